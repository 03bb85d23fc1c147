package dev.inhabit.headset.patient;

/**
 * How often the patient rates.
 *
 * @param ratingMinMs shortest time between two ratings that nothing prompted
 * @param ratingMaxMs longest
 * @param afterChangeMs how long after a change in the scene it is rated
 */
public record Pace(long ratingMinMs, long ratingMaxMs, long afterChangeMs) {
    public Pace {
        if (ratingMinMs < 100 || ratingMaxMs < ratingMinMs || afterChangeMs < 0) {
            throw new IllegalArgumentException("ratings every " + ratingMinMs + " to " + ratingMaxMs
                    + " ms: the shortest must be at least 100 ms and no longer than the longest");
        }
    }

    /** As in a clinic: every two to five minutes, and half a minute after a change. */
    public static Pace clinical() {
        return new Pace(120_000, 300_000, 30_000);
    }

    /** For a demonstration: about every twenty seconds. */
    public static Pace quick() {
        return new Pace(15_000, 25_000, 6_000);
    }

    /** Every so many milliseconds on average, for load. */
    public static Pace about(long everyMs) {
        return new Pace(Math.max(100, everyMs / 2), everyMs + everyMs / 2, Math.min(6_000, everyMs));
    }
}
