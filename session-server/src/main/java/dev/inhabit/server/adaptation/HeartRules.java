package dev.inhabit.server.adaptation;

import dev.inhabit.server.adaptation.Suggestion.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two rules that need a baseline. */
final class HeartRules {
    /** A peak is the middle one of so many readings, so that one wrong reading is none. */
    private static final int PEAK_READINGS = 3;

    private HeartRules() {}

    /** High for most of the last five minutes of good signal. */
    static Optional<Suggestion> staysHigh(Readings readings, RuleSettings settings) {
        Double baseline = readings.baselineBpm();
        if (baseline == null) {
            return Optional.empty();
        }
        double limit = baseline + settings.highAboveBaselineBpm();
        long goodMs = 0;
        long highMs = 0;
        long firstMs = readings.nowMs();
        List<HeartPoint> heart = readings.heart();
        for (int i = heart.size() - 1; i >= 0 && goodMs < settings.highMinMs(); i--) {
            HeartPoint point = heart.get(i);
            goodMs += point.signalMs();
            highMs += point.bpm() >= limit ? point.signalMs() : 0;
            firstMs = point.atMs() - point.signalMs();
        }
        if (goodMs < settings.highMinMs() || highMs < settings.highShare() * goodMs) {
            return Optional.empty();
        }
        String reason = String.format(
                Locale.ROOT,
                "Heart rate %.0f bpm or more above the baseline of %.0f for %.0f %% of %.0f min",
                settings.highAboveBaselineBpm(),
                baseline,
                100.0 * highMs / goodMs,
                goodMs / 60_000.0);
        return Optional.of(new Suggestion(Rule.STAYS_HIGH, reason, List.of(firstMs, readings.nowMs()), null, null));
    }

    /** Half of the way down from the peak within two minutes, and ratings came down with it. */
    static Optional<Suggestion> fastDrop(Readings readings, RuleSettings settings) {
        Double baseline = readings.baselineBpm();
        HeartPoint peak = peak(readings.heart());
        HeartPoint now = lastMiddle(readings.heart());
        if (baseline == null
                || peak == null
                || now == null
                || peak.bpm() < baseline + settings.peakMinBpm()
                || now.atMs() <= peak.atMs()) {
            return Optional.empty();
        }
        double recovery = (peak.bpm() - now.bpm()) / (peak.bpm() - baseline);
        long tookMs = now.atMs() - peak.atMs();
        boolean isMoreThanWandering = peak.bpm() - now.bpm() >= settings.dropDeviations() * readings.restDeviationBpm();
        if (!isMoreThanWandering
                || recovery < settings.dropRecovery()
                || tookMs > settings.dropWithinMs()
                || !ratingsAgree(readings)) {
            return Optional.empty();
        }
        String reason = String.format(
                Locale.ROOT,
                "Heart rate came %.0f %% of the way from %.0f bpm back to the baseline in %d s, and the ratings fell",
                100 * recovery,
                peak.bpm(),
                tookMs / 1_000);
        return Optional.of(new Suggestion(Rule.FAST_DROP, reason, List.of(peak.atMs(), now.atMs()), null, null));
    }

    /** The latest rating is the lowest since the highest one, and lower than it. */
    private static boolean ratingsAgree(Readings readings) {
        List<Rating> ratings = readings.ratings();
        if (ratings.size() < 2) {
            return false;
        }
        int last = ratings.get(ratings.size() - 1).suds();
        int highest = 0;
        for (int i = 1; i < ratings.size(); i++) {
            if (ratings.get(i).suds() >= ratings.get(highest).suds()) {
                highest = i;
            }
        }
        return last < ratings.get(highest).suds()
                && ratings.subList(highest, ratings.size()).stream().allMatch(one -> one.suds() >= last);
    }

    /** The highest of the middles of three readings in a row; the first of equal ones. */
    private static @Nullable HeartPoint peak(List<HeartPoint> heart) {
        HeartPoint highest = null;
        for (int i = PEAK_READINGS; i <= heart.size(); i++) {
            HeartPoint middle = middle(heart.subList(i - PEAK_READINGS, i));
            if (highest == null || middle.bpm() > highest.bpm()) {
                highest = middle;
            }
        }
        return highest;
    }

    private static @Nullable HeartPoint lastMiddle(List<HeartPoint> heart) {
        return heart.size() < PEAK_READINGS ? null : middle(heart.subList(heart.size() - PEAK_READINGS, heart.size()));
    }

    private static HeartPoint middle(List<HeartPoint> some) {
        List<HeartPoint> sorted = new ArrayList<>(some);
        sorted.sort((a, b) -> Double.compare(a.bpm(), b.bpm()));
        return sorted.get(sorted.size() / 2);
    }
}
