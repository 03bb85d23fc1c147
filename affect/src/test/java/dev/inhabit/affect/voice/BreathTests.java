package dev.inhabit.affect.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Breaths made here: noise through a wide band that swells and fades, at known times between stretches of speech. */
class BreathTests {
    private static final int SECOND = SoundWindow.SAMPLE_RATE_HZ;
    private final Random random = new Random(7);

    @Test
    void breathsBetweenStretchesOfSpeechAreCounted() {
        float[] sound = room(60, -70);
        for (int at = 0; at < 60; at += 5) {
            speak(sound, Sounds.speechLike(140, 3 * SECOND), at * SECOND);
            breathe(sound, at * SECOND + 3 * SECOND + SECOND / 2, SECOND / 2, -38);
        }
        assertEquals(12, perMinute(sound).orElseThrow(), 1.1);
    }

    @Test
    void breathsBetweenRealSentencesAreCounted() {
        List<Path> recordings = Sounds.recordings();
        float[] sound = room(60, -65);
        for (int i = 0; i < 15; i++) {
            speak(sound, Sounds.recording(recordings.get(20 * i)), 4 * i * SECOND);
            breathe(sound, 4 * i * SECOND + 2 * SECOND + SECOND * 2 / 3, SECOND * 6 / 10, -36);
        }
        assertEquals(15, perMinute(sound).orElseThrow(), 3);
    }

    @Test
    void sentencesWithoutBreathsHaveFew() {
        List<Path> recordings = Sounds.recordings();
        float[] sound = room(60, -65);
        for (int i = 0; i < 15; i++) {
            speak(sound, Sounds.recording(recordings.get(20 * i)), 4 * i * SECOND);
        }
        assertTrue(perMinute(sound).orElse(0) <= 5, "breaths a minute " + perMinute(sound));
    }

    @Test
    void aQuietRoomAHissAndUnbrokenSpeechTellNothing() {
        assertEquals(OptionalDouble.empty(), perMinute(room(60, -60)));
        assertEquals(OptionalDouble.empty(), perMinute(room(60, -20)));
        assertEquals(OptionalDouble.empty(), perMinute(Sounds.speechLike(150, 60 * SECOND)));
    }

    private OptionalDouble perMinute(float[] sound) {
        byte[] pcm = Sounds.pcm(sound);
        SoundWindow window = new SoundWindow();
        VoiceTrack track = new VoiceTrack();
        OptionalDouble last = OptionalDouble.empty();
        try (VoiceSense sense = new VoiceSense(Optional.empty(), () -> {})) {
            for (int from = 0; from < pcm.length; from += 3200) {
                Optional<float[]> due = window.add(Arrays.copyOfRange(pcm, from, from + 3200));
                if (due.isPresent()) {
                    last = sense.read(due.get(), SoundWindow.HOP, track).breathsPerMinute();
                }
            }
        }
        return last;
    }

    private float[] room(int seconds, double levelDb) {
        float[] sound = new float[seconds * SECOND];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (random.nextGaussian() * Math.pow(10, levelDb / 20));
        }
        return sound;
    }

    private static void speak(float[] sound, float[] words, int from) {
        for (int i = 0; i < words.length && from + i < sound.length; i++) {
            sound[from + i] += words[i];
        }
    }

    private void breathe(float[] sound, int from, int length, double levelDb) {
        double low = 0;
        double lower = 0;
        for (int i = 0; i < length; i++) {
            // Two poles near 3 kHz and a zero at 0 Hz: broad, without rumble.
            low += .7 * (random.nextGaussian() - low);
            lower += .15 * (low - lower);
            double swell = Math.sin(Math.PI * i / length);
            sound[from + i] += (float) (2 * swell * (low - lower) * Math.pow(10, levelDb / 20));
        }
    }
}
