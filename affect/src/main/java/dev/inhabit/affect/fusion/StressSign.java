package dev.inhabit.affect.fusion;

/**
 * What one source says about stress.
 *
 * @param strength 0 none, 1 strongest
 * @param confidence 0..1
 */
public record StressSign(StressSource source, double strength, double confidence) {
    private static final double MOST_UNPLEASANT = .64;

    public StressSign {
        if (!(strength >= 0 && strength <= 1 && confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("strength and confidence must lie in 0..1");
        }
    }

    /**
     * From a face: its arousal, let through as far as its valence is negative, so that joy is no stress. Both -1..1;
     * arousal is moved to 0..1 and valence measured against that of fear, the most unpleasant class.
     */
    public static StressSign ofFace(double valence, double arousal, double confidence) {
        double gate = unit(-valence / MOST_UNPLEASANT);
        return new StressSign(StressSource.FACE, unit((arousal + 1) / 2) * gate, confidence);
    }

    /** From a voice: how far it is from the speaker's own calm, 0..1. */
    public static StressSign ofVoice(double strength, double confidence) {
        return new StressSign(StressSource.VOICE, unit(strength), confidence);
    }

    /** From words: how negative their sentiment is, -1..1. */
    public static StressSign ofText(double sentiment, double confidence) {
        return new StressSign(StressSource.TEXT, unit(-sentiment), confidence);
    }

    /** From heart and skin: arousal 0..1 over the person's rest. */
    public static StressSign ofBody(double arousal, double confidence) {
        return new StressSign(StressSource.BODY, unit(arousal), confidence);
    }

    private static double unit(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
