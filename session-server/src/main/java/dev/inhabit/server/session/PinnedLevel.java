package dev.inhabit.server.session;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content a session runs with, copied at creation: what a clinic edits tomorrow does not change yesterday.
 *
 * @param hash SHA-256 of the level's canonical form, hex
 * @param sublevel {@code 1A} to {@code 5E}
 * @param plannedMs how long the exposure is meant to last, ms of session time
 * @param sudsLow low end of the distress expected here, 0 to 100
 * @param mood 0 friendly to 100 critical
 * @param questionDifficulty 0 to 10
 * @param copy the level as it was, canonical JSON
 */
public record PinnedLevel(
        String hash,
        String sublevel,
        String title,
        long plannedMs,
        int sudsLow,
        int sudsHigh,
        int audienceSize,
        int mood,
        int questionDifficulty,
        Shares shares,
        String applause,
        String copy) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Whether the audience does this, such as {@code questions}. */
    boolean hasFeature(String feature) {
        for (JsonNode each : JSON.readTree(copy).at("/audience/features")) {
            if (each.asString().equals(feature)) {
                return true;
            }
        }
        return false;
    }

    /** How the audience divides at the level's own mood, percent. The first four add up to 100. */
    public record Shares(int attentive, int bored, int skeptical, int engaged, int ambient) {}
}
