package dev.inhabit.headset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.headset.ReplayCheck.Found;
import dev.inhabit.headset.ShownMarks.Shown;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Rest.StateAt;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.StageView;
import dev.inhabit.protocol.ToClient.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What counts as recalled otherwise than it was shown. */
class ReplayCheckTests {
    private static final long RECORDED_AT_MS = 1_772_359_200_500L;

    /** A store that holds seven events and a crowd of 300 ticks. */
    private static CompletableFuture<StateAt> recalled(String sessionId, String at) {
        long tick = at.startsWith("P") ? Math.min(300, Duration.parse(at).toMillis() / 100) : 0;
        long sequenceNr =
                at.startsWith("P") || !Instant.parse(at).isBefore(Instant.ofEpochMilli(RECORDED_AT_MS + 1)) ? 7 : 6;
        return CompletableFuture.completedFuture(
                new StateAt(tick * 100, 0, view(sessionId, sequenceNr), tick, crowd(tick)));
    }

    private static String crowd(long tick) {
        return String.format("%016x", 31 * tick);
    }

    private static String state(long sequenceNr) {
        return String.format("%016x", 37 * sequenceNr);
    }

    private static Shown shown(long tick, String crowd, long sequenceNr, String state, long recordedAtMs) {
        return new Shown(new Mark(tick, crowd, 0, sequenceNr, state), recordedAtMs);
    }

    private static Found found(Shown shown) {
        return new ReplayCheck(ReplayCheckTests::recalled)
                .of("demo~s1", List.of(shown))
                .join();
    }

    @Test
    void whatAgreesIsComparedAndNotDifferent() {
        assertEquals(new Found(1, 1, 0), found(shown(120, crowd(120), 6, state(6), RECORDED_AT_MS)));
    }

    @Test
    void anotherCrowdIsDifferent() {
        assertEquals(new Found(1, 1, 1), found(shown(120, crowd(121), 6, state(6), RECORDED_AT_MS)));
        assertEquals(new Found(1, 0, 1), found(shown(120, crowd(121), 6, state(6), -1)));
    }

    @Test
    void anotherStateIsDifferent() {
        assertEquals(new Found(1, 1, 1), found(shown(120, crowd(120), 6, state(5), RECORDED_AT_MS)));
    }

    @Test
    void aMomentThatTheStoreDoesNotHoldIsDifferent() {
        assertEquals(new Found(1, 0, 1), found(shown(301, crowd(301), 6, state(6), -1)));
    }

    /** Of two events in the same millisecond an instant tells the second one only. */
    @Test
    void aStateThatNoInstantTellsIsNotCompared() {
        assertEquals(new Found(1, 0, 0), found(shown(120, crowd(120), 6, "0", RECORDED_AT_MS + 1)));
    }

    private static SessionView view(String sessionId, long sequenceNr) {
        return new SessionView(
                sessionId,
                "patient-1",
                "3C",
                "Auditorium",
                Phase.ENDED,
                null,
                null,
                sequenceNr,
                0L,
                0L,
                0L,
                0,
                300_000,
                new SessionView.Audience(30, 50, 4),
                new SessionView.SudsRange(55, 65),
                List.of(),
                List.of(),
                new SessionView.HabituationView(
                        SessionView.Trend.NOT_ENOUGH_RATINGS, false, null, null, null, null, "below three ratings"),
                null,
                0,
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                new StageView(List.of(), List.of(), null),
                state(sequenceNr));
    }
}
