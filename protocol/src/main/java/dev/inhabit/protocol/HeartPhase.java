package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The heart in one of the four equal parts of the scene so far, against the person's own baseline, with what may be read into
 * it: a proposal, without clinical authority.
 *
 * @param bpm mean of it; null where no heart rate came
 * @param overBaselineBpm null without a baseline
 * @param reading null without a rate or a baseline, and while motion sickness is reported
 */
public record HeartPhase(
        Part part,
        long fromActiveMs,
        long toActiveMs,
        @Nullable Double bpm,
        @Nullable Double overBaselineBpm,
        @Nullable Reading reading) {
    /** In the order of time. */
    public enum Part {
        @JsonProperty("start")
        START,
        @JsonProperty("mid")
        MID,
        @JsonProperty("later")
        LATER,
        @JsonProperty("end")
        END
    }

    /** What it says. */
    public enum Reading {
        /** The highest part, 20 bpm or more above the baseline. */
        @JsonProperty("peak-stress")
        PEAK_STRESS,
        /** It came down from the part before, for the first time. */
        @JsonProperty("habituation-begins")
        HABITUATION_BEGINS,
        /** It came down again. */
        @JsonProperty("habituation-continues")
        HABITUATION_CONTINUES,
        /** Less than 10 bpm above the baseline, after it was higher. */
        @JsonProperty("recovery")
        RECOVERY,
        /** Less than 10 bpm above the baseline, as before. */
        @JsonProperty("near-baseline")
        NEAR_BASELINE,
        /** About as high as in the part before, or raised from the start. */
        @JsonProperty("raised")
        RAISED,
        @JsonProperty("rising")
        RISING
    }
}
