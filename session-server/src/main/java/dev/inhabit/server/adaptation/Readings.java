package dev.inhabit.server.adaptation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules look at, as it stands at one moment of a session.
 *
 * @param nowMs session time
 * @param baselineBpm at rest before the scene; null where there was too little signal
 * @param restBpm readings of five seconds at rest before the scene, in the order of time; empty where there were none
 * @param heart in the order of time
 * @param ratings in the order of time
 * @param tags in the order of time
 * @param safety what forbids any suggestion
 * @param learning how the patient's exposures are judged
 */
public record Readings(
        long nowMs,
        @Nullable Double baselineBpm,
        List<Double> restBpm,
        List<HeartPoint> heart,
        List<Rating> ratings,
        List<TagMoment> tags,
        Safety safety,
        Learning learning) {
    /**
     * @param wantsOut the patient has pressed the way out, or asked for a pause that still lasts
     * @param sick motion sickness was reported in this session
     * @param riskOpen signs of danger that nobody has answered: heard in this session, or a notice of the course
     */
    public record Safety(boolean wantsOut, boolean sick, boolean riskOpen) {
        public static final Safety CLEAR = new Safety(false, false, false);
    }

    /** @param disproved in the order in which they were told */
    public record Learning(LearningMode mode, List<Disproved> disproved) {
        /** Of a patient for whom nobody chose a mode. */
        public static final Learning BY_FEAR = new Learning(LearningMode.HABITUATION, List.of());

        public Learning {
            disproved = List.copyOf(disproved);
        }
    }

    public Readings {
        restBpm = List.copyOf(restBpm);
        heart = List.copyOf(heart);
        ratings = List.copyOf(ratings);
        tags = List.copyOf(tags);
    }

    /** The same with other readings of the heart and other ratings. */
    Readings with(List<HeartPoint> otherHeart, List<Rating> otherRatings) {
        return new Readings(nowMs, baselineBpm, restBpm, otherHeart, otherRatings, tags, safety, learning);
    }

    @Nullable
    Rating lastRating() {
        return ratings.isEmpty() ? null : ratings.get(ratings.size() - 1);
    }
}
