package dev.inhabit.affect.voice;

import java.util.OptionalDouble;

/** The breaths heard in a stream during its last minute, second by second. Holds no sound; for one thread. */
final class Breaths {
    private static final int SECONDS = 60;
    private static final int LEAST_SECONDS = 30;
    private static final double LEAST_PAUSE_SECONDS = 5;
    private static final int LEAST_BREATHS = 3;

    private final int[] breaths = new int[SECONDS];
    private final double[] pause = new double[SECONDS];
    private long heard;

    /** One more second: how many breaths lie in its middle, and how much of it nobody spoke. */
    void add(int breathsInIt, double pauseSeconds) {
        int at = (int) (heard % SECONDS);
        breaths[at] = breathsInIt;
        pause[at] = pauseSeconds;
        heard++;
    }

    /**
     * Breaths a minute. Empty in the first half minute, with less than five seconds of pause in the last minute, or with
     * fewer than three breaths: a microphone that picks up none tells nothing.
     */
    OptionalDouble perMinute() {
        int known = (int) Math.min(heard, SECONDS);
        int breathed = 0;
        double paused = 0;
        for (int i = 0; i < known; i++) {
            breathed += breaths[i];
            paused += pause[i];
        }
        return known < LEAST_SECONDS || paused < LEAST_PAUSE_SECONDS || breathed < LEAST_BREATHS
                ? OptionalDouble.empty()
                : OptionalDouble.of(breathed * 60.0 / known);
    }
}
