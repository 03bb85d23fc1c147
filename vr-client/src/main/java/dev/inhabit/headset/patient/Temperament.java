package dev.inhabit.headset.patient;

/**
 * How a simulated patient is disposed. A model for trying the system out, not a clinical claim; see
 * docs/simulated-patient.md for the equations these numbers enter.
 *
 * @param restingArousal without any exposure, 0 to 1
 * @param sizeWeight what a full hall of 500 adds to the drive
 * @param moodWeight what a wholly critical audience adds
 * @param gazeWeight what the looks of all add, beside what critical looks add
 * @param criticalGazeWeight what the looks of all add in a wholly critical audience
 * @param questionWeight what the hardest questions add
 * @param onsetS time constant with which arousal rises, s
 * @param settlingS time constant with which arousal falls, s
 * @param habituationPerMin rate at which exposure wears the drive down
 * @param habituationFloor share of the drive that never wears off, 0 to 1
 * @param spike what a sudden event adds at once, 0 to 1
 * @param restingHeartRateBpm at no arousal
 * @param heartRateRangeBpm added at full arousal
 * @param leavesAbove arousal at which the patient presses the exit when it lasts 20 s; above 1 for never
 */
public record Temperament(
        double restingArousal,
        double sizeWeight,
        double moodWeight,
        double gazeWeight,
        double criticalGazeWeight,
        double questionWeight,
        double onsetS,
        double settlingS,
        double habituationPerMin,
        double habituationFloor,
        double spike,
        double restingHeartRateBpm,
        double heartRateRangeBpm,
        double leavesAbove) {
    /** Rates the levels of the auditorium about as their designers expect: 3A about 43, 3C about 60, 3E about 73. */
    public static Temperament typical() {
        return new Temperament(0.15, 0.55, 0.55, 0.10, 0.30, 0.10, 8, 25, 0.18, 0.35, 0.12, 68, 48, 1.1);
    }

    /** Easily frightened and slow to settle. */
    public static Temperament anxious() {
        return new Temperament(0.25, 0.85, 0.85, 0.20, 0.45, 0.20, 5, 40, 0.10, 0.50, 0.18, 76, 52, 1.1);
    }

    /** Hard to frighten and quick to settle. */
    public static Temperament calm() {
        return new Temperament(0.08, 0.35, 0.35, 0.05, 0.20, 0.05, 10, 15, 0.30, 0.20, 0.07, 62, 40, 1.1);
    }

    /** As the typical one, but presses the exit when it has been very bad for a while. */
    public Temperament leavingAbove(double arousal) {
        return new Temperament(
                restingArousal,
                sizeWeight,
                moodWeight,
                gazeWeight,
                criticalGazeWeight,
                questionWeight,
                onsetS,
                settlingS,
                habituationPerMin,
                habituationFloor,
                spike,
                restingHeartRateBpm,
                heartRateRangeBpm,
                arousal);
    }

    /** How strongly the surroundings press, 0 to below 1; monotone in each of them. */
    public double drive(Surroundings around) {
        if (!around.exposed()) {
            return 0;
        }
        double size = Math.log1p(around.audienceSize()) / Math.log1p(500);
        double mood = around.mood() / 100.0;
        double looks = around.lookingShare() * (gazeWeight + criticalGazeWeight * mood);
        double questions = questionWeight * around.questionDifficulty() / 10.0;
        double drive = 1 - Math.exp(-(sizeWeight * size + moodWeight * mood + looks + questions));
        return around.paused() ? drive * 0.25 : drive;
    }
}
