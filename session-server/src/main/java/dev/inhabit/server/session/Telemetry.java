package dev.inhabit.server.session;

import dev.inhabit.protocol.AffectSample;
import dev.inhabit.protocol.Emotion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Readings of at most five seconds as they are kept. Raw pictures and sound are never part of it.
 *
 * @param fromActiveMs session time at its begin, ms
 * @param heartRateBpm mean; null where there was no signal
 * @param heartSignalS seconds in which a heart rate came, 0 to 5; −1 where that was not written down
 * @param eyeContactShare 0 to 1; null where there was no pose
 * @param wordsPerMinute null where nothing was said
 * @param fillersPerMinute likewise
 * @param attentionPercent mean attention of the audience, 0 to 100; null where there was none
 * @param crowdTick tick that {@code crowdChecksum} belongs to; −1 where there was no crowd
 * @param crowdChecksum 16 hex digits
 * @param crowdLastOrderSequenceNr greatest sequence number among the orders that the crowd showed at {@code crowdTick}; 0
 *     where there was none, −1 where it was not written down
 * @param body what was kept of the body beyond the heart's rate; null where nothing was
 * @param speech how the patient spoke in the last minute; null where nothing was said in it
 * @param gaze where the patient looked in the scene, each {@value Look#SAMPLE_MS} ms; null where no pose came in it
 * @param motion how much the patient moved; null where nothing tells it
 */
public record Telemetry(
        long fromActiveMs,
        long toActiveMs,
        @Nullable Double heartRateBpm,
        int heartSignalS,
        List<Double> rrMs,
        List<Affect> affect,
        @Nullable Double headYawDeg,
        @Nullable Double headPitchDeg,
        @Nullable Double eyeContactShare,
        @Nullable Double wordsPerMinute,
        @Nullable Double fillersPerMinute,
        @Nullable Double attentionPercent,
        int framesReceived,
        int framesRead,
        long crowdTick,
        String crowdChecksum,
        long crowdLastOrderSequenceNr,
        @Nullable BodyChunk body,
        @Nullable SpeechChunk speech,
        @Nullable GazeChunk gaze,
        @Nullable MotionChunk motion) {
    public Telemetry {
        rrMs = List.copyOf(rrMs);
        affect = List.copyOf(affect);
    }

    /** Of what came without words and without a sensor that tells more than a rate. */
    public Telemetry(
            long fromActiveMs,
            long toActiveMs,
            @Nullable Double heartRateBpm,
            int heartSignalS,
            List<Double> rrMs,
            List<Affect> affect,
            @Nullable Double headYawDeg,
            @Nullable Double headPitchDeg,
            @Nullable Double eyeContactShare,
            @Nullable Double wordsPerMinute,
            @Nullable Double fillersPerMinute,
            @Nullable Double attentionPercent,
            int framesReceived,
            int framesRead,
            long crowdTick,
            String crowdChecksum,
            long crowdLastOrderSequenceNr) {
        this(
                fromActiveMs,
                toActiveMs,
                heartRateBpm,
                heartSignalS,
                rrMs,
                affect,
                headYawDeg,
                headPitchDeg,
                eyeContactShare,
                wordsPerMinute,
                fillersPerMinute,
                attentionPercent,
                framesReceived,
                framesRead,
                crowdTick,
                crowdChecksum,
                crowdLastOrderSequenceNr,
                null,
                null,
                null,
                null);
    }

    /** Without what poses of the head tell. */
    public Telemetry(
            long fromActiveMs,
            long toActiveMs,
            @Nullable Double heartRateBpm,
            int heartSignalS,
            List<Double> rrMs,
            List<Affect> affect,
            @Nullable Double headYawDeg,
            @Nullable Double headPitchDeg,
            @Nullable Double eyeContactShare,
            @Nullable Double wordsPerMinute,
            @Nullable Double fillersPerMinute,
            @Nullable Double attentionPercent,
            int framesReceived,
            int framesRead,
            long crowdTick,
            String crowdChecksum,
            long crowdLastOrderSequenceNr,
            @Nullable BodyChunk body,
            @Nullable SpeechChunk speech) {
        this(
                fromActiveMs,
                toActiveMs,
                heartRateBpm,
                heartSignalS,
                rrMs,
                affect,
                headYawDeg,
                headPitchDeg,
                eyeContactShare,
                wordsPerMinute,
                fillersPerMinute,
                attentionPercent,
                framesReceived,
                framesRead,
                crowdTick,
                crowdChecksum,
                crowdLastOrderSequenceNr,
                body,
                speech,
                null,
                null);
    }

    /** One second's fused reading; see {@link AffectSample} for units. */
    public record Affect(
            long atActiveMs,
            Emotion expression,
            double confidence,
            List<Double> probabilities,
            @Nullable Double valence,
            @Nullable Double arousal,
            @Nullable Double stress,
            boolean hiddenStress,
            List<String> sources,
            List<Double> stressPercent) {
        public Affect {
            probabilities = List.copyOf(probabilities);
            sources = List.copyOf(sources);
            stressPercent = List.copyOf(stressPercent);
        }

        static Affect of(long atActiveMs, AffectSample sample) {
            return new Affect(
                    atActiveMs,
                    sample.expression(),
                    sample.confidence(),
                    sample.probabilities(),
                    sample.valence(),
                    sample.arousal(),
                    sample.stress(),
                    sample.hiddenStress(),
                    sample.sources(),
                    sample.stressPercent());
        }

        /** As it was told when it was read. */
        public AffectSample sample() {
            return new AffectSample(
                    atActiveMs,
                    expression,
                    confidence,
                    probabilities,
                    valence,
                    arousal,
                    stress,
                    hiddenStress,
                    sources,
                    stressPercent);
        }
    }
}
