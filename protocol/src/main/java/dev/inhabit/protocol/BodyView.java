package dev.inhabit.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of the heart right now, against the person's own baseline. The patient sees no more than this.
 *
 * @param heartRateBpm mean of the last seconds; null in a gap, which is not to be bridged
 * @param gapMs how long ago the last heart rate came; null while they come
 * @param baselineBpm at rest before the scene; null where too little was seen of it
 * @param normalFromBpm own normal range; null without a baseline
 * @param normalToBpm likewise
 * @param peakBpm highest of the scene; null before
 * @param peakAgeMs session time since the peak, ms
 * @param trendBpmPerMin slope over the clinic's window, beats per minute per minute; null below a minute of signal
 * @param graphS how many seconds of it the clinic wants drawn
 * @param graph those seconds, the oldest first, whoever has seen them: where no heart rate came one run ends and another
 *     begins, and nothing is drawn between
 */
public record BodyView(
        @Nullable Double heartRateBpm,
        @Nullable Long gapMs,
        @Nullable Double baselineBpm,
        @Nullable Double normalFromBpm,
        @Nullable Double normalToBpm,
        @Nullable Double peakBpm,
        @Nullable Long peakAgeMs,
        @Nullable Double trendBpmPerMin,
        int graphS,
        List<HeartRun> graph) {
    public BodyView {
        graph = List.copyOf(graph);
    }

    /**
     * Heart rates without a gap.
     *
     * @param fromAgoMs how long ago the first stretch of {@code everyMs} began, ms, by the clock of the wall: rest and pauses
     *     are in the graph too
     * @param everyMs length of each stretch, ms
     * @param bpm of each stretch
     */
    public record HeartRun(long fromAgoMs, int everyMs, List<Double> bpm) {
        public HeartRun {
            bpm = List.copyOf(bpm);
        }
    }
}
