package dev.inhabit.affect.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import dev.inhabit.affect.model.Network;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound as microphones spoil it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoorSoundTests {
    private static final int LENGTH = SoundWindow.LENGTH;
    private static final float[] NOISE = Sounds.noise(LENGTH);
    private final ModelRegistry models = ModelRegistry.shipped();
    private final Network network = Network.load(models, models.require(ModelTask.VOICE_EMOTION));
    private final VoiceSense sense = new VoiceSense(Optional.of(network), () -> {});

    @AfterAll
    void close() {
        sense.close();
        network.close();
    }

    @Test
    void silenceNoiseHumAndAnOffsetAreUnknown() {
        for (IntToDoubleFunction sound : new IntToDoubleFunction[] {
            i -> 0, i -> .5, i -> NOISE[i], i -> .8 + 1e-5 * (i % 3), i -> i % 1600 == 0 ? .9 : 0
        }) {
            VoiceReading reading = read(sound, i -> 0);
            assertEquals("unknown", reading.label());
            assertEquals(0, reading.confidence());
            assertEquals(
                    Optional.of(SoundQuality.Limit.NO_SPEECH), reading.quality().limit());
        }
    }

    @Test
    void tonesOfMusicAreUnknown() {
        double[] hz = {220, 277.18, 329.63, 440};
        VoiceReading chord = read(
                i -> {
                    double sum = 0;
                    for (double each : hz) {
                        sum += .1 * Math.sin(2 * Math.PI * each * i / SoundWindow.SAMPLE_RATE_HZ);
                    }
                    return sum;
                },
                i -> 0);
        assertEquals("unknown", chord.label());
        VoiceReading melody =
                read(i -> .3 * Math.sin(2 * Math.PI * hz[i / 8000 % 4] * i / SoundWindow.SAMPLE_RATE_HZ), i -> 0);
        assertEquals("unknown", melody.label());
    }

    @Test
    void anOffsetChangesNothing() {
        float[] speech = Sounds.speechLike(150, LENGTH);
        VoiceReading plain = read(i -> speech[i], i -> 0);
        VoiceReading moved = read(i -> speech[i], i -> .2);
        assertEquals(plain.label(), moved.label());
        assertEquals(plain.confidence(), moved.confidence(), .02);
        assertEquals(plain.levelDb(), moved.levelDb(), .05);
        assertEquals(plain.zeroCrossings(), moved.zeroCrossings(), .01);
    }

    @Test
    void whatIsNoNumberIsSilence() {
        float[] speech = Sounds.speechLike(150, LENGTH);
        VoiceReading reading = read(i -> i % 100 == 0 ? Double.NaN : i % 333 == 0 ? 1 / 0.0 : speech[i], i -> 0);
        finite(reading);
    }

    @Test
    void clippedCutAndShortSoundIsReadWithoutFailing() {
        float[] speech = Sounds.speechLike(150, LENGTH);
        finite(read(i -> Math.max(-1, Math.min(1, 30 * speech[i])), i -> 0));
        finite(sense.read(new float[SoundWindow.SAMPLE_RATE_HZ / 5]));
        finite(sense.read(Sounds.speechLike(150, SoundWindow.SAMPLE_RATE_HZ / 5)));
        finite(sense.read(Sounds.speechLike(150, 1)));
        // As a telephone of 8 kHz passes it: the mean of neighbours, twice.
        finite(read(i -> i < 2 ? 0 : (speech[i] + 2 * speech[i - 1] + speech[i - 2]) / 4, i -> 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 10, 50})
    void clippedSoundIsSeen(double times) {
        float[] speech = loud(Sounds.speechLike(150, LENGTH));
        assertEquals(0, sense.read(speech).quality().clippedShare());
        for (double far : new double[] {1, .2}) {
            SoundQuality quality = sense.read(clipped(speech, times, far)).quality();
            assertEquals(Optional.of(SoundQuality.Limit.CLIPPED), quality.limit());
            assertTrue(quality.reliability() < .8);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 5, 3})
    void lostPacketsAreSeen(int oneIn) {
        SoundQuality quality =
                sense.read(torn(Sounds.speechLike(150, LENGTH), oneIn)).quality();
        assertEquals(Optional.of(SoundQuality.Limit.DROPPED), quality.limit());
        assertTrue(quality.droppedShare() > .4 / oneIn);
        assertTrue(quality.reliability() < .8);
    }

    @Test
    void aPieceThatIsToldTwiceIsALostOne() {
        float[] speech = Sounds.speechLike(150, LENGTH);
        float[] filled = speech.clone();
        for (int i = 960; i + 320 <= LENGTH; i += 1600) {
            System.arraycopy(speech, i - 320, filled, i, 320);
        }
        assertEquals(0, sense.read(speech).quality().droppedShare());
        assertTrue(sense.read(filled).quality().droppedShare() > .1);
    }

    @Test
    void soundOverATelephoneIsNarrow() {
        for (Path recording : Sounds.recordings().subList(0, 5)) {
            float[] sound = Sounds.recording(recording);
            assertTrue(sense.read(sound).quality().highsDb() > -12);
            SoundQuality quality = sense.read(withoutHighs(sound)).quality();
            assertEquals(Optional.of(SoundQuality.Limit.NARROW), quality.limit());
            assertEquals(.6, quality.reliability(), .1);
        }
    }

    /** Each sample the mean of itself and its neighbours, sixteen times: a quarter of the power is left at 1.9 kHz. */
    private static float[] withoutHighs(float[] sound) {
        float[] low = sound.clone();
        for (int round = 0; round < 16; round++) {
            float[] before = low.clone();
            for (int i = 1; i + 1 < low.length; i++) {
                low[i] = (before[i - 1] + 2 * before[i] + before[i + 1]) / 4;
            }
        }
        return low;
    }

    @Test
    void theWorseTheSoundOfPeopleTheLessSureTheReading() {
        List<Path> people = Sounds.recordings();
        double clear = meanConfidence(people, sound -> sound);
        double clipped = meanConfidence(people, sound -> clipped(loud(sound), 5, 1));
        double badlyClipped = meanConfidence(people, sound -> clipped(loud(sound), 50, 1));
        double torn = meanConfidence(people, sound -> torn(sound, 10));
        double badlyTorn = meanConfidence(people, sound -> torn(sound, 3));
        double noisy = meanConfidence(people, sound -> inNoise(sound, 10));
        double veryNoisy = meanConfidence(people, sound -> inNoise(sound, 1));
        assertTrue(clear > clipped + .1 && clipped > badlyClipped + .1, clear + " " + clipped + " " + badlyClipped);
        assertTrue(clear > torn + .02 && torn > badlyTorn + .1, clear + " " + torn + " " + badlyTorn);
        assertTrue(clear > noisy + .02 && noisy > veryNoisy, clear + " " + noisy + " " + veryNoisy);
    }

    private double meanConfidence(List<Path> recordings, UnaryOperator<float[]> how) {
        return IntStream.iterate(0, i -> i < recordings.size(), i -> i + 17)
                .mapToObj(i -> Sounds.recording(recordings.get(i)))
                .mapToDouble(sound -> sense.read(how.apply(sound)).confidence())
                .average()
                .orElseThrow();
    }

    private static float[] loud(float[] sound) {
        float loudest = 0;
        for (float sample : sound) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        float peak = loudest;
        return each(sound, sample -> .9 * sample / peak);
    }

    private static float[] clipped(float[] sound, double times, double far) {
        return each(sound, sample -> far * Math.max(-1, Math.min(1, times * sample)));
    }

    /** Every so manieth piece of 20 ms is silent. */
    private static float[] torn(float[] sound, int oneIn) {
        float[] torn = sound.clone();
        for (int i = 320; i + 320 <= torn.length; i += 320 * oneIn) {
            Arrays.fill(torn, i, i + 320, 0);
        }
        return torn;
    }

    private static float[] inNoise(float[] sound, double snr) {
        double power = 0;
        for (float sample : sound) {
            power += sample * sample;
        }
        double sd = Math.sqrt(power / sound.length / snr);
        Random random = new Random(3);
        return each(sound, sample -> sample + sd * random.nextGaussian());
    }

    private static float[] each(float[] sound, DoubleUnaryOperator how) {
        float[] changed = new float[sound.length];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = (float) how.applyAsDouble(sound[i]);
        }
        return changed;
    }

    @Test
    void aSwitchThatClosesInPausesAndAQuietVoiceAreNeitherClippedNorDropped() {
        float[] speech = Sounds.speechLike(150, LENGTH);
        SoundQuality switched =
                read(i -> i / 8000 % 2 == 1 ? 0 : speech[i], i -> 0).quality();
        assertEquals(0, switched.droppedShare());
        SoundQuality quiet =
                read(i -> Math.round(300 * speech[i]) / 32768.0, i -> 0).quality();
        assertEquals(0, quiet.clippedShare());
    }

    private VoiceReading read(IntToDoubleFunction sound, IntToDoubleFunction offset) {
        float[] samples = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            samples[i] = (float) (sound.applyAsDouble(i) + offset.applyAsDouble(i));
        }
        return sense.read(samples);
    }

    private static void finite(VoiceReading reading) {
        assertTrue(reading.confidence() >= 0 && reading.confidence() <= 1);
        assertTrue(Double.isFinite(reading.levelDb()));
        assertTrue(Double.isFinite(reading.syllablesPerSecond()));
        assertTrue(reading.cepstrum().stream().allMatch(Double::isFinite));
        assertTrue(reading.emotion().isPresent() == (reading.confidence() >= VoiceSense.NAMED_FROM));
    }
}
