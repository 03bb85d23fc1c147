package dev.inhabit.headset.patient;

import dev.inhabit.protocol.LookedAt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a headset's sensors and buttons have of the patient since the last moment.
 *
 * @param yawDeg −180 to 180, positive to the right
 * @param pitchDeg −90 to 90, positive up
 * @param rrMs intervals between the beats that fell since then, ms
 * @param gazeNpc the person looked at; null where none
 * @param lookedAt what is looked at; null where that is not known
 * @param said sentences that ended since then
 * @param ratings given since then
 * @param leaves whether the patient presses the exit now
 */
public record Moment(
        double heartRateBpm,
        List<Double> rrMs,
        double yawDeg,
        double pitchDeg,
        @Nullable Integer gazeNpc,
        @Nullable LookedAt lookedAt,
        List<Sentence> said,
        List<Rating> ratings,
        boolean leaves) {
    public Moment {
        rrMs = List.copyOf(rrMs);
        said = List.copyOf(said);
        ratings = List.copyOf(ratings);
    }

    /** The same, but nothing was said. */
    public Moment silent() {
        return new Moment(heartRateBpm, rrMs, yawDeg, pitchDeg, gazeNpc, lookedAt, List.of(), ratings, leaves);
    }

    /** The same, with what was looked at. */
    public Moment lookingAt(LookedAt what) {
        return new Moment(heartRateBpm, rrMs, yawDeg, pitchDeg, gazeNpc, what, said, ratings, leaves);
    }
}
