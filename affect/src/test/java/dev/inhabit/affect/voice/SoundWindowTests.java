package dev.inhabit.affect.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundWindowTests {
    @ParameterizedTest
    @ValueSource(ints = {320, 1000, 3200, 8192})
    void handsOutTheLastThreeSecondsOnceASecond(int chunkBytes) {
        float[] sound = Sounds.noise(8 * SoundWindow.SAMPLE_RATE_HZ);
        byte[] pcm = Sounds.pcm(sound);
        SoundWindow window = new SoundWindow();
        int handedOut = 0;
        for (int from = 0; from < pcm.length; from += chunkBytes) {
            int to = Math.min(pcm.length, from + chunkBytes);
            Optional<float[]> due = window.add(Arrays.copyOfRange(pcm, from, to));
            if (due.isPresent()) {
                handedOut++;
                int newest = to / 2;
                for (int i = 0; i < SoundWindow.LENGTH; i += 997) {
                    assertEquals(sound[newest - SoundWindow.LENGTH + i], due.get()[i], 1e-4);
                }
            }
        }
        assertTrue(handedOut >= 4 && handedOut <= 6, "windows of 8 seconds: " + handedOut);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aChunkOfOddLengthDoesNoHarm(int bytes) {
        assertTrue(new SoundWindow().add(new byte[bytes]).isEmpty());
    }
}
