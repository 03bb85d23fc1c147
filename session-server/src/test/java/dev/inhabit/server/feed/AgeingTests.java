package dev.inhabit.server.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.AffectSample;
import dev.inhabit.protocol.Emotion;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.SpeechSample;
import dev.inhabit.protocol.ToClient;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What was felt a while ago, as it is told now. */
class AgeingTests {
    private static final SpeechSample SPOKEN = Spoken.at(131, 2.5, null, null);

    private final LiveState state = new LiveState(ShippedSpeaker.TARGETS);

    private ToClient.Live at(long nowMs) {
        return state.at(
                1, 0, nowMs, 0, Phase.RUNNING, true, false, false, false, java.util.List.of(), java.util.List.of(), 1);
    }

    @Test
    void aReadingCarriesTheSessionTimeAtWhichItWasTaken() {
        state.felt(
                new Moment.Affected(new AffectSample(
                        0, Emotion.UNKNOWN, 0, List.of(), null, null, 31.0, false, List.of("heart"), List.of(100.0))),
                90_000,
                61_900);
        AffectSample told = Objects.requireNonNull(at(90_200).affect());
        assertEquals(61_900, told.atActiveMs());
        assertEquals(31.0, told.stress());
        assertEquals(200, at(90_200).affectAgeMs());
    }

    @Test
    void speechAgesFromItsLastWordAndVanishesAfterItsMinute() {
        assertNull(at(1_000).speechAgeMs());
        state.felt(new Moment.Speech(SPOKEN, 4_000), 100_000, 0);
        assertEquals(131.0, at(100_000).wordsPerMinute());
        assertEquals(4_000, at(100_000).speechAgeMs());
        assertEquals(59_999, at(155_999).speechAgeMs());
        assertNotNull(state.speakerScore(155_999, 8));
        // A headset that is gone tells nothing more.
        assertNull(at(156_000).wordsPerMinute());
        assertNull(at(156_000).fillersPerMinute());
        assertNull(at(156_000).speechAgeMs());
        assertNull(state.speakerScore(156_000, 8));
    }

    @Test
    void speechThatIsToldToBeOverIsGoneAtOnce() {
        state.felt(new Moment.Speech(SPOKEN, 0), 1_000, 0);
        state.felt(new Moment.Speech(null, 0), 2_000, 0);
        assertNull(at(2_000).wordsPerMinute());
        assertNull(at(2_000).speechAgeMs());
    }
}
