package dev.inhabit.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the patient looked in a window of session time: one sample for each {@code sampleMs} in which the headset told a
 * pose, computed by replay of what it told. A sample belongs to the window in which it begins, so that two windows side by
 * side add up to both.
 *
 * @param fromMs session time, included, ms
 * @param toMs session time, not included, ms
 * @param sampleMs 300
 * @param samples how many there are
 * @param coveragePercent of the samples that the window could have, 0 to 100: the rest is a gap
 * @param shares null where there is no sample
 * @param faces at whom, the most looked at first
 */
public record GazeView(
        long fromMs,
        long toMs,
        int sampleMs,
        long samples,
        double coveragePercent,
        @Nullable Shares shares,
        List<Face> faces,
        Grid grid) {
    public GazeView {
        faces = List.copyOf(faces);
    }

    /** Percent of all samples of the window; together 100. */
    public record Shares(double facePercent, double audiencePercent, double screenPercent, double elsewherePercent) {}

    /**
     * @param npc number of the person
     * @param percent of all samples of the window
     */
    public record Face(int npc, long samples, double percent) {}

    /**
     * How many samples fell into each direction of the head.
     *
     * @param cellDeg width and height of a cell, degrees
     * @param counts rows from straight down (−90°) up, each from −180° to the right
     */
    public record Grid(int cellDeg, List<List<Integer>> counts) {
        public Grid {
            counts = List.copyOf(counts);
        }
    }
}
