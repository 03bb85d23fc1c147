package dev.inhabit.affect.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import dev.inhabit.affect.model.Network;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

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
