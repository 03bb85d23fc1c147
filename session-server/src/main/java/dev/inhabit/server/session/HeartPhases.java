package dev.inhabit.server.session;

import dev.inhabit.protocol.HeartPhase;
import dev.inhabit.protocol.HeartPhase.Part;
import dev.inhabit.protocol.HeartPhase.Reading;
import dev.inhabit.server.adaptation.HeartPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the heart went through the scene: its time so far in four equal parts. The limits and the words are a proposal of this
 * project without clinical validation; docs/clinical.md says so.
 */
public final class HeartPhases {
    private HeartPhases() {}

    /** Empty before the scene began, and where no heart rate came in it. Nothing is read into a heart that is not judged. */
    public static List<HeartPhase> of(SessionState state, long nowActiveMs, long nowMs) {
        Double baseline = state.adaptation().notJudged(nowMs) != null
                ? null
                : state.heart().baselineBpm();
        return of(state.adaptation().heart(), baseline, nowActiveMs, state.rules());
    }

    static List<HeartPhase> of(List<HeartPoint> heart, @Nullable Double baseline, long nowActiveMs, PinnedRules rules) {
        if (heart.isEmpty() || nowActiveMs <= 0) {
            return List.of();
        }
        Part[] parts = Part.values();
        List<@Nullable Double> means = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            means.add(mean(heart, edge(i, nowActiveMs), edge(i + 1, nowActiveMs)));
        }
        List<HeartPhase> phases = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            Double bpm = means.get(i);
            phases.add(new HeartPhase(
                    parts[i],
                    edge(i, nowActiveMs),
                    edge(i + 1, nowActiveMs),
                    bpm,
                    bpm == null || baseline == null ? null : Double.valueOf(bpm - baseline),
                    bpm == null || baseline == null ? null : reading(means, phases, i, bpm, baseline, rules)));
        }
        return phases;
    }

    private static long edge(int part, long nowActiveMs) {
        return nowActiveMs * part / Part.values().length;
    }

    /** Of the readings that end in it, each by its signal; null without any. */
    private static @Nullable Double mean(List<HeartPoint> heart, long fromMs, long toMs) {
        double sum = 0;
        long signalMs = 0;
        for (HeartPoint point : heart) {
            if (point.atMs() > fromMs && point.atMs() <= toMs) {
                sum += point.bpm() * point.signalMs();
                signalMs += point.signalMs();
            }
        }
        return signalMs == 0 ? null : sum / signalMs;
    }

    private static Reading reading(
            List<@Nullable Double> means,
            List<HeartPhase> before,
            int part,
            double bpm,
            double baseline,
            PinnedRules rules) {
        double over = bpm - baseline;
        Double previous = null;
        boolean hasFallen = false;
        for (HeartPhase one : before) {
            previous = one.bpm() == null ? previous : one.bpm();
            hasFallen |= one.reading() == Reading.HABITUATION_BEGINS || one.reading() == Reading.HABITUATION_CONTINUES;
        }
        if (over < rules.nearBpm()) {
            return previous != null && previous - baseline >= rules.nearBpm()
                    ? Reading.RECOVERY
                    : Reading.NEAR_BASELINE;
        }
        if (over >= rules.stressBpm() && means.stream().allMatch(one -> one == null || one <= bpm)) {
            return Reading.PEAK_STRESS;
        }
        if (previous == null || part == 0) {
            return Reading.RAISED;
        }
        if (previous - bpm >= rules.changeBpm()) {
            return hasFallen ? Reading.HABITUATION_CONTINUES : Reading.HABITUATION_BEGINS;
        }
        return bpm - previous >= rules.changeBpm() ? Reading.RISING : Reading.RAISED;
    }
}
