package dev.inhabit.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What heart and skin said over the last minute (the clinic's windows). A gap is never bridged: no difference between two
 * beats is formed across one.
 *
 * @param heartSignalPercent of the last minute, how much of it intervals between beats cover, 0 to 100
 * @param correctedPercent of the intervals, how many were taken out as no normal beats, 0 to 100
 * @param withheld why there is no measure of variability; null where there is one, and then the next four are not null
 * @param rmssdMs root of the mean squared difference of successive intervals, ms
 * @param sdnnMs standard deviation of the intervals (n − 1), ms
 * @param pnn50Percent differences of more than 50 ms among all differences, 0 to 100
 * @param sd1Ms width of the Poincaré plot, ms
 * @param sd2Ms length of the Poincaré plot, ms
 * @param lfMs2 power from 0.04 to 0.15 Hz, ms², looked at once a minute; null below 240 beats without a gap
 * @param hfMs2 power from 0.15 to 0.40 Hz, ms²; null likewise
 * @param skinSignalS seconds of skin conductance without a gap, 0 to 60; below 30 the rest is null
 * @param skinLevelUs mean of the tonic part, µS
 * @param skinSlopeUsPerMin slope of the tonic part, µS per minute
 * @param skinResponsesPerMin responses of 0.05 µS or more, per minute
 * @param skinAmplitudeUs mean height of the responses, µS; 0 without any
 */
public record BodySample(
        double heartSignalPercent,
        double correctedPercent,
        @Nullable VariabilityWithheld withheld,
        @Nullable Double rmssdMs,
        @Nullable Double sdnnMs,
        @Nullable Double pnn50Percent,
        @Nullable Double sd1Ms,
        @Nullable Double sd2Ms,
        @Nullable Double lfMs2,
        @Nullable Double hfMs2,
        double skinSignalS,
        @Nullable Double skinLevelUs,
        @Nullable Double skinSlopeUsPerMin,
        @Nullable Double skinResponsesPerMin,
        @Nullable Double skinAmplitudeUs) {}
