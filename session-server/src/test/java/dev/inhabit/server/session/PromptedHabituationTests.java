package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.SessionUpdate.PromptReason;
import dev.inhabit.protocol.SessionView.Trend;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever answers each prompt, and rates at no other time, is told how distress moves from the third rating on. */
class PromptedHabituationTests {
    private static final long SHIPPED_MS = ConfigFactory.parseResources("inhabit.conf")
            .getDuration("inhabit.session.suds-prompt-every")
            .toMillis();

    static LongStream intervals() {
        return LongStream.concat(
                LongStream.of(SHIPPED_MS), LongStream.rangeClosed(8, 20).map(quarters -> quarters * 15_000));
    }

    @ParameterizedTest
    @MethodSource("intervals")
    void theTrendIsKnownFromTheThirdAnswerOn(long everyMs) {
        for (int minutes : new int[] {1, 3, 5, 7, 10, 21}) {
            for (int seed = 0; seed < 20; seed++) {
                played(everyMs, minutes * 60_000L, new SplittableRandom(seed));
            }
        }
    }

    private static void played(long everyMs, long plannedMs, SplittableRandom random) {
        SudsCurve ratings = SudsCurve.empty();
        SudsPrompts prompts = SudsPrompts.NONE;
        long answersAtMs = 0;
        int suds = 90;
        long nr = 0;
        for (long activeMs = 0; activeMs <= 30 * 60_000; activeMs += 1_000) {
            PromptReason reason = prompts.due(ratings, plannedMs, activeMs, everyMs);
            if (reason != null) {
                prompts = prompts.prompted(++nr, reason, activeMs);
                answersAtMs = activeMs + random.nextLong(11, 50) * 1_000;
            } else if (prompts.openNr() != 0 && activeMs >= answersAtMs) {
                ratings = ratings.with(new SudsCurve.Rating(++nr, activeMs, activeMs, suds, null, false, false));
                prompts = prompts.closed();
                suds = Math.max(0, suds - 10);
                judged(
                        ratings,
                        everyMs + " ms, " + plannedMs + " ms, rating "
                                + ratings.ratings().size());
            }
        }
        assertTrue(ratings.ratings().size() > 4);
    }

    private static void judged(SudsCurve ratings, String at) {
        Habituation h = Habituation.of(ratings);
        int size = ratings.ratings().size();
        if (size < 3) {
            assertEquals(Trend.NOT_ENOUGH_RATINGS, h.trend(), at);
        } else if (size < 10) {
            assertEquals(Trend.FALLING, h.trend(), at);
            assertTrue(h.habituated(), at);
        }
    }
}
