package dev.inhabit.server.sensing;

/**
 * One utterance, counted.
 *
 * @param words without fillers
 * @param endedAtMs when its last word was said
 */
record SpokenCount(int words, int fillers, int durationMs, long endedAtMs) {
    long beganAtMs() {
        return endedAtMs - durationMs;
    }
}
