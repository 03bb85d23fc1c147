package dev.inhabit.server.adaptation;

import dev.inhabit.server.biofeedback.Biofeedback;

/** Limits of the rules: a clinic's, from {@code config/biofeedback/heart.yaml}. */
public record RuleSettings(High high, Drop drop, Spike spike, Guards guards, Opposite opposite) {
    /**
     * Of {@code stays-high}.
     *
     * @param aboveBaselineBpm from here on a heart rate is high
     * @param share of the time in which it must be, 0 to 1
     * @param minMs of good signal without which nothing is called lasting
     * @param errors how many standard errors the mean of that time must lie above the baseline
     */
    public record High(double aboveBaselineBpm, double share, long minMs, double errors) {}

    /**
     * Of {@code fast-drop}.
     *
     * @param recovery share of the way from the peak to the baseline, 0 to 1
     * @param withinMs after the peak
     * @param peakMinBpm above the baseline, below which nothing was a peak
     * @param restDeviations how many times more than it wanders at rest it must have come down while little of the scene is
     *     known
     * @param errors how many standard errors of such a difference it must have come down
     * @param ratingPoints the least fall of the ratings that agrees with a fall of the heart, SUDS
     * @param ratingShare and as a share of the highest, 0 to 1
     */
    public record Drop(
            double recovery,
            long withinMs,
            double peakMinBpm,
            double restDeviations,
            double errors,
            double ratingPoints,
            double ratingShare) {}

    /**
     * Of {@code spike-on-tag}.
     *
     * @param bpm rise after a tag
     * @param deviations or so many standard deviations of the person's own heart rate
     * @param withinMs after the tag
     * @param times how often with the same tag
     * @param chance largest probability that a tag's rises are chance, over all tags and a whole session together
     */
    public record Spike(double bpm, double deviations, long withinMs, int times, double chance) {}

    /**
     * Of all of them.
     *
     * @param goodSignalShare of the last {@link High#minMs}, below which the signal is poor
     * @param sudsMax from this rating on nothing is suggested
     * @param apartMs between two suggestions
     * @param sameApartMs between two of the same rule
     */
    public record Guards(double goodSignalShare, int sudsMax, long apartMs, long sameApartMs) {}

    /**
     * What the step against the latest one needs beside.
     *
     * @param apartMs since the latest step
     * @param moreBpm above {@link High#aboveBaselineBpm}
     * @param moreRecovery above {@link Drop#recovery}, share of the way
     */
    public record Opposite(long apartMs, double moreBpm, double moreRecovery) {}

    private static final double FALL_POINTS = 10;
    private static final double FALL_SHARE = 0.15;

    /** With the least fall of ratings that counts. */
    public RuleSettings withFall(double points, double share) {
        Drop fall = new Drop(
                drop.recovery(),
                drop.withinMs(),
                drop.peakMinBpm(),
                drop.restDeviations(),
                drop.errors(),
                points,
                share);
        return new RuleSettings(high, fall, spike, guards, opposite);
    }

    /** With the margin of the step against the latest one. */
    RuleSettings withMargin() {
        High higher = new High(high.aboveBaselineBpm() + opposite.moreBpm(), high.share(), high.minMs(), high.errors());
        Drop further = new Drop(
                drop.recovery() + opposite.moreRecovery(),
                drop.withinMs(),
                drop.peakMinBpm(),
                drop.restDeviations(),
                drop.errors(),
                drop.ratingPoints(),
                drop.ratingShare());
        return new RuleSettings(higher, further, spike, guards, opposite);
    }

    /** As the clinic has them; what falls of ratings count is a session's own. */
    public static RuleSettings of(Biofeedback content) {
        Biofeedback.StaysHigh high = content.staysHigh();
        Biofeedback.FastDrop drop = content.fastDrop();
        Biofeedback.TopicSpike spike = content.topicSpike();
        Biofeedback.Guards guards = content.guards();
        return new RuleSettings(
                new High(
                        high.overBaselineBpm(),
                        high.sharePercent() / 100.0,
                        1_000L * high.goodSignalMinS(),
                        high.standardErrors().doubleValue()),
                new Drop(
                        drop.recoveryPercent() / 100.0,
                        1_000L * drop.withinS(),
                        drop.peakOverBaselineBpm(),
                        drop.restDeviations().doubleValue(),
                        drop.standardErrors().doubleValue(),
                        FALL_POINTS,
                        FALL_SHARE),
                new Spike(
                        spike.riseBpm(),
                        spike.riseSd().doubleValue(),
                        1_000L * spike.withinS(),
                        spike.times(),
                        spike.chanceMaxPercent().doubleValue() / 100),
                new Guards(
                        guards.goodSignalPercent() / 100.0,
                        guards.vetoSudsFrom(),
                        1_000L * guards.apartMinS(),
                        1_000L * guards.sameRuleApartMinS()),
                new Opposite(
                        1_000L * content.oppositeStep().apartMinS(),
                        content.oppositeStep().moreBpm(),
                        content.oppositeStep().moreRecoveryPercent() / 100.0));
    }
}
