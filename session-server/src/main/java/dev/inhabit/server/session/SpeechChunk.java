package dev.inhabit.server.session;

import dev.inhabit.protocol.FillersCounted;
import dev.inhabit.protocol.SpeechSample;
import org.jspecify.annotations.Nullable;

/**
 * What a chunk of readings keeps of how the patient spoke: counts and rates, no word. The fields are those of {@link
 * SpeechSample}, with their units, and stable for ever.
 */
public record SpeechChunk(
        double speakingS,
        double wordsPerMinute,
        double articulationPerMinute,
        @Nullable Double fillersPerMinute,
        FillersCounted fillersCounted,
        double pausesPerMinute,
        double longPausesPerMinute,
        @Nullable Double meanPauseMs,
        double silenceShare,
        @Nullable Double eyeContactShare,
        @Nullable Double loudnessSpreadDb,
        @Nullable Double confidenceTrendPerMin) {
    static SpeechChunk of(SpeechSample said) {
        return new SpeechChunk(
                said.speakingS(),
                said.wordsPerMinute(),
                said.articulationPerMinute(),
                said.fillersPerMinute(),
                said.fillersCounted(),
                said.pausesPerMinute(),
                said.longPausesPerMinute(),
                said.meanPauseMs(),
                said.silenceShare(),
                said.eyeContactShare(),
                said.loudnessSpreadDb(),
                said.confidenceTrendPerMin());
    }

    SpeechSample onWire() {
        return new SpeechSample(
                speakingS,
                wordsPerMinute,
                articulationPerMinute,
                fillersPerMinute,
                fillersCounted,
                pausesPerMinute,
                longPausesPerMinute,
                meanPauseMs,
                silenceShare,
                eyeContactShare,
                loudnessSpreadDb,
                confidenceTrendPerMin);
    }
}
