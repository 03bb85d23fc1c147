package dev.inhabit.server.session;

import java.util.ArrayList;
import java.util.List;
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
    /** The level at which somebody speaks alone before an audience. */
    private static final char SPEAKING = '3';

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the people do here, such as {@code questions}. Reads the copy. */
    public List<String> features() {
        List<String> features = new ArrayList<>();
        JSON.readTree(copy).at("/audience/features").forEach(each -> features.add(each.asString()));
        return features;
    }

    /** Whether people do this here, or the speaker may; see {@link #features}. */
    public boolean has(String feature) {
        return features().contains(feature);
    }

    /** Whether a speaker may use notes; so could everybody before levels said so. */
    boolean allowsNotes() {
        return !isSpeech()
                || has("notes")
                || JSON.readTree(copy).at("/audience/features").isMissingNode();
    }

    /** Whether the patient speaks to an audience here, and not with people. */
    boolean isSpeech() {
        return sublevel.charAt(0) == SPEAKING || !AudiencePlan.of(this).phases().isEmpty();
    }

    /** How the audience divides at the level's own mood, percent. The first four add up to 100. */
    public record Shares(int attentive, int bored, int skeptical, int engaged, int ambient) {}
}
