package dev.inhabit.server.adaptation;

/**
 * Limits of the rules (§C.5 of the design): a clinic's to change.
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
        long sameApartMs) {
    public static final RuleSettings DEFAULT =
            new RuleSettings(20, .8, 300_000, .5, 120_000, 20, 4, 10, 2, 15_000, 2, .01, .8, 90, 60_000, 300_000);
}
