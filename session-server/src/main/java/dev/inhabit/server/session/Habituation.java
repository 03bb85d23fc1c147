package dev.inhabit.server.session;

import dev.inhabit.protocol.SessionView.Trend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How distress moved within a session. A function of the ratings alone, so that live and offline agree.
 *
 * <p>The trend is the Theil–Sen slope (median of all pairwise slopes; Theil 1950, Sen 1968) over the last five minutes
 * of session time before the latest rating, and further back where fewer than three ratings lie in them: a patient is
 * asked every two to five minutes. Of ratings within ten seconds the latest counts: they are one feeling told
 * again, and a slider that sends without end costs no more than a person. Ratings that lie within less than a minute, or what
 * the clinic set, tell no rate. The limits for "falling", "rising" and "habituated" are this project's
 * proposal without clinical validation; docs/clinical.md says so to its readers.
 *
 * @param slopePerMin SUDS per minute; null below three ratings, and where all of them lie within a minute
 * @param peak highest rating; null without ratings
 * @param reductionPercent 100·(peak − latest)/peak; null where peak is 0 or below two ratings
 * @param reason one sentence for the therapist
 */
public record Habituation(
        Trend trend,
        boolean habituated,
        @Nullable Double slopePerMin,
        @Nullable Integer peak,
        @Nullable Double reductionPercent,
        String reason) {
    public static final long WINDOW_MS = 5 * 60_000L;
    /** Of ratings closer together than this the latest counts. */
    public static final long APART_MIN_MS = 10_000;

    public static final double FALLING_PER_MIN = -1;
    public static final double RISING_PER_MIN = 1;
    static final int RATINGS_MIN = 3;
    /** By the limits of a clinic that set none. */
    static Habituation of(SudsCurve curve) {
        return of(curve, PinnedRules.BEFORE);
    }

    public static Habituation of(SudsCurve curve, PinnedRules rules) {
        List<SudsCurve.Rating> ratings = curve.ratings();
        if (ratings.isEmpty()) {
            return new Habituation(Trend.NOT_ENOUGH_RATINGS, false, null, null, null, "No rating yet");
        }
        int peak = ratings.stream().mapToInt(SudsCurve.Rating::suds).max().getAsInt();
        SudsCurve.Rating last = ratings.get(ratings.size() - 1);
        Double reduction = peak == 0 || ratings.size() < 2 ? null : 100.0 * (peak - last.suds()) / peak;
        List<SudsCurve.Rating> window = window(ratings, SudsCurve.Rating::atActiveMs, rules.spanMinMs());
        Double slope = slopePerMin(window, rules.spanMinMs());
        if (slope == null) {
            boolean few = ratings.size() < RATINGS_MIN
                    || (window.size() < RATINGS_MIN && spanMs(ratings) >= rules.spanMinMs());
            return new Habituation(
                    few ? Trend.NOT_ENOUGH_RATINGS : Trend.TOO_CLOSE_TOGETHER,
                    false,
                    null,
                    peak,
                    reduction,
                    few
                            ? "Fewer than three ratings, those within ten seconds counted once"
                            : "The ratings lie within %d s, and a rate is told from %d s on"
                                    .formatted(spanMs(ratings) / 1_000, rules.spanMinMs() / 1_000));
        }
        boolean lastTwoRise = ratings.get(ratings.size() - 2).suds() < last.suds();
        Trend trend = slope <= FALLING_PER_MIN && !lastTwoRise
                ? Trend.FALLING
                : slope >= RISING_PER_MIN ? Trend.RISING : Trend.PLATEAU;
        double drop = peak - last.suds();
        double dropNeeded = Math.max(rules.fallPoints(), rules.fallPercent() / 100 * peak);
        boolean habituated = slope < 0 && drop >= dropNeeded && !lastTwoRise;
        return new Habituation(
                trend,
                habituated,
                slope,
                peak,
                reduction,
                reason(new Judged(slope, drop, dropNeeded, lastTwoRise, habituated, spanMs(window))));
    }

    private record Judged(
            double slope, double drop, double dropNeeded, boolean lastTwoRise, boolean habituated, long spanMs) {}

    private static String reason(Judged judged) {
        if (judged.habituated()) {
            return "Fell %.0f points from the peak and is still falling".formatted(judged.drop());
        }
        if (judged.lastTwoRise()) {
            return "The last rating rose";
        }
        if (judged.slope() >= 0) {
            return judged.spanMs() <= WINDOW_MS
                    ? "Not falling over the last five minutes"
                    : "Not falling over the last %d ratings, which lie within %d min"
                            .formatted(RATINGS_MIN, (judged.spanMs() + 59_999) / 60_000);
        }
        return "Fell %.0f points from the peak, %.0f are needed"
                .formatted(judged.drop(), Math.ceil(judged.dropNeeded()));
    }

    /**
     * The ratings of which the slope is formed, in order: those of the last five minutes, and from before them as many as it
     * takes for three that lie over a minute.
     *
     * @param ratings in order of their session time, ms
     * @param spanMinMs ratings that lie within less tell no rate, ms
     */
    public static <T> List<T> window(List<T> ratings, ToLongFunction<T> atActiveMs, long spanMinMs) {
        List<T> window = new ArrayList<>();
        for (int i = ratings.size() - 1; i >= 0; i--) {
            long atMs = atActiveMs.applyAsLong(ratings.get(i));
            long agoMs = atActiveMs.applyAsLong(ratings.get(ratings.size() - 1)) - atMs;
            if (agoMs > WINDOW_MS && window.size() >= RATINGS_MIN && spanMs(window, atActiveMs) >= spanMinMs) {
                break;
            }
            if (window.isEmpty() || atActiveMs.applyAsLong(window.get(window.size() - 1)) - atMs >= APART_MIN_MS) {
                window.add(ratings.get(i));
            }
        }
        Collections.reverse(window);
        return window;
    }

    private static long spanMs(List<SudsCurve.Rating> ratings) {
        return spanMs(ratings, SudsCurve.Rating::atActiveMs);
    }

    private static <T> long spanMs(List<T> ratings, ToLongFunction<T> atActiveMs) {
        return Math.abs(
                atActiveMs.applyAsLong(ratings.get(ratings.size() - 1)) - atActiveMs.applyAsLong(ratings.get(0)));
    }

    /** Theil–Sen slope in SUDS per minute; null below three ratings or where they lie within less than a minute. */
    static @Nullable Double slopePerMin(List<SudsCurve.Rating> ratings, long spanMinMs) {
        if (ratings.size() < RATINGS_MIN || spanMs(ratings) < spanMinMs) {
            return null;
        }
        int n = ratings.size();
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                long ms = ratings.get(j).atActiveMs() - ratings.get(i).atActiveMs();
                if (ms > 0) {
                    slopes[count++] = (ratings.get(j).suds() - ratings.get(i).suds()) * 60_000.0 / ms;
                }
            }
        }
        Arrays.sort(slopes, 0, count);
        return count % 2 == 1 ? slopes[count / 2] : (slopes[count / 2 - 1] + slopes[count / 2]) / 2;
    }
}
