package dev.inhabit.server;

import com.typesafe.config.Config;
import dev.inhabit.server.journal.CannotStart;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.session.SessionSettings;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Every bound that a clinic can set, read from {@code inhabit.session}; the reasons stand beside the defaults there.
 *
 * @param baselineMinS in place of what the clinic's content says, for a demonstration
 */
public record Limits(SessionSettings session, OptionalInt baselineMinS, RecordingEntity.Settings writing) {
    private static final Duration BASELINE_LEAST = Duration.ofSeconds(10);
    private static final Duration BASELINE_MOST = Duration.ofMinutes(2);
    private static final Duration PROMPT_LEAST = Duration.ofMinutes(2);
    private static final Duration PROMPT_MOST = Duration.ofMinutes(5);

    /** @throws com.typesafe.config.ConfigException where a setting is missing or of the wrong kind; it names line and path */
    public static Limits of(Config config) {
        Config c = config.getConfig("inhabit.session");
        return new Limits(
                new SessionSettings(
                        c.getInt("commands-max"),
                        c.getInt("batch-max"),
                        c.getDuration("wait-max"),
                        c.getDuration("behind-after"),
                        c.getDuration("ticket-life"),
                        c.getInt("tickets-max"),
                        c.getInt("watchers-max"),
                        c.getDuration("controller-gone-calm-after"),
                        c.getDuration("controller-gone-pause-after"),
                        c.getInt("updates-kept"),
                        sudsPromptEvery(c)),
                baselineMinS(c),
                new RecordingEntity.Settings(
                        c.getDuration("offline-limit"),
                        c.getInt("snapshot-every"),
                        c.getDuration("write-backoff-min"),
                        c.getDuration("write-backoff-max")));
    }

    private static Duration sudsPromptEvery(Config c) {
        Duration every = c.getDuration("suds-prompt-every");
        if (!every.isZero() && (every.compareTo(PROMPT_LEAST) < 0 || every.compareTo(PROMPT_MOST) > 0)) {
            throw new CannotStart("inhabit.session.suds-prompt-every is " + every.toSeconds() + " s, must be "
                    + PROMPT_LEAST.toSeconds() + " to " + PROMPT_MOST.toSeconds() + " s, or 0 for never.");
        }
        return every;
    }

    private static OptionalInt baselineMinS(Config c) {
        if (!c.hasPath("baseline-min")) {
            return OptionalInt.empty();
        }
        Duration baselineMin = c.getDuration("baseline-min");
        if (baselineMin.compareTo(BASELINE_LEAST) < 0 || baselineMin.compareTo(BASELINE_MOST) > 0) {
            throw new CannotStart("inhabit.session.baseline-min is " + baselineMin.toSeconds() + " s, must be "
                    + BASELINE_LEAST.toSeconds() + " to " + BASELINE_MOST.toSeconds() + " s.");
        }
        return OptionalInt.of(Math.toIntExact(baselineMin.toSeconds()));
    }
}
