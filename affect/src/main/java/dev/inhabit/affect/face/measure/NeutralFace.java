package dev.inhabit.affect.face.measure;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one person's face measures when nothing moves: the median of what was read so far, in which what is shown half of
 * the time or more counts as neutral. Keeps lengths alone, at most {@value #MOST_KEPT} readings: where they are full,
 * every second is dropped and only half as many are taken from then on. For one camera; used by one thread at a time.
 */
public final class NeutralFace {
    private static final int MOST_KEPT = 256;
    /** A second at 30 pictures/s, half a minute at one. */
    private static final int LEAST_KNOWN = 30;

    private static final int MEDIAN_EVERY = 8;

    private final double[][] kept = new double[FaceShape.LENGTHS][MOST_KEPT];
    private final double[] sorted = new double[MOST_KEPT];
    private int count;
    private int every = 1;
    private int passedOver;
    private int sinceMedian;
    private @Nullable FaceShape median;

    /** Empty before 30 readings were kept. */
    public Optional<FaceShape> shape() {
        return Optional.ofNullable(median);
    }

    void add(FaceShape shape) {
        passedOver++;
        if (passedOver < every) {
            return;
        }
        passedOver = 0;
        if (count == MOST_KEPT) {
            halve();
        }
        for (int length = 0; length < FaceShape.LENGTHS; length++) {
            kept[length][count] = shape.length(length);
        }
        count++;
        sinceMedian++;
        if (count >= LEAST_KNOWN && (median == null || sinceMedian >= MEDIAN_EVERY)) {
            sinceMedian = 0;
            median = median();
        }
    }

    private void halve() {
        for (double[] values : kept) {
            for (int i = 0; i < MOST_KEPT / 2; i++) {
                values[i] = values[2 * i];
            }
        }
        count = MOST_KEPT / 2;
        every *= 2;
    }

    private FaceShape median() {
        double[] lengths = new double[FaceShape.LENGTHS];
        for (int length = 0; length < lengths.length; length++) {
            System.arraycopy(kept[length], 0, sorted, 0, count);
            Arrays.sort(sorted, 0, count);
            lengths[length] = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        }
        return FaceShape.of(lengths);
    }
}
