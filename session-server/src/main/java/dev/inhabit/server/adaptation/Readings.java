package dev.inhabit.server.adaptation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules look at, as it stands at one moment of a session.
 *
 * @param nowMs session time
 * @param baselineBpm at rest before the scene; null where there was too little signal
 * @param restDeviationBpm how much the heart rate wandered at rest, standard deviation; 0 where that is not known
 * @param heart in the order of time
 * @param ratings in the order of time
 * @param tags in the order of time
 * @param safety what forbids any suggestion
 */
public record Readings(
        long nowMs,
        @Nullable Double baselineBpm,
        double restDeviationBpm,
        List<HeartPoint> heart,
        List<Rating> ratings,
        List<TagMoment> tags,
        Safety safety) {
    /**
     * @param wantsOut the patient has pressed the way out, or asked for a pause that still lasts
     * @param sick motion sickness was reported in this session
     * @param riskHeard signs of danger were heard in this session
     */
    public record Safety(boolean wantsOut, boolean sick, boolean riskHeard) {
        public static final Safety CLEAR = new Safety(false, false, false);
    }

    public Readings {
        heart = List.copyOf(heart);
        ratings = List.copyOf(ratings);
        tags = List.copyOf(tags);
    }

    @Nullable
    Rating lastRating() {
        return ratings.isEmpty() ? null : ratings.get(ratings.size() - 1);
    }
}
