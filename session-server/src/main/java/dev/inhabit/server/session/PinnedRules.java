package dev.inhabit.server.session;

/**
 * By which limits of the clinic's a session is judged: those that it began with, so that a replay judges as it was judged.
 *
 * @param spanMinMs ratings that lie closer together tell no rate per minute, ms
 * @param fallPoints the least fall of distress that counts, SUDS
 * @param fallPercent and as a share of the peak, percent
 * @param aheadMaxMs by how much a client's idea of the server's clock may be ahead, ms
 * @param stressBpm above the baseline, from here on a part of the scene can be the peak of stress
 * @param nearBpm above the baseline, below this the heart is near it
 * @param changeBpm what is less between two parts of the scene is no change
 */
public record PinnedRules(
        long spanMinMs,
        double fallPoints,
        double fallPercent,
        long aheadMaxMs,
        double stressBpm,
        double nearBpm,
        double changeBpm) {
    /** Of sessions that were created before they were pinned. */
    public static final PinnedRules BEFORE = new PinnedRules(60_000, 10, 15, 10_000, 20, 10, 3);
}
