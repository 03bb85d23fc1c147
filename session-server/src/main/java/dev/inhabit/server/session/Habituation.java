package dev.inhabit.server.session;

import dev.inhabit.protocol.SessionView.Trend;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How distress moved within a session. A function of the ratings alone, so that live and offline agree.
 *
 * <p>The trend is the Theil–Sen slope (median of all pairwise slopes; Theil 1950, Sen 1968) over the last five minutes
 * of session time before the latest rating, of the last {@value #RATINGS_MAX} in them at most, so that a slider that sends
 * without end costs no more than a person. The limits for "falling", "rising" and "habituated" are this project's
 * proposal without clinical validation; docs/clinical.md says so to its readers.
 *
 * @param slopePerMin SUDS per minute; null below three ratings in the window
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
    /** A rating every two and a half seconds for all of the window. */
    public static final int RATINGS_MAX = 120;

    public static final double FALLING_PER_MIN = -1;
    public static final double RISING_PER_MIN = 1;
    /** The least drop from the peak that counts, in SUDS and as a share of the peak. */
    public static final double DROP_MIN = 10;

    public static final double DROP_SHARE = 0.15;

    public static Habituation of(SudsCurve curve) {
        List<SudsCurve.Rating> ratings = curve.ratings();
        if (ratings.isEmpty()) {
            return new Habituation(Trend.NOT_ENOUGH_RATINGS, false, null, null, null, "No rating yet");
        }
        int peak = ratings.stream().mapToInt(SudsCurve.Rating::suds).max().getAsInt();
        SudsCurve.Rating last = ratings.get(ratings.size() - 1);
        Double reduction = peak == 0 || ratings.size() < 2 ? null : 100.0 * (peak - last.suds()) / peak;
        List<SudsCurve.Rating> latest = ratings.subList(Math.max(0, ratings.size() - RATINGS_MAX), ratings.size());
        List<SudsCurve.Rating> window = latest.stream()
                .filter(r -> r.atActiveMs() >= last.atActiveMs() - WINDOW_MS)
                .toList();
        Double slope = slopePerMin(window);
        if (slope == null) {
            return new Habituation(
                    Trend.NOT_ENOUGH_RATINGS, false, null, peak, reduction, "Fewer than three ratings in five minutes");
        }
        boolean lastTwoRise = ratings.get(ratings.size() - 2).suds() < last.suds();
        Trend trend = slope <= FALLING_PER_MIN && !lastTwoRise
                ? Trend.FALLING
                : slope >= RISING_PER_MIN ? Trend.RISING : Trend.PLATEAU;
        double drop = peak - last.suds();
        double dropNeeded = Math.max(DROP_MIN, DROP_SHARE * peak);
        boolean habituated = slope < 0 && drop >= dropNeeded && !lastTwoRise;
        return new Habituation(
                trend, habituated, slope, peak, reduction, reason(slope, drop, dropNeeded, lastTwoRise, habituated));
    }

    private static String reason(
            double slope, double drop, double dropNeeded, boolean lastTwoRise, boolean habituated) {
        if (habituated) {
            return "Fell %.0f points from the peak and is still falling".formatted(drop);
        }
        if (lastTwoRise) {
            return "The last rating rose";
        }
        if (slope >= 0) {
            return "Not falling over the last five minutes";
        }
        return "Fell %.0f points from the peak, %.0f are needed".formatted(drop, Math.ceil(dropNeeded));
    }

    /** Theil–Sen slope in SUDS per minute; null below three ratings or where all fell on one moment. */
    static @Nullable Double slopePerMin(List<SudsCurve.Rating> ratings) {
        if (ratings.size() < 3) {
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
        if (count == 0) {
            return null;
        }
        Arrays.sort(slopes, 0, count);
        return count % 2 == 1 ? slopes[count / 2] : (slopes[count / 2 - 1] + slopes[count / 2]) / 2;
    }
}
