package dev.inhabit.server.adaptation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have the therapist do.
 *
 * @param reason one sentence with its figures
 * @param evidence the session times in ms of the readings it rests on, ascending
 * @param tag which tag goes with the rises; null for other rules
 * @param chance probability of such rises by chance; null for other rules
 */
public record Suggestion(
        Rule rule,
        String reason,
        List<Long> evidence,
        @Nullable String tag,
        @Nullable Double chance) {
    /** Which rule speaks, and what it asks for. */
    public enum Rule {
        /** The heart stays fast: make it easier, or give it more time. */
        STAYS_HIGH(-1),
        /** It came down fast and distress with it: can go on to something harder. */
        FAST_DROP(1),
        /** It rises after the same thing again and again: perhaps a trigger. Asks for no change. */
        SPIKE_ON_TAG(0);

        private final int step;

        Rule(int step) {
            this.step = step;
        }

        /** Of difficulty within the sub-level: one easier, none or one harder. */
        public int step() {
            return step;
        }
    }

    public Suggestion {
        evidence = List.copyOf(evidence);
    }
}
