package dev.inhabit.server.feed;

import java.util.List;

/**
 * One message of a heart rate sensor.
 *
 * @param heartRateBpm 20 to 300
 * @param rrMs intervals between beats since the last message, oldest first; empty where the sensor tells none
 * @param touchesSkin whether the sensor feels the skin, as far as it says
 * @param afterGap something is missing between the message before and this one
 * @param atMs when it was measured, ms since 1970
 */
public record HeartBeats(double heartRateBpm, List<Double> rrMs, boolean touchesSkin, boolean afterGap, long atMs) {
    public HeartBeats {
        rrMs = List.copyOf(rrMs);
    }

    /** A rate alone. */
    public static HeartBeats rate(double heartRateBpm) {
        return new HeartBeats(heartRateBpm, List.of(), true, false, 0);
    }
}
