package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.SessionUpdate.PromptReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When the patient is asked how much distress there is, in a session of five minutes. */
class SudsPromptTests {
    private static final long EVERY_MS = 120_000;
    private static final long PLANNED_MS = 300_000;

    private SudsCurve ratings = SudsCurve.empty();
    private SudsPrompts prompts = SudsPrompts.NONE;
    private long nr;

    private @Nullable PromptReason due(long activeMs) {
        return prompts.due(ratings, PLANNED_MS, activeMs, EVERY_MS);
    }

    private void prompted(PromptReason reason, long activeMs) {
        prompts = prompts.prompted(++nr, reason, activeMs);
    }

    private void rated(long activeMs) {
        ratings = ratings.with(new SudsCurve.Rating(++nr, activeMs, activeMs, 50, null, false, false));
        prompts = prompts.closed();
    }

    @Test
    void atTheStartThenAfterAWhileWithoutARatingThenAtThePlannedEnd() {
        assertEquals(PromptReason.START, due(0));
        prompted(PromptReason.START, 0);
        assertNull(due(1_000), "one is open");
        rated(5_000);
        assertNull(due(124_999));
        assertEquals(PromptReason.INTERVAL, due(125_000));
        rated(60_000);
        assertNull(due(179_999), "a rating nobody asked for counts");
        assertEquals(PromptReason.INTERVAL, due(180_000));
        prompted(PromptReason.INTERVAL, 180_000);
        rated(190_000);
        assertNull(due(299_999));
        assertEquals(PromptReason.END, due(300_000));
        prompted(PromptReason.END, 300_000);
        rated(310_000);
        assertNull(due(429_999));
        assertEquals(PromptReason.INTERVAL, due(430_000), "who stays longer is asked on");
    }

    @Test
    void whoRatedShortlyBeforeTheEndIsNotAskedAgain() {
        rated(0);
        rated(270_000);
        assertNull(due(300_000));
        rated(150_000);
        ratings = SudsCurve.empty();
        rated(150_000);
        assertNull(due(270_000), "the one at the end comes");
        assertEquals(PromptReason.END, due(300_000));
    }

    @Test
    void oneThatIsNotAnsweredIsMissedAndAskedAgainOnlyAfterAWhile() {
        prompted(PromptReason.START, 0);
        assertFalse(prompts.isMissed(59_999));
        assertTrue(prompts.isMissed(60_000));
        prompts = prompts.closed();
        assertFalse(prompts.isMissed(60_000));
        assertNull(due(119_999));
        assertEquals(PromptReason.INTERVAL, due(120_000));
    }

    @Test
    void nobodyIsAskedWhereTheClinicAsksNobody() {
        assertNull(prompts.due(ratings, PLANNED_MS, 0, 0));
        assertNull(prompts.due(ratings, PLANNED_MS, 900_000, 0));
    }
}
