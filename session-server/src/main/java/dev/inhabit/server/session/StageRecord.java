package dev.inhabit.server.session;

import dev.inhabit.protocol.AudiencePhase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an audience has come with a talk.
 *
 * @param begun phases, in order
 * @param closing what happens between the end of the talk and that of the session; null while the talk goes on
 */
public record StageRecord(
        AudiencePlan plan, List<Begun> begun, @Nullable Closing closing) {
    static final StageRecord NONE = new StageRecord(AudiencePlan.NONE, List.of(), null);

    /** @param atActiveMs session time, ms */
    public record Begun(AudiencePhase phase, long atActiveMs) {}

    /**
     * @param by who ended the talk
     * @param applause {@code none}, {@code clap}, {@code polite} or {@code mixed}
     * @param untilActiveMs session time at which the session ends, ms
     */
    public record Closing(Asker by, String applause, long untilActiveMs) {}

    public StageRecord {
        begun = List.copyOf(begun);
    }

    static StageRecord of(PinnedLevel level) {
        AudiencePlan plan = AudiencePlan.of(level);
        return plan.equals(AudiencePlan.NONE) ? NONE : new StageRecord(plan, List.of(), null);
    }

    StageRecord began(AudiencePhase phase, long atActiveMs) {
        List<Begun> all = new ArrayList<>(begun);
        all.add(new Begun(phase, atActiveMs));
        return new StageRecord(plan, all, closing);
    }

    StageRecord closed(Closing how) {
        return new StageRecord(plan, begun, how);
    }

    /** The phase that comes next; null where there is none, or the talk is over. */
    AudiencePlan.@Nullable Phase next() {
        return closing != null || begun.size() >= plan.phases().size()
                ? null
                : plan.phases().get(begun.size());
    }

    /** Session time at which the next phase begins or the session ends by itself, ms; the largest long where neither will. */
    public long dueActiveMs() {
        if (closing != null) {
            return closing.untilActiveMs();
        }
        AudiencePlan.Phase next = next();
        return next == null ? Long.MAX_VALUE : next.fromActiveMs();
    }
}
