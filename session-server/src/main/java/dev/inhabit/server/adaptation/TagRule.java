package dev.inhabit.server.adaptation;

import dev.inhabit.server.adaptation.Suggestion.Rule;
import dev.inhabit.server.content.Chance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rises of the heart rate after the same tag. How often so great a rise comes by chance is counted by drawing as many moments
 * of the same session at random, again and again; with several tags each must be so much rarer (Bonferroni). A tag is judged
 * anew by each of its moments, so that how rare it must be grows with their number, too.
 */
final class TagRule {
    private static final int DRAWS = 9_999;
    private static final long BEFORE_MS = 15_000;

    private final Map<String, List<Long>> moments = new TreeMap<>();
    private final long[] atMs;
    private final double[] bpm;
    private final RuleSettings.Spike settings;
    /** After each reading as after a tag; null until one is asked for. */
    private double @Nullable [] rises;

    private TagRule(Readings readings, RuleSettings.Spike settings) {
        this.settings = settings;
        for (TagMoment tag : readings.tags()) {
            // A moment counts when all that is to be seen of it has been seen.
            if (tag.atMs() + settings.withinMs() <= readings.nowMs()) {
                moments.computeIfAbsent(tag.tag(), name -> new ArrayList<>()).add(tag.atMs());
            }
        }
        this.atMs = readings.heart().stream().mapToLong(HeartPoint::atMs).toArray();
        this.bpm = readings.heart().stream().mapToDouble(HeartPoint::bpm).toArray();
    }

    /** The tags that are not yet named and after which it rises, the greatest mean rise first. */
    static List<Suggestion> spikes(Readings readings, Memory before, RuleSettings settings) {
        if (readings.tags().isEmpty()) {
            return List.of();
        }
        TagRule rule = new TagRule(readings, settings.spike());
        List<Found> found = new ArrayList<>();
        rule.moments.forEach((tag, times) -> {
            if (!before.named(tag)) {
                rule.look(tag, times).ifPresent(found::add);
            }
        });
        found.sort((a, b) -> Double.compare(b.rise(), a.rise()));
        return found.stream().map(Found::suggestion).toList();
    }

    private record Found(Suggestion suggestion, double rise) {}

    private Optional<Found> look(String tag, List<Long> times) {
        double[] after = times.stream()
                .mapToDouble(this::rise)
                .filter(rise -> !Double.isNaN(rise))
                .toArray();
        if (after.length < settings.times()) {
            return Optional.empty();
        }
        // Only what had been seen by the latest moment: without another one it is not judged again.
        long latestMs = times.get(times.size() - 1);
        double limit = limit(latestMs + settings.withinMs());
        long spikes = Arrays.stream(after).filter(rise -> rise >= limit).count();
        if (spikes < settings.times() || 2 * spikes < after.length) {
            return Optional.empty();
        }
        double mean = Arrays.stream(after).average().orElseThrow();
        double most = settings.chance() * share(after.length) / moments.size();
        double chance = chance(latestMs, after.length, mean, most);
        return chance > most
                ? Optional.empty()
                : Optional.of(new Found(suggestion(tag, times, spikes, mean, chance), mean));
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

    /**
     * Of the chance for a whole session, what is spent on so many moments: the square of one over how often two moments have
     * doubled, so that however long a session lasts not much more than all is spent.
     */
    private static double share(int moments) {
        double doubled = 1 + Math.log(Math.max(2, moments) / 2.0) / Math.log(2);
        return 1 / (doubled * doubled);
    }

    /** So many beats, or so many standard deviations of this heart until then where that is less. */
    private double limit(long untilMs) {
        double deviation = Wandering.deviation(Arrays.copyOf(bpm, countUntil(untilMs)));
        return deviation == 0 ? settings.bpm() : Math.min(settings.bpm(), settings.deviations() * deviation);
    }

    /** How many readings had ended then. */
    private int countUntil(long ms) {
        int found = Arrays.binarySearch(atMs, ms);
        return found < 0 ? -found - 1 : found + 1;
    }

    /** The middle of the readings after that moment above the mean before it; NaN without either. */
    private double rise(long at) {
        int from = countUntil(at - BEFORE_MS);
        int middle = countUntil(at);
        int to = countUntil(at + settings.withinMs());
        if (from == middle || middle == to) {
            return Double.NaN;
        }
        // A single high reading is no rise: of the readings after it the middle one counts, of two the lower.
        double[] after = Arrays.copyOfRange(bpm, middle, to);
        Arrays.sort(after);
        double before = 0;
        for (int i = from; i < middle; i++) {
            before += bpm[i];
        }
        return after[(after.length - 1) / 2] - before / (middle - from);
    }

    /**
     * Share of random draws with a mean rise as great, the observed one counted among them (Phipson and Smyth 2010).
     *
     * @param most above it nothing is counted further: what comes is above it too
     */
    private double chance(long untilMs, int moments, double mean, double most) {
        if (rises == null) {
            rises = Arrays.stream(atMs).mapToDouble(this::rise).toArray();
        }
        double[] everywhere = Arrays.stream(rises, 0, countUntil(untilMs))
                .filter(rise -> !Double.isNaN(rise))
                .toArray();
        if (everywhere.length == 0) {
            return 1;
        }
        // The same readings give the same number: seeded by what was seen.
        long seed = 31L * everywhere.length + moments;
        long drawn = 0;
        int asGreat = 1;
        for (int draw = 0; draw < DRAWS && asGreat <= most * (DRAWS + 1); draw++) {
            double sum = 0;
            for (int i = 0; i < moments; i++) {
                sum += everywhere[Chance.below(seed, drawn++, everywhere.length)];
            }
            asGreat += sum / moments >= mean - 1e-9 ? 1 : 0;
        }
        return (double) asGreat / (DRAWS + 1);
    }
}
