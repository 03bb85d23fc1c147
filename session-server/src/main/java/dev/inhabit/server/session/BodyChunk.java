package dev.inhabit.server.session;

import dev.inhabit.protocol.BodySample;
import dev.inhabit.protocol.VariabilityWithheld;
import org.jspecify.annotations.Nullable;

/**
 * What a chunk of readings keeps of the body beyond the rate of the heart. Names and fields are stable for ever.
 *
 * @param heartDeviceId which paired device the heart rate came from; null where the headset itself sent it, or none came
 * @param skinDeviceId likewise
 * @param noContactS seconds in which the sensor said that it feels no skin, 0 to 5
 * @param noContactBpm mean of what it told meanwhile, which nothing is read into; null where it told nothing
 * @param sample the last minute as it stood; null where the sensors told no more than a rate
 */
public record BodyChunk(
        @Nullable String heartDeviceId,
        @Nullable String skinDeviceId,
        int noContactS,
        @Nullable Double noContactBpm,
        @Nullable Sample sample) {

    /** As {@link BodySample} has the fields, with their units. */
    public record Sample(
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
            @Nullable Double skinAmplitudeUs) {
        static Sample of(BodySample said) {
            return new Sample(
                    said.heartSignalPercent(),
                    said.correctedPercent(),
                    said.withheld(),
                    said.rmssdMs(),
                    said.sdnnMs(),
                    said.pnn50Percent(),
                    said.sd1Ms(),
                    said.sd2Ms(),
                    said.lfMs2(),
                    said.hfMs2(),
                    said.skinSignalS(),
                    said.skinLevelUs(),
                    said.skinSlopeUsPerMin(),
                    said.skinResponsesPerMin(),
                    said.skinAmplitudeUs());
        }

        BodySample onWire() {
            return new BodySample(
                    heartSignalPercent,
                    correctedPercent,
                    withheld,
                    rmssdMs,
                    sdnnMs,
                    pnn50Percent,
                    sd1Ms,
                    sd2Ms,
                    lfMs2,
                    hfMs2,
                    skinSignalS,
                    skinLevelUs,
                    skinSlopeUsPerMin,
                    skinResponsesPerMin,
                    skinAmplitudeUs);
        }
    }
}
