package dev.inhabit.server.adaptation;

import dev.inhabit.server.biofeedback.Biofeedback;

/**
 * Limits of the rules: a clinic's, from {@code config/biofeedback/heart.yaml}.
 *
 * @param highAboveBaselineBpm from here on a heart rate is high
 * @param highShare of the time in which it must be, 0 to 1
 * @param highMinMs of good signal without which nothing is called lasting
 * @param dropRecovery share of the way from the peak to the baseline, 0 to 1
 * @param dropWithinMs after the peak
 * @param peakMinBpm above the baseline, below which nothing was a peak
 * @param dropDeviations how many times more than it wanders at rest it must have come down
 * @param spikeBpm rise after a tag
 * @param spikeDeviations or so many standard deviations of the person's own heart rate
 * @param spikeWithinMs after the tag
 * @param spikeTimes how often with the same tag
 * @param chance largest probability that a tag's rises are chance, over all tags together
 * @param goodSignalShare of the last {@code highMinMs}, below which the signal is poor
 * @param sudsMax from this rating on nothing is suggested
 * @param apartMs between two suggestions
 * @param sameApartMs between two of the same rule
 * @param opposite what the step against the latest one needs beside
 * @param ratingFallPoints the least fall of the ratings that agrees with a fall of the heart, SUDS
 * @param ratingFallShare and as a share of the highest, 0 to 1
 */
public record RuleSettings(
        double highAboveBaselineBpm,
        double highShare,
        long highMinMs,
        double dropRecovery,
        long dropWithinMs,
        double peakMinBpm,
        double dropDeviations,
        double spikeBpm,
        double spikeDeviations,
        long spikeWithinMs,
        int spikeTimes,
        double chance,
        double goodSignalShare,
        int sudsMax,
        long apartMs,
        long sameApartMs,
        Opposite opposite,
        double ratingFallPoints,
        double ratingFallShare) {
    /**
     * @param apartMs since the latest step
     * @param moreBpm above {@code highAboveBaselineBpm}
     * @param moreRecovery above {@code dropRecovery}, share of the way
     */
    public record Opposite(long apartMs, double moreBpm, double moreRecovery) {}

    private static final double FALL_POINTS = 10;
    private static final double FALL_SHARE = 0.15;

    /** With the least fall of ratings that counts. */
    public RuleSettings withFall(double points, double share) {
        return new RuleSettings(
                highAboveBaselineBpm,
                highShare,
                highMinMs,
                dropRecovery,
                dropWithinMs,
                peakMinBpm,
                dropDeviations,
                spikeBpm,
                spikeDeviations,
                spikeWithinMs,
                spikeTimes,
                chance,
                goodSignalShare,
                sudsMax,
                apartMs,
                sameApartMs,
                opposite,
                points,
                share);
    }

    /** With the margin of the step against the latest one. */
    RuleSettings withMargin() {
        return new RuleSettings(
                highAboveBaselineBpm + opposite.moreBpm(),
                highShare,
                highMinMs,
                dropRecovery + opposite.moreRecovery(),
                dropWithinMs,
                peakMinBpm,
                dropDeviations,
                spikeBpm,
                spikeDeviations,
                spikeWithinMs,
                spikeTimes,
                chance,
                goodSignalShare,
                sudsMax,
                apartMs,
                sameApartMs,
                opposite,
                ratingFallPoints,
                ratingFallShare);
    }

    /** As the clinic has them; what falls of ratings count is a session's own. */
    public static RuleSettings of(Biofeedback content) {
        Biofeedback.StaysHigh high = content.staysHigh();
        Biofeedback.FastDrop drop = content.fastDrop();
        Biofeedback.TopicSpike spike = content.topicSpike();
        Biofeedback.Guards guards = content.guards();
        return new RuleSettings(
                high.overBaselineBpm(),
                high.sharePercent() / 100.0,
                1_000L * high.goodSignalMinS(),
                drop.recoveryPercent() / 100.0,
                1_000L * drop.withinS(),
                drop.peakOverBaselineBpm(),
                drop.restDeviations().doubleValue(),
                spike.riseBpm(),
                spike.riseSd().doubleValue(),
                1_000L * spike.withinS(),
                spike.times(),
                spike.chanceMaxPercent().doubleValue() / 100,
                guards.goodSignalPercent() / 100.0,
                guards.vetoSudsFrom(),
                1_000L * guards.apartMinS(),
                1_000L * guards.sameRuleApartMinS(),
                new Opposite(
                        1_000L * content.oppositeStep().apartMinS(),
                        content.oppositeStep().moreBpm(),
                        content.oppositeStep().moreRecoveryPercent() / 100.0),
                FALL_POINTS,
                FALL_SHARE);
    }
}
