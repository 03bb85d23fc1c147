package dev.inhabit.server.ratings;

import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;

/**
 * By which limits ratings of distress are judged.
 *
 * @param provenance {@code seed}, {@code proposed} (without clinical authority; shown as such) or {@code clinic}
 */
public record RatingRules(String provenance, Rate rate, Fall fall, Clock clock) {
    /** Reads {@code config/ratings/suds.yaml}. */
    public static final ContentReader<RatingRules> READER =
            new ContentReader<>("ratings", (YamlFile file) -> file.as(RatingRules.class), (file, rules) -> {});

    /** @param spanMinS ratings that lie within less tell no rate per minute, s */
    public record Rate(int spanMinS) {}

    /**
     * The least fall from the peak that counts: both.
     *
     * @param points SUDS
     * @param percent of the peak
     */
    public record Fall(int points, int percent) {}

    /** @param aheadMaxS so far ahead of the server's clock a rating may say that it was felt, s */
    public record Clock(int aheadMaxS) {}
}
