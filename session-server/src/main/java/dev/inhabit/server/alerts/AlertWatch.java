package dev.inhabit.server.alerts;

import dev.inhabit.protocol.AlertKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts stand, and since when each limit is passed or not: what was seen so far, as a value. An alert is raised once,
 * when its limit was passed for as long as the rule says, and is over when it has not been passed for
 * {@link Alerts#clearAfterS}. What is not known passes no limit.
 *
 * @param kinds of those whose limit is passed or that stand
 */
public record AlertWatch(List<Seen> kinds) {
    public static final AlertWatch NOTHING = new AlertWatch(List.of());

    private static final long MS_PER_S = 1_000;

    /**
     * @param sinceMs since when the limit is passed, or not passed any more, ms since 1970
     * @param passed whether it is passed
     * @param standing whether the alert was raised
     */
    public record Seen(AlertKind kind, long sinceMs, boolean passed, boolean standing) {}

    /** @param value as it was when it was raised */
    public record Raised(Alerts.Rule rule, double value) {}

    /** What came of one look. */
    public record Look(AlertWatch after, List<Raised> raised, List<AlertKind> over) {
        public Look {
            raised = List.copyOf(raised);
            over = List.copyOf(over);
        }
    }

    public AlertWatch {
        kinds = List.copyOf(kinds);
    }

    /** With these standing, as a session is found in its log. */
    public static AlertWatch standing(List<AlertKind> open, long nowMs) {
        return new AlertWatch(
                open.stream().map(kind -> new Seen(kind, nowMs, true, true)).toList());
    }

    /** Looks once; how often decides how late an alert can be. */
    public Look look(Alerts clinic, AlertSigns signs, long nowMs) {
        List<Seen> next = new ArrayList<>();
        List<Raised> raised = new ArrayList<>();
        List<AlertKind> over = new ArrayList<>();
        for (Alerts.Rule rule : clinic.alerts()) {
            Double value = signs.of(rule.kind());
            boolean passed = value != null && rule.isPassedBy(value);
            Seen before = seen(rule.kind());
            boolean standing = before != null && before.standing();
            long sinceMs = before != null && before.passed() == passed ? before.sinceMs() : nowMs;
            if (passed && !standing && value != null && nowMs - sinceMs >= rule.forS() * MS_PER_S) {
                standing = true;
                raised.add(new Raised(rule, value));
            } else if (!passed && standing && nowMs - sinceMs >= clinic.clearAfterS() * MS_PER_S) {
                standing = false;
                over.add(rule.kind());
            }
            if (passed || standing) {
                next.add(new Seen(rule.kind(), sinceMs, passed, standing));
            }
        }
        return new Look(new AlertWatch(next), raised, over);
    }

    private @Nullable Seen seen(AlertKind kind) {
        return kinds.stream().filter(one -> one.kind() == kind).findFirst().orElse(null);
    }
}
