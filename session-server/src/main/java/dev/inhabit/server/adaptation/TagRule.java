package dev.inhabit.server.adaptation;

import dev.inhabit.server.adaptation.Suggestion.Rule;
import dev.inhabit.server.content.Chance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rises of the heart rate after the same tag. How often so great a rise comes by chance is counted by drawing as many moments
 * of the same session at random, again and again; with several tags each must be so much rarer (Bonferroni).
 */
final class TagRule {
    private static final int DRAWS = 1_999;
    private static final long BEFORE_MS = 15_000;

    private TagRule() {}

    /** The tags that are not yet named and after which it rises, the greatest mean rise first. */
    static List<Suggestion> spikes(Readings readings, Memory before, RuleSettings settings) {
        Map<String, List<Long>> moments = new TreeMap<>();
        for (TagMoment tag : readings.tags()) {
            // A moment counts when all that is to be seen of it has been seen.
            if (tag.atMs() + settings.spikeWithinMs() <= readings.nowMs()) {
                moments.computeIfAbsent(tag.tag(), name -> new ArrayList<>()).add(tag.atMs());
            }
        }
        double limit = limit(readings.heart(), settings);
        record Found(Suggestion suggestion, double rise) {}
        List<Found> found = new ArrayList<>();
        moments.forEach((tag, times) -> {
            if (before.named(tag) || times.size() < settings.spikeTimes()) {
                return;
            }
            List<Double> rises = rises(readings.heart(), times, settings);
            long spikes = rises.stream().filter(rise -> rise >= limit).count();
            if (spikes < settings.spikeTimes() || 2 * spikes < rises.size()) {
                return;
            }
            double mean = mean(rises);
            double chance = chance(readings, rises.size(), mean, settings);
            if (chance * moments.size() <= settings.chance()) {
                found.add(new Found(suggestion(tag, times, spikes, mean, chance), mean));
            }
        });
        found.sort((a, b) -> Double.compare(b.rise(), a.rise()));
        return found.stream().map(Found::suggestion).toList();
    }

    private static Suggestion suggestion(String tag, List<Long> times, long spikes, double mean, double chance) {
        String reason = String.format(
                Locale.ROOT,
                "Heart rate rose by %.0f bpm on average after \"%s\", %d of %d times (by chance %.3f)",
                mean,
                tag,
                spikes,
                times.size(),
                chance);
        return new Suggestion(Rule.SPIKE_ON_TAG, reason, times, tag, chance);
    }

    /** Ten beats, or two standard deviations of this heart where that is less. */
    private static double limit(List<HeartPoint> heart, RuleSettings settings) {
        if (heart.size() < 2) {
            return settings.spikeBpm();
        }
        double mean = heart.stream().mapToDouble(HeartPoint::bpm).average().orElse(0);
        double squares = heart.stream()
                .mapToDouble(point -> (point.bpm() - mean) * (point.bpm() - mean))
                .sum();
        double deviation = Math.sqrt(squares / (heart.size() - 1));
        return deviation == 0
                ? settings.spikeBpm()
                : Math.min(settings.spikeBpm(), settings.spikeDeviations() * deviation);
    }

    /** Of each moment: the middle of the readings after it above the mean before it; moments without either are left out. */
    private static List<Double> rises(List<HeartPoint> heart, Collection<Long> times, RuleSettings settings) {
        List<Double> rises = new ArrayList<>();
        for (long at : times) {
            double rise = rise(heart, at, settings.spikeWithinMs());
            if (!Double.isNaN(rise)) {
                rises.add(rise);
            }
        }
        return rises;
    }

    private static double rise(List<HeartPoint> heart, long at, long withinMs) {
        double before = 0;
        int count = 0;
        List<Double> after = new ArrayList<>();
        for (HeartPoint point : heart) {
            if (point.atMs() > at - BEFORE_MS && point.atMs() <= at) {
                before += point.bpm();
                count++;
            } else if (point.atMs() > at && point.atMs() <= at + withinMs) {
                after.add(point.bpm());
            }
        }
        if (count == 0 || after.isEmpty()) {
            return Double.NaN;
        }
        // A single high reading is no rise: of the readings after it the middle one counts, of two the lower.
        after.sort(null);
        return after.get((after.size() - 1) / 2) - before / count;
    }

    /** Share of random draws with a mean rise as great, the observed one counted among them (Phipson and Smyth 2010). */
    private static double chance(Readings readings, int moments, double mean, RuleSettings settings) {
        long spanMs = readings.nowMs() - settings.spikeWithinMs();
        List<Double> everywhere = new ArrayList<>();
        for (HeartPoint point : readings.heart()) {
            if (point.atMs() <= spanMs) {
                double rise = rise(readings.heart(), point.atMs(), settings.spikeWithinMs());
                if (!Double.isNaN(rise)) {
                    everywhere.add(rise);
                }
            }
        }
        if (everywhere.isEmpty()) {
            return 1;
        }
        // The same readings give the same number: seeded by what was seen.
        long seed = 31L * everywhere.size() + moments;
        long drawn = 0;
        int asGreat = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < moments; i++) {
                sum += everywhere.get(Chance.below(seed, drawn++, everywhere.size()));
            }
            asGreat += sum / moments >= mean - 1e-9 ? 1 : 0;
        }
        return (double) asGreat / (DRAWS + 1);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
