package dev.inhabit.server.adaptation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much a heart wanders by itself, so that what it does can be told from that: its readings are taken for a level and a
 * deviation that dies away from one reading to the next (autoregressive, of the first order). A mean of many readings of a
 * slow heart tells hardly more than one of them.
 *
 * @param deviationBpm of single readings, standard deviation
 * @param memory how much of a deviation is left a reading later, 0 to {@value #MEMORY_MAX}
 * @param readings of which that was found; 0 of whom too little is known
 */
record Wandering(double deviationBpm, double memory, int readings) {
    /** Of whom too little is known, or whose heart does not wander. */
    static final Wandering UNKNOWN = new Wandering(0, 0, 0);
    /** What wanders more slowly than this cannot be told from a level in the length of a session. */
    static final double MEMORY_MAX = 0.99;
    /** Fewer readings tell nothing of it. */
    private static final int READINGS_MIN = 12;
    /** A level lasts so many readings at least. */
    private static final int LEVEL_MIN = 6;

    /**
     * From what is known of the heart: at rest about one level, in the scene about two, since it may have risen or fallen
     * there once for a reason.
     *
     * @param rest bpm, in the order of time
     * @param scene likewise
     */
    static Wandering of(double[] rest, double[] scene) {
        List<double[]> pieces = new ArrayList<>(3);
        add(pieces, rest, 0, rest.length);
        int step = step(scene);
        add(pieces, scene, 0, step);
        add(pieces, scene, step, scene.length);
        int count = pieces.stream().mapToInt(piece -> piece.length).sum();
        if (count < READINGS_MIN) {
            return UNKNOWN;
        }
        double squares = 0;
        double products = 0;
        for (double[] piece : pieces) {
            for (int i = 1; i < piece.length; i++) {
                squares += piece[i - 1] * piece[i - 1];
                products += piece[i] * piece[i - 1];
            }
        }
        if (squares == 0) {
            return UNKNOWN;
        }
        double found = products / squares;
        double pushes = 0;
        for (double[] piece : pieces) {
            for (int i = 1; i < piece.length; i++) {
                double push = piece[i] - found * piece[i - 1];
                pushes += push * push;
            }
        }
        // A memory found about means of the same readings is too short by so much (Kendall 1954).
        double memory = Math.max(0, Math.min(MEMORY_MAX, found + (1 + 3 * found) * pieces.size() / count));
        double variance = pushes / Math.max(1, count - 2 * pieces.size()) / (1 - memory * memory);
        return new Wandering(Math.sqrt(variance), memory, count);
    }

    /** The readings from one place to another, without their mean; too few are left out. */
    private static void add(List<double[]> pieces, double[] readings, int from, int to) {
        if (to - from < LEVEL_MIN) {
            return;
        }
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += readings[i] / (to - from);
        }
        double[] piece = new double[to - from];
        for (int i = from; i < to; i++) {
            piece[i - from] = readings[i] - mean;
        }
        pieces.add(piece);
    }

    /** Where two levels explain the readings best; 0 where they are too few for two. */
    private static int step(double[] readings) {
        double all = 0;
        for (double one : readings) {
            all += one;
        }
        int best = 0;
        double most = 0;
        double sum = 0;
        for (int i = 0; i < readings.length; i++) {
            if (i >= LEVEL_MIN && i <= readings.length - LEVEL_MIN) {
                double apart = sum / i - (all - sum) / (readings.length - i);
                double explained = apart * apart * i * (readings.length - i) / readings.length;
                if (explained > most) {
                    most = explained;
                    best = i;
                }
            }
            sum += readings[i];
        }
        return best;
    }

    /**
     * Whether a level differs from another by more than chance: what is known of a slow heart's levels is little, however many
     * readings there are.
     *
     * @param error standard error of the difference, bpm
     * @param errors how many of them it takes where all is known
     */
    boolean levelsDiffer(double differenceBpm, double error, double errors) {
        return isMore(differenceBpm, error, errors, readings * (1 - memory) / (1 + memory) - 1);
    }

    /** Likewise whether it rose or fell by more than it does by itself, of which each reading tells. */
    boolean moved(double differenceBpm, double error, double errors) {
        return isMore(differenceBpm, error, errors, readings);
    }

    /**
     * With a quantile of Student's distribution instead of one of the normal (first two terms of its expansion, Abramowitz and
     * Stegun 26.7.5).
     */
    private boolean isMore(double differenceBpm, double error, double errors, double freedom) {
        if (error == 0) {
            return true;
        }
        if (freedom <= 0) {
            return false;
        }
        double cubed = errors * errors * errors;
        double first = (cubed + errors) / 4;
        double second = (5 * cubed * errors * errors + 16 * cubed + 3 * errors) / 96;
        return differenceBpm >= error * (errors + first / freedom + second / (freedom * freedom));
    }

    /** Standard deviation of readings (n − 1), bpm; 0 of fewer than two. */
    static double deviation(double[] readings) {
        double mean = Arrays.stream(readings).average().orElse(0);
        double squares =
                Arrays.stream(readings).map(one -> (one - mean) * (one - mean)).sum();
        return readings.length < 2 ? 0 : Math.sqrt(squares / (readings.length - 1));
    }

    /** Standard error of a mean of so many readings in a row, bpm. */
    double ofMean(int count) {
        return deviationBpm * Math.sqrt(share(count));
    }

    /**
     * Standard error of the difference of two means, bpm.
     *
     * @param between readings that lie between the two rows
     */
    double ofDifference(int first, int between, int second) {
        double together = Math.pow(memory, between + 1)
                * (1 - Math.pow(memory, first))
                * (1 - Math.pow(memory, second))
                / ((1 - memory) * (1 - memory) * first * second);
        return deviationBpm * Math.sqrt(Math.max(0, share(first) + share(second) - 2 * together));
    }

    /** Variance of a mean of so many readings in a row, as a share of that of one. */
    private double share(int count) {
        double left = 1 - memory;
        return ((1 + memory) / left - 2 * memory * (1 - Math.pow(memory, count)) / (count * left * left)) / count;
    }
}
