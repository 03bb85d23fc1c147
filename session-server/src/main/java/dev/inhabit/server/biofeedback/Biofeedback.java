package dev.inhabit.server.biofeedback;

import dev.inhabit.affect.physiology.HeartTrack;
import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;
import java.math.BigDecimal;

/**
 * What heart rate means for one person, against that person's own baseline, and what follows from it as a suggestion.
 *
 * @param provenance {@code seed}, {@code proposed} (without clinical authority; shown as such) or {@code clinic}
 */
public record Biofeedback(
        String provenance,
        Status status,
        Phases phases,
        Baseline baseline,
        Windows windows,
        StaysHigh staysHigh,
        FastDrop fastDrop,
        TopicSpike topicSpike,
        Guards guards,
        OppositeStep oppositeStep,
        PacedBreathing pacedBreathing,
        Quality quality,
        MotionGate motionGate,
        VendorPush vendorPush) {
    /** Reads {@code config/biofeedback/heart.yaml}. */
    public static final ContentReader<Biofeedback> READER =
            new ContentReader<>("biofeedback", (YamlFile file) -> file.as(Biofeedback.class), Biofeedback::check);

    /** From so many beats a minute over the baseline on. */
    public record Status(int mildBpm, int elevatedBpm, int highBpm) {
        /** {@code normal}, {@code mild}, {@code elevated} or {@code high}. */
        public String of(double heartRateBpm, double baselineBpm) {
            double over = heartRateBpm - baselineBpm;
            return over >= highBpm ? "high" : over >= elevatedBpm ? "elevated" : over >= mildBpm ? "mild" : "normal";
        }
    }

    /**
     * How the parts of a scene are read. A session keeps those that it began with.
     *
     * @param peakOverBaselineBpm from here on a part can be the peak of stress
     * @param nearBaselineBpm below this over the baseline the heart is near it
     * @param changeBpm what is less between two parts is no change
     */
    public record Phases(int peakOverBaselineBpm, int nearBaselineBpm, int changeBpm) {}

    /** The median of the last 120 s before the scene, of at least so much good signal. */
    public record Baseline(int goodSignalMinS) {}

    /** Lengths over which something is computed or shown, and how often a therapist gets news; seconds. */
    public record Windows(int trendS, int graphS, int rmssdS, int spectrumS, int therapistEveryS) {}

    /**
     * Suggests less difficulty or more time.
     *
     * @param standardErrors how many of them the mean of that time must lie above the baseline, as this heart wanders
     */
    public record StaysHigh(int overBaselineBpm, int sharePercent, int goodSignalMinS, BigDecimal standardErrors) {}

    /**
     * Suggests to go on to the next step, where the ratings agree.
     *
     * @param peakOverBaselineBpm below it nothing was a peak
     * @param restDeviations how many times more than it wanders at rest it must have come down, early in a scene
     * @param standardErrors how many of them it must have come down, as this heart wanders
     */
    public record FastDrop(
            int peakOverBaselineBpm,
            int recoveryPercent,
            int withinS,
            BigDecimal restDeviations,
            BigDecimal standardErrors) {}

    /**
     * Names a trigger: a rise of {@code riseBpm}, or of so many standard deviations of the person's own signal.
     *
     * @param chanceMaxPercent largest probability that a tag's rises are chance, over all tags and a whole session together
     */
    public record TopicSpike(int riseBpm, BigDecimal riseSd, int withinS, int times, BigDecimal chanceMaxPercent) {}

    /**
     * What forbids a suggestion.
     *
     * @param apartMinS between two of any kind
     * @param sameRuleApartMinS between two of the same rule
     * @param goodSignalPercent of the last {@link StaysHigh#goodSignalMinS} seconds, below which the signal is poor
     * @param vetoSudsFrom from this rating of distress on there is none
     */
    public record Guards(int apartMinS, int sameRuleApartMinS, int goodSignalPercent, int vetoSudsFrom) {}

    /**
     * What a suggestion against the latest step needs: harder after easier, or easier after harder.
     *
     * @param apartMinS since that step, s
     * @param moreBpm so much more than {@link StaysHigh#overBaselineBpm}
     * @param moreRecoveryPercent so much more than {@link FastDrop#recoveryPercent}
     */
    public record OppositeStep(int apartMinS, int moreBpm, int moreRecoveryPercent) {}

    /** Breaths a minute, and how much of a breath is breathing in. */
    public record PacedBreathing(
            BigDecimal minPerMinute, BigDecimal maxPerMinute, BigDecimal presetPerMinute, int inhalePercent) {}

    /** Above so many corrected intervals, percent, there is no RMSSD. */
    public record Quality(int rmssdMaxCorrectedPercent) {}

    /**
     * When nothing is read into the heart, since it beats faster by moving and by sickness too.
     *
     * @param headDegPerS mean of five seconds above which the head turns too fast, °/s
     * @param accelerationG likewise how much a sensor is shaken, without gravity, g
     * @param settlesS so long after it the heart is not judged either, s
     * @param ssqTotalFrom total of the simulator sickness questionnaire, 0 to 235.62
     * @param ssqWithinDays so long ago at most it was answered when a session begins
     */
    public record MotionGate(
            BigDecimal headDegPerS,
            BigDecimal accelerationG,
            int settlesS,
            BigDecimal ssqTotalFrom,
            int ssqWithinDays) {}

    /**
     * Devices that send over HTTP.
     *
     * @param lateMaxS a sample is taken so long after it was measured, s
     * @param aheadMaxS a device's clock may be ahead by so much, s
     * @param freshS so long after it was measured the latest heart rate is shown as that of now, s
     */
    public record VendorPush(int lateMaxS, int aheadMaxS, int freshS) {}

    /** How the heart is read: the clinic's windows and limits. */
    public HeartTrack.Settings heartTrack() {
        return new HeartTrack.Settings(
                windows.rmssdS(), windows.spectrumS(), quality.rmssdMaxCorrectedPercent() / 100.0);
    }

    private static void check(YamlFile file, Biofeedback content) {
        Status status = content.status();
        if (status.mildBpm() >= status.elevatedBpm()) {
            file.wrong("/status/mildBpm", "expected less than elevatedBpm, which is " + status.elevatedBpm());
        }
        if (status.elevatedBpm() >= status.highBpm()) {
            file.wrong("/status/elevatedBpm", "expected less than highBpm, which is " + status.highBpm());
        }
        Phases phases = content.phases();
        if (phases.nearBaselineBpm() >= phases.peakOverBaselineBpm()) {
            file.wrong(
                    "/phases/nearBaselineBpm",
                    "expected less than peakOverBaselineBpm, which is " + phases.peakOverBaselineBpm() + ", found "
                            + phases.nearBaselineBpm());
        }
        OppositeStep opposite = content.oppositeStep();
        if (opposite.apartMinS() < content.guards().apartMinS()) {
            file.wrong(
                    "/oppositeStep/apartMinS",
                    "expected at least guards.apartMinS, which is "
                            + content.guards().apartMinS() + ", found " + opposite.apartMinS());
        }
        int recoveryMost = 100 - content.fastDrop().recoveryPercent();
        if (opposite.moreRecoveryPercent() > recoveryMost) {
            file.wrong(
                    "/oppositeStep/moreRecoveryPercent",
                    "expected at most " + recoveryMost
                            + ", which with fastDrop.recoveryPercent is all of the way, found "
                            + opposite.moreRecoveryPercent());
        }
        PacedBreathing breathing = content.pacedBreathing();
        if (breathing.presetPerMinute().compareTo(breathing.minPerMinute()) < 0
                || breathing.presetPerMinute().compareTo(breathing.maxPerMinute()) > 0) {
            file.wrong(
                    "/pacedBreathing/presetPerMinute",
                    "expected " + breathing.minPerMinute() + " to " + breathing.maxPerMinute() + ", as the range is");
        }
    }
}
