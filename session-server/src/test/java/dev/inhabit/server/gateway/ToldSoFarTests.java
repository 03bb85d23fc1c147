package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.ToSocket;
import org.junit.jupiter.api.Test;

class ToldSoFarTests {
    private static final String WELCOME = """
            {"type": "welcome", "purpose": "headset", "accountId": "demo~a1", "session": {"sessionId": "demo~6f1c",
            "patientId": "demo~p1", "sublevel": "3C", "levelTitle": "Auditorium", "phase": "running", "outcome": null,
            "controllerId": "demo~t1", "sequenceNr": 16, "createdAtMs": 1772359200000, "startedAtMs": 1772359230000,
            "endedAtMs": null, "activeMs": 61200, "plannedMs": 300000,
            "audience": {"size": 30, "mood": 50, "questionDifficulty": 3}, "sudsTarget": {"low": 55, "high": 65},
            "suds": [], "sudsAside": [], "heartPhases": [], "habituation": {"trend": "not-enough-ratings", "habituated": false, "slopePerMin": null,
            "peak": null, "reductionPercent": null, "recoveryPercent": null, "reason": "No rating yet"},
            "baselineHeartRateBpm": null, "baselineRestS": 0, "presets": [], "notes": [], "stateHash": "2f9c01d2a3b4c5d6"},
            "cursor": %d, "epoch": 1772359199000, "liveHz": 10, "serverMs": 1772359291200}""";

    private final ToldSoFar told = new ToldSoFar();

    private static ToSocket.Reliable update(long sequenceNr) {
        return new ToSocket.Reliable("{\"type\":\"recorded\",\"sequenceNr\":" + sequenceNr + ",\"commandId\":null}");
    }

    private long welcomed(long cursor) {
        ToSocket.Reliable sent =
                assertInstanceOf(ToSocket.Reliable.class, told.pass(new ToSocket.Welcome(WELCOME.formatted(cursor))));
        return assertInstanceOf(ToClient.Welcome.class, Wire.readToClient(sent.json()))
                .cursor();
    }

    /** The socket joined again at 12, and 13 and 14 of its first joining came before the second welcome. */
    @Test
    void aSecondWelcomeDoesNotTakeTheClientBackBehindWhatItHas() {
        told.beginsAfter(12);
        assertEquals(12, welcomed(12));
        assertEquals(update(13), told.pass(update(13)));
        assertEquals(update(14), told.pass(update(14)));
        assertEquals(14, welcomed(12));
        assertNull(told.pass(update(13)));
        assertNull(told.pass(update(14)));
        assertEquals(update(15), told.pass(update(15)));
    }

    @Test
    void whoStartsOverIsToldAllAgain() {
        told.beginsAfter(12);
        told.startsOver();
        assertEquals(0, welcomed(0));
        assertEquals(update(1), told.pass(update(1)));
    }

    @Test
    void whoHasNothingBeginsWhereTheWelcomeSays() {
        told.beginsAfter(0);
        assertEquals(16, welcomed(16));
        assertEquals(update(17), told.pass(update(17)));
    }

    @Test
    void whatIsNoUpdatePasses() {
        ToSocket live = new ToSocket.Latest("{\"type\":\"live\"}");
        assertEquals(live, told.pass(live));
    }
}
