package dev.inhabit.server.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpeakerScoreTests {
    @Test
    void whoSpeaksAsTheTargetsHaveItHoldsTheRoom() {
        assertEquals(15, SpeakerScore.of(135, 1.0, .6, 10));
        assertEquals(5, SpeakerScore.of(30, 12.0, .7, 10));
    }

    @Test
    void silenceOfATalkLosesTheAudience() {
        assertEquals(8, SpeakerScore.of(0, 0.0, .9, 10));
        assertEquals(4, SpeakerScore.of(0, 0.0, .9, 36));
        assertEquals(0, SpeakerScore.of(0, 0.0, .9, 60));
    }

    @Test
    void moreSilenceIsNeverBetter() {
        for (double words : new double[] {0, 60, 135, 200}) {
            int before = SpeakerScore.STEPS;
            for (int silentS = 0; silentS <= 60; silentS++) {
                int score = SpeakerScore.of(words, 1.0, .5, silentS);
                assertTrue(score <= before, words + " words, silent for " + silentS + " s");
                before = score;
            }
        }
    }
}
