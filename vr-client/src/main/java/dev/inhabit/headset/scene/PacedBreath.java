package dev.inhabit.headset.scene;

/**
 * A pace to breathe by, as a shape that grows and shrinks.
 *
 * @param breathsPerMin 4 to 7
 * @param inhalePercent of a breath, breathing in
 */
public record PacedBreath(double breathsPerMin, int inhalePercent) {
    private static final double MS_PER_MIN = 60_000;

    /**
     * How full the lungs are to be, 0 to 1.
     *
     * @param sinceMs since the pace was shown first
     */
    public double fullness(long sinceMs) {
        double breathMs = MS_PER_MIN / breathsPerMin;
        double inhaleMs = breathMs * inhalePercent / 100;
        double atMs = sinceMs % breathMs;
        return atMs < inhaleMs ? atMs / inhaleMs : (breathMs - atMs) / (breathMs - inhaleMs);
    }
}
