package dev.inhabit.server.progress;

import dev.inhabit.protocol.SummaryView.SudsSummary;
import org.jspecify.annotations.Nullable;

/** How distress fell within a session, in words. The bands are a proposal of this project without clinical validation. */
public final class SudsBands {
    private static final double EXCELLENT = 70;
    private static final double GOOD = 50;
    private static final double PARTIAL = 25;
    private static final double PERCENT = 100;

    private SudsBands() {}

    /**
     * @param start first rating, 0 to 100
     * @param ratings how many there are
     */
    public static SudsSummary of(int start, int peak, int end, int ratings) {
        Double reduction = peak == 0 || ratings < 2 ? null : PERCENT * (peak - end) / peak;
        return new SudsSummary(start, peak, end, ratings, reduction, band(reduction));
    }

    private static @Nullable String band(@Nullable Double reduction) {
        if (reduction == null) {
            return null;
        } else if (reduction >= EXCELLENT) {
            return "excellent";
        } else if (reduction >= GOOD) {
            return "good";
        }
        return reduction >= PARTIAL ? "partial" : "poor";
    }
}
