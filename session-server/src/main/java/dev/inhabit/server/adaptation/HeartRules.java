package dev.inhabit.server.adaptation;

import dev.inhabit.server.adaptation.Suggestion.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two rules that need a baseline. */
final class HeartRules {
    /** What does not last for so many readings is neither peak nor fall: half a minute. */
    private static final int SUSTAINED_READINGS = 6;

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

    /**
     * Half of the way down from the peak within two minutes, and ratings came down with it. Both ends are means of half a
     * minute, and the fall must be more than this heart does by itself: more than it wanders at rest, and to below where it
     * mostly was before.
     */
    static Optional<Suggestion> fastDrop(Readings readings, RuleSettings settings) {
        Double baseline = readings.baselineBpm();
        List<HeartPoint> heart = readings.heart();
        int last = heart.size() - SUSTAINED_READINGS;
        int peakFrom = highest(heart);
        if (baseline == null || peakFrom < 0 || peakFrom >= last) {
            return Optional.empty();
        }
        HeartPoint peak = mean(heart, peakFrom);
        HeartPoint now = mean(heart, last);
        double fall = peak.bpm() - now.bpm();
        double recovery = fall / (peak.bpm() - baseline);
        long tookMs = now.atMs() - peak.atMs();
        double wandering = readings.restDeviationBpm();
        if (peak.bpm() < baseline + settings.peakMinBpm()
                || recovery < settings.dropRecovery()
                || tookMs > settings.dropWithinMs()
                || fall < settings.dropDeviations() * wandering
                || now.bpm() >= usual(heart.subList(0, peakFrom + SUSTAINED_READINGS)) - wandering
                || !ratingsAgree(readings, peak.atMs(), settings)) {
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

    /**
     * The latest rating was given after the heart's peak, is the lowest since the highest one, and so much lower that within a
     * session it counts as a fall: by points and as a share of the highest.
     */
    private static boolean ratingsAgree(Readings readings, long peakAtMs, RuleSettings settings) {
        List<Rating> ratings = readings.ratings();
        Rating last = readings.lastRating();
        if (last == null || last.atMs() < peakAtMs) {
            return false;
        }
        int highest = 0;
        for (int i = 1; i < ratings.size(); i++) {
            if (ratings.get(i).suds() >= ratings.get(highest).suds()) {
                highest = i;
            }
        }
        int from = ratings.get(highest).suds();
        return from - last.suds() >= Math.max(settings.ratingFallPoints(), settings.ratingFallShare() * from)
                && ratings.subList(highest, ratings.size()).stream().allMatch(one -> one.suds() >= last.suds());
    }

    /** Where the half minute with the highest mean begins, the first of equal ones; −1 where there is none. */
    private static int highest(List<HeartPoint> heart) {
        int highest = -1;
        for (int i = 0; i + SUSTAINED_READINGS <= heart.size(); i++) {
            if (highest < 0 || mean(heart, i).bpm() > mean(heart, highest).bpm()) {
                highest = i;
            }
        }
        return highest;
    }

    /** Of the readings from there on; its time is that of the last one. */
    private static HeartPoint mean(List<HeartPoint> heart, int from) {
        List<HeartPoint> some = heart.subList(from, from + SUSTAINED_READINGS);
        return new HeartPoint(
                some.get(SUSTAINED_READINGS - 1).atMs(),
                some.stream().mapToLong(HeartPoint::signalMs).sum(),
                some.stream().mapToDouble(HeartPoint::bpm).average().orElseThrow());
    }

    /** Median. */
    private static double usual(List<HeartPoint> some) {
        double[] sorted = some.stream().mapToDouble(HeartPoint::bpm).sorted().toArray();
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }
}
