package dev.inhabit.server.sensing;

/**
 * One utterance, counted.
 *
 * @param words without fillers
 * @param endedAtMs when its last word was said
 * @param hasMarks whether it came with punctuation
 */
record SpokenCount(int words, int fillers, int durationMs, long endedAtMs, boolean hasMarks) {
    /** Of one that came with punctuation. */
    SpokenCount(int words, int fillers, int durationMs, long endedAtMs) {
        this(words, fillers, durationMs, endedAtMs, true);
    }

    long beganAtMs() {
        return endedAtMs - durationMs;
    }
}
