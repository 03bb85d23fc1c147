package dev.inhabit.server.catalog;

import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.ratings.RatingRules;
import dev.inhabit.server.session.PinnedRules;

/** The clinic's limits as a session keeps them. */
public final class SessionJudgement {
    private static final long MS_PER_S = 1_000;

    private SessionJudgement() {}

    public static PinnedRules pinned(RatingRules ratings, Biofeedback biofeedback) {
        Biofeedback.Phases phases = biofeedback.phases();
        return new PinnedRules(
                MS_PER_S * ratings.rate().spanMinS(),
                ratings.fall().points(),
                ratings.fall().percent(),
                MS_PER_S * ratings.clock().aheadMaxS(),
                phases.peakOverBaselineBpm(),
                phases.nearBaselineBpm(),
                phases.changeBpm());
    }
}
