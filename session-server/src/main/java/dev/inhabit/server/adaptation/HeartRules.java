package dev.inhabit.server.adaptation;

import dev.inhabit.server.adaptation.Suggestion.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two rules that need a baseline. */
final class HeartRules {
    /** What does not last for so many readings is neither peak nor fall: half a minute. */
    private static final int SUSTAINED_READINGS = 6;
    /** So much of a scene tells how the heart wanders in it, as two minutes tell it at rest. */
    private static final int KNOWN_READINGS = 24;

    private HeartRules() {}

    /** High for most of the last five minutes of good signal. */
    static Optional<Suggestion> staysHigh(Readings readings, RuleSettings settings) {
        Double baseline = readings.baselineBpm();
        if (baseline == null) {
            return Optional.empty();
        }
        RuleSettings.High high = settings.high();
        double limit = baseline + high.aboveBaselineBpm();
        long goodMs = 0;
        long highMs = 0;
        long firstMs = readings.nowMs();
        List<HeartPoint> heart = readings.heart();
        int first = heart.size();
        while (first > 0 && goodMs < high.minMs()) {
            first--;
            HeartPoint point = heart.get(first);
            goodMs += point.signalMs();
            highMs += point.bpm() >= limit ? point.signalMs() : 0;
            firstMs = point.atMs() - point.signalMs();
        }
        if (goodMs < high.minMs() || highMs < high.share() * goodMs || !isAbove(readings, baseline, first, high)) {
            return Optional.empty();
        }
        String reason = String.format(
                Locale.ROOT,
                "Heart rate %.0f bpm or more above the baseline of %.0f for %.0f %% of %.0f min",
                high.aboveBaselineBpm(),
                baseline,
                100.0 * highMs / goodMs,
                goodMs / 60_000.0);
        return Optional.of(new Suggestion(Rule.STAYS_HIGH, reason, List.of(firstMs, readings.nowMs()), null, null));
    }

    /** Whether the readings from there on are so far above the baseline that a heart which only wanders would hardly be. */
    private static boolean isAbove(Readings readings, double baseline, int first, RuleSettings.High high) {
        double[] rest = rest(readings);
        double[] scene = bpm(readings.heart());
        double[] lately = Arrays.copyOfRange(scene, first, scene.length);
        Wandering wandering = Wandering.of(rest, scene);
        double error = rest.length == 0
                ? wandering.ofMean(lately.length)
                : wandering.ofDifference(rest.length, first, lately.length);
        double above = Arrays.stream(lately).average().orElseThrow() - baseline;
        return wandering.levelsDiffer(above, error, high.errors());
    }

    private static double[] rest(Readings readings) {
        return readings.restBpm().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] bpm(List<HeartPoint> heart) {
        return heart.stream().mapToDouble(HeartPoint::bpm).toArray();
    }

    /**
     * Half of the way down from the peak within two minutes, and ratings came down with it. Both ends are means of half a
     * minute, the latest rating was given after the peak, and the fall is more than this heart does by itself.
     */
    static Optional<Suggestion> fastDrop(Readings readings, RuleSettings settings) {
        RuleSettings.Drop drop = settings.drop();
        Double baseline = readings.baselineBpm();
        List<HeartPoint> heart = readings.heart();
        int last = heart.size() - SUSTAINED_READINGS;
        if (baseline == null || last <= 0 || !hasFallen(readings.ratings(), drop)) {
            return Optional.empty();
        }
        double[] scene = bpm(heart);
        int peakFrom = highest(scene);
        double peakBpm = mean(scene, peakFrom);
        double nowBpm = mean(scene, last);
        double fall = peakBpm - nowBpm;
        double recovery = fall / (peakBpm - baseline);
        long peakMs = heart.get(peakFrom + SUSTAINED_READINGS - 1).atMs();
        long nowMs = heart.get(heart.size() - 1).atMs();
        long tookMs = nowMs - peakMs;
        Rating rating = readings.lastRating();
        if (peakFrom >= last
                || peakBpm < baseline + drop.peakMinBpm()
                || recovery < drop.recovery()
                || tookMs > drop.withinMs()
                || rating == null
                || rating.atMs() < peakMs
                || !isMoreThanWandering(rest(readings), scene, peakFrom, drop)) {
            return Optional.empty();
        }
        String reason = String.format(
                Locale.ROOT,
                "Heart rate came %.0f %% of the way from %.0f bpm back to the baseline in %d s, and the ratings fell",
                100 * recovery,
                peakBpm,
                tookMs / 1_000);
        return Optional.of(new Suggestion(Rule.FAST_DROP, reason, List.of(peakMs, nowMs), null, null));
    }

    /**
     * Whether the last half minute lies below the peak, and below where the heart mostly was until then, by more than it does
     * by itself. That is judged by what it did at rest and in the scene before the peak. While that is less than two minutes of
     * the scene, a fall of several times what it deviates at rest is enough.
     */
    private static boolean isMoreThanWandering(double[] rest, double[] scene, int peakFrom, RuleSettings.Drop drop) {
        int last = scene.length - SUSTAINED_READINGS;
        double nowBpm = mean(scene, last);
        double fall = mean(scene, peakFrom) - nowBpm;
        double usual = median(Arrays.copyOf(scene, peakFrom + SUSTAINED_READINGS));
        boolean isEarly = peakFrom < KNOWN_READINGS;
        double deviation = Wandering.deviation(rest);
        if (isEarly && fall >= drop.restDeviations() * deviation && nowBpm < usual - deviation) {
            return true;
        }
        Wandering wandering = Wandering.of(rest, isEarly ? new double[0] : Arrays.copyOf(scene, peakFrom));
        if (isEarly && wandering.readings() == 0) {
            return false;
        }
        double error = wandering.ofDifference(
                SUSTAINED_READINGS, Math.max(0, last - peakFrom - SUSTAINED_READINGS), SUSTAINED_READINGS);
        return wandering.moved(fall, error, drop.errors()) && nowBpm < usual - wandering.ofMean(SUSTAINED_READINGS);
    }

    /**
     * The latest rating is the lowest since the highest one, and so much lower that within a session it counts as a fall: by
     * points and as a share of the highest.
     */
    private static boolean hasFallen(List<Rating> ratings, RuleSettings.Drop drop) {
        if (ratings.isEmpty()) {
            return false;
        }
        int last = ratings.get(ratings.size() - 1).suds();
        int highest = 0;
        for (int i = 1; i < ratings.size(); i++) {
            if (ratings.get(i).suds() >= ratings.get(highest).suds()) {
                highest = i;
            }
        }
        int from = ratings.get(highest).suds();
        return from - last >= Math.max(drop.ratingPoints(), drop.ratingShare() * from)
                && ratings.subList(highest, ratings.size()).stream().allMatch(one -> one.suds() >= last);
    }

    /** Where the half minute with the highest mean begins, the first of equal ones. */
    private static int highest(double[] bpm) {
        int highest = 0;
        for (int i = 1; i + SUSTAINED_READINGS <= bpm.length; i++) {
            if (mean(bpm, i) > mean(bpm, highest)) {
                highest = i;
            }
        }
        return highest;
    }

    /** Of half a minute from there on. */
    private static double mean(double[] bpm, int from) {
        double sum = 0;
        for (int i = from; i < from + SUSTAINED_READINGS; i++) {
            sum += bpm[i];
        }
        return sum / SUSTAINED_READINGS;
    }

    private static double median(double[] some) {
        Arrays.sort(some);
        return (some[some.length / 2] + some[(some.length - 1) / 2]) / 2;
    }
}
