package dev.inhabit.server.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EyeContactTests {
    private final EyeContact contact = new EyeContact();

    /** Ten poses a second, at faces or not. */
    private void looks(boolean atFaces, long fromMs, long toMs) {
        for (long ms = fromMs; ms < toMs; ms += 100) {
            contact.saw(atFaces, ms);
        }
    }

    @Test
    void onlyPosesWhileSomethingWasSaidCountForSpeaking() {
        looks(true, 100_000, 104_000);
        looks(false, 104_000, 108_000);
        assertNull(contact.shareWhileSpeaking(108_000));
        assertEquals(.5, contact.share(108_000));
        looks(false, 108_000, 110_000);
        contact.spoke(9_000, 110_000);
        assertEquals(30 / 90.0, contact.shareWhileSpeaking(110_000));
        assertEquals(.4, contact.share(110_000));
    }

    @Test
    void whatIsOlderThanAMinuteIsForgotten() {
        looks(true, 0, 5_000);
        contact.spoke(5_000, 5_000);
        assertEquals(1.0, contact.shareWhileSpeaking(30_000));
        assertNull(contact.shareWhileSpeaking(65_000));
        assertNull(contact.share(500_000));
    }

    @Property
    void speakingAllTheTimeIsTheSameAsAll(@ForAll @IntRange(min = 1_000, max = 60_000) int durationMs) {
        EyeContact contact = new EyeContact();
        long endMs = 1_000_000;
        for (long ms = endMs - durationMs; ms < endMs; ms += 100) {
            contact.saw(ms % 700 < 300, ms);
        }
        contact.spoke(60_000, endMs);
        assertEquals(contact.share(endMs), contact.shareWhileSpeaking(endMs));
    }
}
