package dev.inhabit.affect.fusion;

import java.util.Optional;

/**
 * Notices a pleasant face over unpleasant words and a sad or flat voice, held for three seconds. Looks at what the
 * senses say and not at the joint reading, whose winner the smile may be. A proposal of this project without clinical
 * validation. A value; each observation gives the next.
 *
 * @param sinceMs when the signs that still hold were first seen
 * @param lastMs when they were last seen
 */
public record HiddenStress(Optional<Long> sinceMs, long lastMs) {
    /** Nothing seen yet. */
    public static final HiddenStress NONE = new HiddenStress(Optional.empty(), 0);

    /** Signs that hold for this long count. */
    public static final int HELD_MS = 3000;

    /** Without an observation for this long, nothing is known to have held. */
    static final int LONGEST_GAP_MS = 1000;

    private static final double PLEASANT_FACE = .4;
    private static final double UNPLEASANT_WORDS = -.3;
    private static final double FLAT_SEMITONES = 2;
    private static final double SURE = .6;

    /** After looking at the signs at that time; empty if a sense has no reading now. */
    public HiddenStress observe(long atMs, Optional<Signs> signs) {
        if (signs.isEmpty() || !shows(signs.get())) {
            return new HiddenStress(Optional.empty(), atMs);
        }
        boolean goesOn = sinceMs.isPresent() && atMs - lastMs <= LONGEST_GAP_MS;
        return new HiddenStress(goesOn ? sinceMs : Optional.of(atMs), atMs);
    }

    /** Whether the signs have held long enough. */
    public boolean isPresent() {
        return sinceMs.isPresent() && lastMs - sinceMs.get() >= HELD_MS;
    }

    /** Whether the signs of one moment contradict each other in this way. */
    public static boolean shows(Signs signs) {
        return signs.faceConfidence() >= SURE
                && signs.textConfidence() >= SURE
                && signs.voiceConfidence() >= SURE
                && signs.faceValence() >= PLEASANT_FACE
                && signs.textSentiment() <= UNPLEASANT_WORDS
                && (signs.voiceValence() < 0 || signs.pitchSdSemitones() < FLAT_SEMITONES);
    }

    /**
     * What the senses say at one moment. Valences and sentiment are -1..1, confidences 0..1.
     *
     * @param pitchSdSemitones standard deviation of the voice's pitch
     */
    public record Signs(
            double faceValence,
            double faceConfidence,
            double textSentiment,
            double textConfidence,
            double voiceValence,
            double voiceConfidence,
            double pitchSdSemitones) {}
}
