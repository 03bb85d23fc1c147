package dev.inhabit.protocol;

import org.jspecify.annotations.Nullable;

/**
 * How the patient spoke in the last minute. The speaking window is what was said with the silences in it, but for those in which
 * somebody else spoke or the scene stood still; in a talk silence before the first word and after the last counts too. Holds no
 * word that was said.
 *
 * @param speakingS length of the speaking window, s
 * @param wordsPerMinute of the speaking window, fillers apart
 * @param articulationPerMinute the same without the pauses; 0 where nothing was said
 * @param fillersPerMinute null where {@code fillersCounted} is none
 * @param pausesPerMinute silences of 250 ms or more
 * @param longPausesPerMinute those of 2 s or more
 * @param meanPauseMs null without a pause
 * @param silenceShare pauses of the speaking window, 0 to 1
 * @param eyeContactShare of the head's poses while speaking, how many looked at a face, 0 to 1; null without any
 * @param loudnessSpreadDb standard deviation of the loudness of the seconds of speech, dB; null below five of them
 * @param confidenceTrendPerMin slope of the mean of what shows confidence, each in standard deviations, per minute; null
 *     before a minute of samples
 */
public record SpeechSample(
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

    /** The same with what is known only beside the words: where the patient looked meanwhile. */
    public SpeechSample lookedAt(@Nullable Double eyeContactShare) {
        return with(eyeContactShare, confidenceTrendPerMin);
    }

    public SpeechSample trending(@Nullable Double confidenceTrendPerMin) {
        return with(eyeContactShare, confidenceTrendPerMin);
    }

    private SpeechSample with(@Nullable Double eyeContact, @Nullable Double trendPerMin) {
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
                eyeContact,
                loudnessSpreadDb,
                trendPerMin);
    }
}
