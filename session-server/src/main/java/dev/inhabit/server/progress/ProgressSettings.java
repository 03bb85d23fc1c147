package dev.inhabit.server.progress;

import java.util.Map;

/**
 * What a clinic says about its questionnaires.
 *
 * @param reliabilities by questionnaire; empty unless configured: whose figures are right for a clinic's patients, only
 *     the clinic can tell
 */
public record ProgressSettings(Map<String, Reliability> reliabilities) {
    public static final ProgressSettings NONE = new ProgressSettings(Map.of());

    /**
     * @param reliability of the total, above 0 and below 1
     * @param standardDeviation of totals before treatment, above 0
     */
    public record Reliability(double reliability, double standardDeviation) {
        /** @throws IllegalArgumentException where one is out of its range */
        public Reliability {
            if (!(reliability > 0 && reliability < 1 && standardDeviation > 0)) {
                throw new IllegalArgumentException(
                        "reliability must be above 0 and below 1, standard-deviation above 0");
            }
        }
    }

    public ProgressSettings {
        reliabilities = Map.copyOf(reliabilities);
    }
}
