package dev.inhabit.affect.fusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.fusion.HiddenStress.Signs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HiddenStressTests {
    private static final Signs SMILE_FLAT_VOICE_NEGATIVE_WORDS = new Signs(.6, .9, -.5, .8, .1, .7, 1.2);

    @Test
    void smileFlatVoiceAndNegativeWordsShow() {
        assertTrue(HiddenStress.shows(SMILE_FLAT_VOICE_NEGATIVE_WORDS));
    }

    @Test
    void eachBoundIsExact() {
        assertTrue(HiddenStress.shows(new Signs(.4, .6, -.3, .6, -.01, .6, 5)));
        assertFalse(HiddenStress.shows(new Signs(.399, .6, -.3, .6, -.01, .6, 5)), "face not pleasant enough");
        assertFalse(HiddenStress.shows(new Signs(.4, .6, -.299, .6, -.01, .6, 5)), "words not negative enough");
        assertFalse(HiddenStress.shows(new Signs(.4, .6, -.3, .6, 0, .6, 2)), "voice neither sad nor flat");
        assertFalse(HiddenStress.shows(new Signs(.4, .59, -.3, .6, -.01, .6, 5)), "face unsure");
        assertFalse(HiddenStress.shows(new Signs(.4, .6, -.3, .59, -.01, .6, 5)), "words unsure");
        assertFalse(HiddenStress.shows(new Signs(.4, .6, -.3, .6, -.01, .59, 5)), "voice unsure");
    }

    @Test
    void sensesThatAgreeShowNothing() {
        assertFalse(HiddenStress.shows(new Signs(-.5, .9, -.5, .9, -.4, .9, 1)));
        assertFalse(HiddenStress.shows(new Signs(.6, .9, .5, .9, .4, .9, 4)));
    }

    @Test
    void countsAfterThreeSecondsThatHeld() {
        HiddenStress seen = HiddenStress.NONE;
        for (long atMs = 10_000; atMs < 13_000; atMs += 100) {
            seen = seen.observe(atMs, Optional.of(SMILE_FLAT_VOICE_NEGATIVE_WORDS));
            assertFalse(seen.isPresent());
        }
        seen = seen.observe(13_000, Optional.of(SMILE_FLAT_VOICE_NEGATIVE_WORDS));
        assertTrue(seen.isPresent());
    }

    @Test
    void aMomentWithoutSignsStartsAgain() {
        HiddenStress seen = HiddenStress.NONE
                .observe(0, Optional.of(SMILE_FLAT_VOICE_NEGATIVE_WORDS))
                .observe(900, Optional.empty())
                .observe(1800, Optional.of(SMILE_FLAT_VOICE_NEGATIVE_WORDS));
        assertEquals(Optional.of(1800L), seen.sinceMs());
    }

    @Test
    void twoLooksFarApartAreNotHeld() {
        HiddenStress seen = HiddenStress.NONE
                .observe(0, Optional.of(SMILE_FLAT_VOICE_NEGATIVE_WORDS))
                .observe(4000, Optional.of(SMILE_FLAT_VOICE_NEGATIVE_WORDS));
        assertFalse(seen.isPresent());
    }
}
