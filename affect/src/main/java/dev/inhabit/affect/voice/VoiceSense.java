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

/**
 * Reads voices from 16 kHz mono sound of a few seconds. For one thread; keeps its memory for the next window, and no
 * sound beyond the call.
 *
 * <p>The network was trained on eight German actors. At first it reads a voice against those of all; the more a
 * {@link VoiceTrack} has heard of the speaker, the more against their own average. What it is not sure of is unknown.
 */
public final class VoiceSense implements AutoCloseable {
    /** Shorter sound is not looked at for speech: 0.2 s. */
    public static final int SHORTEST = SoundWindow.SAMPLE_RATE_HZ / 5;

    /** With a smaller share an emotion is not named. */
    public static final double NAMED_FROM = .5;

    /** What the network takes: measures, their average for this speaker, seconds of speech that make that average. */
    private static final int NETWORK_INPUTS = 2 * VoiceMeasures.COUNT + 1;
    /** Without this share of the looks having a pitch, what is loud is noise and no speech. */
    private static final double SPEECH_IS_VOICED_FROM = .15;

    private static final double ENOUGH_SPEECH = .3;

    /** Speech that stands this far above the room is read as it is. */
    private static final double NOISY_BELOW_DB = 25;
    /** Frames of quiet that hold one frame of the suppressor, and a little to each side. */
    private static final int QUIET_FRAMES = 6;

    private final Optional<FloatTensors> tensors;
    private final Runnable release;
    private final SpeechActivity speech = new SpeechActivity();
    private final PitchLine pitch = new PitchLine();
    private final Mfcc mfcc = new Mfcc(SoundWindow.SAMPLE_RATE_HZ);
    private final VoiceTracks tracks = new VoiceTracks();
    private final VoiceMeasures measures = new VoiceMeasures();
    private final BreathFinder breaths = new BreathFinder();
    private final NoiseSuppressor suppressor = new NoiseSuppressor();
    private float[] heard = {};

    /**
     * The network stays the caller's.
     *
     * @param network for emotions; without one there are none
     * @param release run once after everything is closed
     */
    public VoiceSense(Optional<Network> network, Runnable release) {
        this.tensors = network.map(
                voice -> new FloatTensors(voice, "heard", new long[] {1, NETWORK_INPUTS}, "probs", new long[] {
                    1, Emotion.all().size()
                }));
        this.release = release;
    }

    /** Reads sound on its own, of somebody who was never heard before. */
    public VoiceReading read(float[] samples) {
        return read(samples, samples.length, new VoiceTrack());
    }

    /**
     * Reads the next window of a stream.
     *
     * @param samples -1..1; what is not a number counts as silence
     * @param newSamples how many at the end were not in the window before
     */
    public VoiceReading read(float[] samples, int newSamples, VoiceTrack track) {
        long start = System.nanoTime();
        centre(samples);
        speech.compute(heard, track);
        float[] clean = withoutNoise(newSamples, track.noise());
        if (clean != heard) {
            speech.compute(clean, null);
        }
        pitch.compute(clean, speech);
        boolean spoken = pitch.voicedShare() >= SPEECH_IS_VOICED_FROM;
        double speechShare = spoken ? (double) speech.speechFrames() / speech.frames() : 0;
        double seconds = speechShare * heard.length / SoundWindow.SAMPLE_RATE_HZ;
        double syllablesPerSecond = seconds > 0 ? speech.syllables() / seconds : 0;
        boolean enough = speechShare >= ENOUGH_SPEECH;
        double newSeconds = speechShare * Math.min(newSamples, heard.length) / SoundWindow.SAMPLE_RATE_HZ;
        int frames = enough ? tracks.compute(clean) : 0;
        SoundQuality quality = SoundQuality.of(heard, tracks.highsDb(frames), clean != heard, enough);
        Optional<Shares> shares = enough ? emotion(frames, quality.reliability(), newSeconds, track) : Optional.empty();
        OptionalDouble strain = enough && pitch.medianHz().isPresent()
                ? track.strain(semitones(pitch.medianHz().getAsDouble()), syllablesPerSecond)
                : OptionalDouble.empty();
        breathe(newSamples, spoken, clean == heard, track);
        VoiceReading reading = new VoiceReading(
                shares.filter(known -> known.topShare() >= NAMED_FROM).map(Shares::top),
                shares.orElse(Shares.EVEN),
                shares.map(Shares::topShare).orElse(0.0),
                quality,
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
                track.breaths().perMinute(),
                boxed(mfcc.mean(heard)),
                System.nanoTime() - start);
        Arrays.fill(heard, 0);
        suppressor.forget();
        return reading;
    }

