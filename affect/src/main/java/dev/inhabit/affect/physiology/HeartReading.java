package dev.inhabit.affect.physiology;

import java.util.OptionalDouble;

/**
 * What a {@link HeartTrack} says of a heart at one moment.
 *
 * @param meanHeartRateBpm mean of 60,000 / NN over what was kept of the latest signal; empty without any
 * @param signalShare of the last window's seconds, how much of it intervals cover, 0..1
 * @param correctedShare of the latest intervals, how many were taken out, 0..1
 */
public record HeartReading(
        OptionalDouble meanHeartRateBpm, double signalShare, double correctedShare, Variation variation) {
    /** How much the intervals vary, or why that is not said. */
    public sealed interface Variation {}

    public record Measured(HeartRateVariability measures) implements Variation {}

    public record Withheld(Reason reason) implements Variation {}

    /** Why nothing is said of the variation. */
    public enum Reason {
        /** No interval came: the sensor tells none, or does not touch the skin. */
        NO_INTERVALS,
        /** Fewer seconds of signal than the measure needs, or an old one. */
        TOO_LITTLE_SIGNAL,
        /** More intervals were taken out than the settings allow. */
        TOO_MUCH_CORRECTED
    }

    /** Root of the mean squared difference, ms; empty where it is withheld. */
    public OptionalDouble rmssdMs() {
        return variation instanceof Measured measured
                ? OptionalDouble.of(measured.measures().rmssdMs())
                : OptionalDouble.empty();
    }
}
