package dev.inhabit.affect.voice;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a few seconds of sound hold.
 *
 * @param emotion the emotion with the largest share; empty, that is unknown, without enough speech, with a share below
 *     {@link VoiceSense#NAMED_FROM}, or where there is no voice model
 * @param shares the seven shares; even where nothing was read
 * @param confidence the largest share, 0..1; 0 where nothing was read
 * @param quality what the sound is worth; shares and confidence are lowered by it already
 * @param strain 0..1, how far pitch and rate lie above the speaker's own calm; empty while that is being learnt
 * @param pitchHz median of the voiced parts; empty without any
 * @param pitchSdSemitones standard deviation around the median; empty without voiced parts
 * @param pitchConfidence 0..1: how much voiced sound there was, a second being enough
 * @param levelDb root mean square, dB of full scale
 * @param zeroCrossings share of neighbouring samples that differ in sign, 0..1
 * @param speechShare share of the time somebody speaks, 0..1
 * @param syllablesPerSecond of the time somebody speaks; 0 without speech
 * @param pauses silences of 250 ms and more between speech
 * @param longestSilenceMs wherever it lies
 * @param breathsPerMinute audible breaths in the stream's last minute; empty while too few are heard to tell, see
 *     {@link Breaths#perMinute()}. A proposal of this project, not validated
 * @param cepstrum mean of 40 mel-frequency cepstral coefficients
 */
public record VoiceReading(
        Optional<Emotion> emotion,
        Shares shares,
        double confidence,
        SoundQuality quality,
        OptionalDouble strain,
        OptionalDouble pitchHz,
        OptionalDouble pitchSdSemitones,
        double pitchConfidence,
        double levelDb,
        double zeroCrossings,
        double speechShare,
        double syllablesPerSecond,
        int pauses,
        int longestSilenceMs,
        OptionalDouble breathsPerMinute,
        List<Double> cepstrum,
        long nanos) {

    public VoiceReading {
        cepstrum = List.copyOf(cepstrum);
    }

    /** Expected valence, -1..1; 0 where the emotion is unknown. */
    public double valence() {
        return emotion.isEmpty() ? 0 : shares.valence();
    }

    /** Expected arousal, -1..1; 0 where the emotion is unknown. */
    public double arousal() {
        return emotion.isEmpty() ? 0 : shares.arousal();
    }

    /** The emotion's name, or "unknown". */
    public String label() {
        return emotion.map(Emotion::label).orElse("unknown");
    }
}