    /** The window without the room's steady noise where that is near to the speech; the room is learnt from what is new and quiet. */
    private float[] withoutNoise(int newSamples, RoomNoise noise) {
        int quiet = 0;
        for (int t = Math.max(0, speech.frames() - newSamples / SpeechActivity.HOP); t < speech.frames(); t++) {
            quiet = speech.isSpeech(t) ? 0 : quiet + 1;
            if (quiet >= QUIET_FRAMES) {
                suppressor.learn(heard, (t + 1) * SpeechActivity.HOP - NoiseSuppressor.FRAME, noise);
                quiet = 0;
            }
        }
        boolean noisy = speech.loudDb() - speech.floorDb() < NOISY_BELOW_DB;
        return noisy && noise.isKnown() ? suppressor.of(heard, noise) : heard;
    }

    /** The sound around its own middle, so that a microphone's offset is no level. */
    private void centre(float[] samples) {
        int length = Math.max(SHORTEST, samples.length);
        if (heard.length != length) {
            heard = new float[length];
        }
        Arrays.fill(heard, 0);
        double sum = 0;
        for (int i = 0; i < samples.length; i++) {
            heard[i] = Float.isFinite(samples[i]) ? samples[i] : 0;
            sum += heard[i];
        }
        float middle = (float) (sum / Math.max(1, samples.length));
        for (int i = 0; i < samples.length; i++) {
            heard[i] -= middle;
        }
    }

    /** Speaker's averages take in a window after it was read, so that the first is read against all voices. */
    private Optional<Shares> emotion(int frames, double reliability, double newSeconds, VoiceTrack track) {
        if (tensors.isEmpty()) {
            return Optional.empty();
        }
        FloatTensors network = tensors.get();
        float[] measured = measures.of(tracks, frames);
        for (int i = 0; i < VoiceMeasures.COUNT; i++) {
            network.input().put(i, measured[i]);
            network.input().put(VoiceMeasures.COUNT + i, track.average(i));
        }
        network.input().put(NETWORK_INPUTS - 1, (float) track.knownSeconds());
        network.run();
        track.add(measured, newSeconds);
        double[] share = new double[Emotion.all().size()];
        for (int i = 0; i < share.length; i++) {
            // What was under noise, clipped, in pieces or over a telephone is less sure than it looks.
            share[i] = Math.pow(network.output().get(i), reliability);
        }
        return Optional.of(Shares.of(share));
    }

    /** Only in a stream's whole windows, whose middle seconds follow each other; a noisy room tells nothing. */
    private void breathe(int newSamples, boolean spoken, boolean quietRoom, VoiceTrack track) {
        if (heard.length != SoundWindow.LENGTH || newSamples != SoundWindow.HOP) {
            return;
        }
        if (!quietRoom) {
            track.breaths().add(0, 0);
            return;
        }
        int third = speech.frames() / 3;
        int quiet = 0;
        for (int t = third; t < 2 * third; t++) {
            quiet += spoken && speech.isSpeech(t) ? 0 : 1;
        }
        track.breaths().add(breaths.inTheMiddle(heard, speech, spoken), quiet / 100.0);
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
