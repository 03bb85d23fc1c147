package dev.inhabit.server.session;

import dev.inhabit.protocol.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an exposure asked of the patient and by what distress fell in it; a function of what was recorded. By what a fall is
 * classed is this project's proposal without clinical validation; docs/clinical.md says so.
 *
 * @param baselineSuds the last rating before the scene, the first in it where there is none before; null without any
 * @param activationSuds peak − baseline of the ratings
 * @param activationBpm peak − baseline of the heart rate; null without either, or where the heart is not judged
 * @param load area under the ratings above the baseline, by the trapezoid rule, over the minutes from the first rating in the
 *     scene to the last: SUDS; null below two ratings or where they are of one moment
 * @param dropCause null where distress did not fall by what counts
 */
public record ExposureMeasures(
        @Nullable Integer baselineSuds,
        @Nullable Integer activationSuds,
        @Nullable Double activationBpm,
        @Nullable Double load,
        @Nullable DropCause dropCause) {

    public static ExposureMeasures of(SessionState state) {
        List<SudsCurve.Rating> ratings = state.sceneSuds().ratings();
        Double heartPeak = state.heart().peakBpm();
        Double heartBaseline = state.heart().baselineBpm();
        Double activationBpm =
                heartPeak == null || heartBaseline == null || state.adaptation().isUnwell()
                        ? null
                        : Double.valueOf(heartPeak - heartBaseline);
        if (ratings.isEmpty()) {
            return new ExposureMeasures(null, null, activationBpm, null, null);
        }
        int baseline = baseline(state, ratings);
        return new ExposureMeasures(
                baseline,
                ratings.get(peak(ratings)).suds() - baseline,
                activationBpm,
                load(ratings, baseline),
                dropCause(state, ratings));
    }

    private static int baseline(SessionState state, List<SudsCurve.Rating> inScene) {
        long startedAtMs = Objects.requireNonNull(state.startedAt()).toEpochMilli();
        Integer before = null;
        for (SudsCurve.Rating one : state.suds().ratings()) {
            before = one.occurredAtMs() < startedAtMs ? Integer.valueOf(one.suds()) : before;
        }
        return before == null ? inScene.get(0).suds() : before;
    }

    /** The first of the highest. */
    private static int peak(List<SudsCurve.Rating> ratings) {
        int peak = 0;
        for (int i = 1; i < ratings.size(); i++) {
            peak = ratings.get(i).suds() > ratings.get(peak).suds() ? i : peak;
        }
        return peak;
    }

    static @Nullable Double load(List<SudsCurve.Rating> ratings, int baseline) {
        double area = 0;
        for (int i = 1; i < ratings.size(); i++) {
            double from = ratings.get(i - 1).suds() - baseline;
            double to = ratings.get(i).suds() - baseline;
            area += above(from, to)
                    * (ratings.get(i).atActiveMs() - ratings.get(i - 1).atActiveMs());
        }
        long spanMs =
                ratings.get(ratings.size() - 1).atActiveMs() - ratings.get(0).atActiveMs();
        return spanMs == 0 ? null : area / spanMs;
    }

    /** Mean of the part above 0 of a line from one value to another. */
    private static double above(double from, double to) {
        if (from >= 0 && to >= 0) {
            return (from + to) / 2;
        }
        double high = Math.max(from, to);
        return high <= 0 ? 0 : high * high / (2 * Math.abs(to - from));
    }

    /**
     * Each part of the fall counts for what happened between the two ratings that show it; the cause of most of it is that of
     * all of it, and of equal ones the one that is not habituation.
     */
    private static @Nullable DropCause dropCause(SessionState state, List<SudsCurve.Rating> ratings) {
        int peak = peak(ratings);
        int from = ratings.get(peak).suds();
        int fall = from - ratings.get(ratings.size() - 1).suds();
        if (fall < Math.max(state.rules().fallPoints(), state.rules().fallPercent() / 100.0 * from)) {
            return null;
        }
        if (state.outcome() == Outcome.QUIT) {
            // Whoever is taken out by somebody else flees nothing; how it would have gone on nobody knows.
            return state.takenOut() ? DropCause.UNKNOWN : DropCause.AVOIDANCE;
        } else if (state.interruptions() > 0) {
            return DropCause.UNKNOWN;
        }
        Map<DropCause, Integer> parts = new EnumMap<>(DropCause.class);
        for (int i = peak + 1; i < ratings.size(); i++) {
            SudsCurve.Rating before = ratings.get(i - 1);
            SudsCurve.Rating after = ratings.get(i);
            if (after.suds() < before.suds()) {
                parts.merge(between(state, before, after), before.suds() - after.suds(), Integer::sum);
            }
        }
        DropCause most = DropCause.HABITUATION;
        for (Map.Entry<DropCause, Integer> part : parts.entrySet()) {
            if (part.getValue() >= parts.getOrDefault(most, 0)) {
                most = part.getKey();
            }
        }
        return most;
    }

    private static DropCause between(SessionState state, SudsCurve.Rating before, SudsCurve.Rating after) {
        if (wasMadeEasier(state, before.atActiveMs(), after.atActiveMs())) {
            return DropCause.STIMULUS_REMOVED;
        }
        long pausedMs = after.occurredAtMs() - before.occurredAtMs() - (after.atActiveMs() - before.atActiveMs());
        if (pausedMs > SessionClock.TICK_MS) {
            return DropCause.PAUSE;
        }
        boolean encouraged =
                state.encouragedAtMs().stream().anyMatch(at -> at > before.atActiveMs() && at <= after.atActiveMs());
        return encouraged ? DropCause.THERAPIST_REASSURANCE : DropCause.HABITUATION;
    }

    private static boolean wasMadeEasier(SessionState state, long fromMs, long toMs) {
        PinnedLevel level = Objects.requireNonNull(state.level());
        AudienceSettings last = new AudienceSettings(level.audienceSize(), level.mood(), level.questionDifficulty());
        for (AudienceOrder order : state.orders()) {
            long atMs = order.tick() * SessionClock.TICK_MS;
            boolean isBetween = atMs > fromMs && atMs <= toMs;
            if (order.change() instanceof AudienceOrder.Set set) {
                AudienceSettings next = set.settings();
                if (isBetween
                        && (next.size() < last.size()
                                || next.mood() < last.mood()
                                || next.questionDifficulty() < last.questionDifficulty())) {
                    return true;
                }
                last = next;
            }
        }
        return false;
    }
}
