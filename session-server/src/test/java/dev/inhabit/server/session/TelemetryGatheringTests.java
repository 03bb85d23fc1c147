package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TelemetryGatheringTests {
    private static final Asker THERAPIST = new Asker("demo~t", Role.THERAPIST);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final TelemetryGathering gathering = new TelemetryGathering();
    private SessionState state = SessionState.none(new EntityId(new TenantId("demo"), "s1"));
    private long sequenceNr;

    private SessionState before = state;

    private void happens(SessionEvent event, int atS) {
        before = state;
        Instant at = NOW.plusSeconds(atS);
        state = event.applyTo(state, new EventMeta(++sequenceNr, at, at));
    }

    private void beats(double bpm, int atS) {
        Instant at = NOW.plusSeconds(atS);
        gathering.felt(new Moment.Heart(bpm, List.of()), state.clock().activeMsAt(at), at.toEpochMilli());
    }

    private Telemetry atTurn() {
        return Objects.requireNonNull(gathering.takeAtTurn(before, state));
    }

    @Test
    void noChunkLiesOnBothSidesOfAStartOrAPause() {
        happens(new SessionEvent.Created(THERAPIST, "demo~p1", Auditorium.LEVEL, "demo~t", 42, 1, 60), 0);
        assertNull(gathering.takeAtTurn(before, state));
        beats(70, 1);
        beats(74, 2);
        happens(new SessionEvent.Started(THERAPIST), 3);
        Telemetry rest = atTurn();
        assertEquals(0, rest.toActiveMs());
        assertEquals(72.0, rest.heartRateBpm());
        beats(100, 5);
        happens(new SessionEvent.Paused(THERAPIST, "asked"), 6);
        Telemetry scene = atTurn();
        assertEquals(0, scene.fromActiveMs());
        assertEquals(3_000, scene.toActiveMs());
        assertEquals(100.0, scene.heartRateBpm());
        beats(80, 8);
        happens(new SessionEvent.Resumed(THERAPIST), 9);
        Telemetry pause = atTurn();
        assertEquals(3_000, pause.fromActiveMs());
        assertEquals(3_000, pause.toActiveMs());
        assertEquals(80.0, pause.heartRateBpm());
        happens(new SessionEvent.Encouraged(THERAPIST, "well done"), 10);
        assertNull(gathering.takeAtTurn(before, state));
        beats(90, 11);
        happens(new SessionEvent.Ended(THERAPIST, Outcome.COMPLETED), 12);
        Telemetry last = atTurn();
        assertEquals(90.0, last.heartRateBpm());
        assertEquals(6_000, last.toActiveMs());
    }

    @Test
    void theSecondsOfSignalAreThoseInWhichAHeartRateCame() {
        beats(70, 1);
        beats(71, 1);
        beats(72, 4);
        assertEquals(2, Objects.requireNonNull(gathering.take(0)).heartSignalS());
        beats(72, 5);
        assertEquals(1, Objects.requireNonNull(gathering.take(0)).heartSignalS());
    }

    /** Else the first chunk of a server that comes back in a pause would reach from the start into it. */
    @Test
    void aSessionThatWasKnownBeforeIsGatheredFromWhereItStands() {
        gathering.beginsAt(3_000);
        beats(80, 8);
        Telemetry pause = Objects.requireNonNull(gathering.take(3_000));
        assertEquals(3_000, pause.fromActiveMs());
        assertEquals(3_000, pause.toActiveMs());
    }
}
