package dev.inhabit.affect.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NoiseSuppressorTests {
    private static final int SECOND = SoundWindow.SAMPLE_RATE_HZ;

    private final NoiseSuppressor suppressor = new NoiseSuppressor();
    private final RoomNoise room = new RoomNoise();

    private void hear(float[] quiet) {
        for (int from = 0; from + NoiseSuppressor.FRAME <= quiet.length; from += NoiseSuppressor.FRAME) {
            suppressor.learn(quiet, from, room);
        }
    }

    private static float[] hiss(long seed, double amplitude, int samples) {
        Random random = new Random(seed);
        float[] sound = new float[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (float) (amplitude * random.nextGaussian());
        }
        return sound;
    }

    private static float[] sum(float[] a, float[] b) {
        float[] sum = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    /** How far the speech stands above what is wrong with it, dB. */
    private static double ratioDb(float[] speech, float[] heard) {
        double signal = 0;
        double wrong = 1e-20;
        for (int i = 0; i < speech.length; i++) {
            signal += speech[i] * speech[i];
            wrong += (speech[i] - heard[i]) * (speech[i] - heard[i]);
        }
        return 10 * Math.log10(signal / wrong);
    }

    @Test
    void aSteadyNoiseSinks() {
        hear(hiss(1, .05, SECOND));
        float[] noise = hiss(2, .05, 3 * SECOND);
        double beforeDb = SpeechActivity.levelDb(noise, 0, noise.length);
        float[] clean = suppressor.of(noise, room);
        assertTrue(SpeechActivity.levelDb(clean, 0, clean.length) < beforeDb - 9);
    }

    @Test
    void speechInNoiseComesNearerToTheSpeech() {
        hear(hiss(1, .05, SECOND));
        float[] speech = Sounds.speechLike(140, 3 * SECOND);
        float[] heard = sum(speech, hiss(2, .05, speech.length));
        double before = ratioDb(speech, heard);
        double after = ratioDb(speech, suppressor.of(heard, room));
        assertTrue(after > before + 4, before + " dB before, " + after + " dB after");
    }

    @Test
    void speechInAQuietRoomPassesAsItIs() {
        hear(hiss(1, 1e-5, SECOND));
        float[] speech = Sounds.speechLike(140, 3 * SECOND);
        assertTrue(ratioDb(speech, suppressor.of(speech.clone(), room)) > 35);
    }

    @Test
    void silenceStaysSilence() {
        hear(new float[SECOND]);
        for (float sample : suppressor.of(new float[SECOND], room)) {
            assertEquals(0, sample);
        }
    }

    @Test
    void aRoomIsKnownAfterHalfASecondOfIt() {
        hear(new float[SECOND / 4]);
        assertFalse(room.isKnown());
        hear(new float[SECOND / 2]);
        assertTrue(room.isKnown());
    }
}
