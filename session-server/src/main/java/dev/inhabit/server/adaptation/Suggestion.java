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
        STAYS_HIGH("stays-high", -1),
        /** It came down fast and distress with it: can go on to something harder. */
        FAST_DROP("fast-drop", 1),
        /** It rises after the same thing again and again: perhaps a trigger. Asks for no change. */
        SPIKE_ON_TAG("spike-on-tag", 0),
        /** What was feared did not happen: end, or move on to something else. Which of them is a person's to choose. */
        EXPECTANCY_VIOLATED("expectancy-violated", 0);

        private final String label;
        private final int step;

        Rule(String label, int step) {
            this.label = label;
            this.step = step;
        }

        /** As it is written in events, for ever. */
        public String label() {
            return label;
        }

        /** @throws IllegalArgumentException where no rule is called that */
        public static Rule of(String label) {
            for (Rule rule : values()) {
                if (rule.label.equals(label)) {
                    return rule;
                }
            }
            throw new IllegalArgumentException("no rule is called " + label);
        }

        /** Whether it rests on the heart. */
        boolean readsTheHeart() {
            return this != EXPECTANCY_VIOLATED;
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
