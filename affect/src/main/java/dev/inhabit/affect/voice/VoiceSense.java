package dev.inhabit.affect.voice;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import dev.inhabit.affect.model.FloatTensors;
import dev.inhabit.affect.model.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Reads voices from 16 kHz mono sound of a few seconds. For one thread; keeps its memory for the next window, and no
 * sound beyond the call.
 *
 * <p>The network was trained on eight German actors, each normalised over all they said. So an emotion is named only once
 * a {@link VoiceTrack} has heard enough of the speaker, and is a guess for anybody else.
 */
public final class VoiceSense implements AutoCloseable {
    /** Shorter sound is not looked at for speech: 0.2 s. */
    public static final int SHORTEST = SoundWindow.SAMPLE_RATE_HZ / 5;

    private static final int NETWORK_FRAMES = 300;
    /** Without this share of the looks having a pitch, what is loud is noise and no speech. */
    private static final double SPEECH_IS_VOICED_FROM = .15;

    private static final double ENOUGH_SPEECH = .3;

    private final Optional<FloatTensors> tensors;
    private final Runnable release;
    private final SpeechActivity speech = new SpeechActivity();
    private final PitchLine pitch = new PitchLine();
    private final Mfcc mfcc = new Mfcc(SoundWindow.SAMPLE_RATE_HZ);
    private final VoiceTracks tracks = new VoiceTracks();

    /**
     * The network stays the caller's.
     *
     * @param network for emotions; without one there are none
     * @param release run once after everything is closed
     */
    public VoiceSense(Optional<Network> network, Runnable release) {
        this.tensors = network.map(voice -> new FloatTensors(
                voice, "feats", new long[] {1, VoiceTracks.COUNT, NETWORK_FRAMES}, "probs", new long[] {
                    1, Emotion.all().size()
                }));
        this.release = release;
    }

    /** Reads sound on its own: prosody, and no emotion, which needs to know the speaker. */
    public VoiceReading read(float[] samples) {
        return read(samples, samples.length, null);
    }

    /**
     * Reads the next window of a stream.
     *
     * @param samples -1..1
     * @param newSamples how many at the end were not in the window before
     */
    public VoiceReading read(float[] samples, int newSamples, @Nullable VoiceTrack track) {
        long start = System.nanoTime();
        float[] heard = samples.length < SHORTEST ? Arrays.copyOf(samples, SHORTEST) : samples;
        speech.compute(heard, track);
        pitch.compute(heard, speech);
        boolean spoken = pitch.voicedShare() >= SPEECH_IS_VOICED_FROM;
        double speechShare = spoken ? (double) speech.speechFrames() / speech.frames() : 0;
        double seconds = speechShare * heard.length / SoundWindow.SAMPLE_RATE_HZ;
        double syllablesPerSecond = seconds > 0 ? speech.syllables() / seconds : 0;
        boolean enough = speechShare >= ENOUGH_SPEECH;
        Optional<Shares> shares = track == null || !enough ? Optional.empty() : emotion(heard, newSamples, track);
        OptionalDouble strain = track == null || !enough || pitch.medianHz().isEmpty()
                ? OptionalDouble.empty()
                : track.strain(semitones(pitch.medianHz().getAsDouble()), syllablesPerSecond);
        return new VoiceReading(
                shares.map(Shares::top),
                shares.orElse(Shares.EVEN),
                shares.map(Shares::topShare).orElse(0.0),
                strain,
                spoken ? pitch.medianHz() : OptionalDouble.empty(),
                spoken ? pitch.sdSemitones() : OptionalDouble.empty(),
                spoken ? pitch.confidence() : 0,
                SpeechActivity.levelDb(heard, 0, heard.length),
                zeroCrossings(heard),
                speechShare,
                syllablesPerSecond,
                spoken ? speech.pauses() : 0,
                spoken ? speech.longestSilenceMs() : heard.length * 1000 / SoundWindow.SAMPLE_RATE_HZ,
                boxed(mfcc.mean(heard)),
                System.nanoTime() - start);
    }

    private Optional<Shares> emotion(float[] heard, int newSamples, VoiceTrack track) {
        if (tensors.isEmpty()) {
            return Optional.empty();
        }
        int frames = tracks.compute(heard);
        track.add(tracks, Math.max(0, frames - newSamples / SpeechActivity.HOP), frames);
        if (!track.isSettled()) {
            return Optional.empty();
        }
        FloatTensors network = tensors.get();
        int from = Math.max(0, (frames - NETWORK_FRAMES) / 2);
        for (int t = 0; t < NETWORK_FRAMES; t++) {
            for (int i = 0; i < VoiceTracks.COUNT; i++) {
                float value = t < frames ? track.relative(i, tracks.at(from + t)[i]) : 0;
                network.input().put(i * NETWORK_FRAMES + t, value);
            }
        }
        network.run();
        double[] share = new double[Emotion.all().size()];
        for (int i = 0; i < share.length; i++) {
            share[i] = network.output().get(i);
        }
        return Optional.of(Shares.of(share));
    }

    /** Semitones above 55 Hz, an A. */
    private static double semitones(double hz) {
        return 12 * Math.log(hz / 55) / Math.log(2);
    }

    private static double zeroCrossings(float[] samples) {
        int crossings = 0;
        for (int i = 1; i < samples.length; i++) {
            crossings += samples[i] < 0 != samples[i - 1] < 0 ? 1 : 0;
        }
        return crossings / (double) (samples.length - 1);
    }

    private static List<Double> boxed(double[] values) {
        List<Double> boxed = new ArrayList<>(values.length);
        for (double value : values) {
            boxed.add(value);
        }
        return boxed;
    }

    @Override
    public void close() {
        tensors.ifPresent(FloatTensors::close);
        release.run();
    }
}
