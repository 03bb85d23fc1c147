package dev.inhabit.affect.physiology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often a heart changes between speeding up and slowing down (Costa, Davis and Goldberger 2017): it rises with age and
 * disease, where breathing does not explain it. Segments are counted as NeuroKit does, each once whatever its length; nothing is
 * followed across a beat that was taken out.
 *
 * @param inflectionShare turns, of all intervals, 0 to 1 (PIP)
 * @param inverseMeanSegment 1 over the mean length of a segment of speeding up or slowing down, in intervals (IALS)
 * @param shortSegmentShare segments of fewer than three intervals, of all (PSS)
 * @param alternationShare of the stretches of turns one after the other those of at least four (PAS)
 */
public record HeartRateFragmentation(
        double inflectionShare, double inverseMeanSegment, double shortSegmentShare, double alternationShare) {
    private static final int LONG_SEGMENT = 3;
    private static final int LONG_ALTERNATION = 4;

    /**
     * Empty where the heart never turns.
     *
     * @param nnMs intervals in ms in their order, {@link Double#NaN} where one was taken out
     */
    public static Optional<HeartRateFragmentation> of(double[] nnMs) {
        Counting counting = new Counting();
        int kept = 0;
        double before = Double.NaN;
        double difference = Double.NaN;
        for (double nn : nnMs) {
            kept += Double.isNaN(nn) ? 0 : 1;
            double now = nn - before;
            counting.next(difference, now);
            difference = now;
            before = nn;
        }
        counting.next(difference, Double.NaN);
        if (counting.turns == 0) {
            return Optional.empty();
        }
        return Optional.of(new HeartRateFragmentation(
                (double) counting.turns / kept,
                counting.segments.isEmpty()
                        ? 0
                        : 1
                                / counting.segments.stream()
                                        .mapToInt(n -> n)
                                        .average()
                                        .orElseThrow(),
                share(counting.segments, n -> n < LONG_SEGMENT),
                share(counting.alternations, n -> n >= LONG_ALTERNATION)));
    }

    private static double share(List<Integer> lengths, java.util.function.IntPredicate holds) {
        return lengths.isEmpty()
                ? 0
                : (double) lengths.stream().mapToInt(n -> n).filter(holds).count() / lengths.size();
    }

    /** One difference after the other. A heart that stays turns too, as there. */
    private static final class Counting {
        private final List<Integer> segments = new ArrayList<>();
        private final List<Integer> alternations = new ArrayList<>();
        private int turns;
        private int segment;
        private int alternation;

        void next(double difference, double now) {
            boolean isOneWay = now != 0 && !Double.isNaN(now);
            if (segment > 0 && isOneWay && Math.signum(difference) == Math.signum(now)) {
                segment++;
            } else {
                close(segments, segment);
                segment = isOneWay ? 1 : 0;
            }
            if (difference * now <= 0) {
                turns++;
                alternation++;
            } else {
                close(alternations, alternation);
                alternation = 0;
            }
        }

        private static void close(List<Integer> lengths, int length) {
            if (length > 0) {
                lengths.add(length);
            }
        }
    }
}
