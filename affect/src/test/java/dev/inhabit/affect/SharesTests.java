package dev.inhabit.affect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SharesTests {
    @Test
    void oneEmotionAloneHasItsOwnPlaceInAffectSpace() {
        for (Emotion emotion : Emotion.all()) {
            Shares sure = Shares.mostly(emotion, 1);
            assertEquals(emotion, sure.top());
            assertEquals(emotion.valence(), sure.valence(), 1e-12);
            assertEquals(emotion.arousal(), sure.arousal(), 1e-12);
        }
    }

    @Test
    void indexIsThePlaceAmongAll() {
        for (int i = 0; i < 7; i++) {
            assertEquals(i, Emotion.all().get(i).index());
        }
    }

    @Test
    void weightsAreScaledToOne() {
        Shares shares = Shares.of(2, 0, 0, 2, 0, 0, 4);
        assertEquals(.25, shares.of(Emotion.NEUTRAL), 0);
        assertEquals(.5, shares.of(Emotion.FEARFUL), 0);
        assertEquals(Emotion.FEARFUL, shares.top());
    }

    @Test
    void whatIsNoDistributionIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Shares.of(1, 2, 3));
        assertThrows(IllegalArgumentException.class, () -> Shares.of(0, 0, 0, 0, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> Shares.of(-1, 1, 1, 1, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Shares.of(Double.NaN, 1, 1, 1, 1, 1, 1));
    }

    @Test
    void itsTextSaysNothing() {
        assertEquals("Shares", Shares.mostly(Emotion.SAD, .9).toString());
    }
}
