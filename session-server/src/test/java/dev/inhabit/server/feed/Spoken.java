package dev.inhabit.server.feed;

import dev.inhabit.protocol.FillersCounted;
import dev.inhabit.protocol.SpeechSample;
import org.jspecify.annotations.Nullable;

/** Samples of speech for tests. */
public final class Spoken {
    private Spoken() {}

    public static SpeechSample at(
            double wordsPerMinute,
            @Nullable Double fillersPerMinute,
            @Nullable Double eyeContactShare,
            @Nullable Double loudnessSpreadDb) {
        return new SpeechSample(
                50,
                wordsPerMinute,
                wordsPerMinute * 1.2,
                fillersPerMinute,
                fillersPerMinute == null ? FillersCounted.NONE : FillersCounted.SOUNDS_AND_WORDS,
                10,
                1,
                800.0,
                1 / 6.0,
                eyeContactShare,
                loudnessSpreadDb,
                null);
    }
}
