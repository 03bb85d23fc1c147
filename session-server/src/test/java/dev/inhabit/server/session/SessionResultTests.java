package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session showed reaches the patient's course of treatment, whatever stops in between. */
class SessionResultTests extends SessionActors {
    private void rate(int suds, Instant occurredAt) {
        send(
                new CommandId("felt-at-" + suds + "-of-100"),
                occurredAt,
                new SessionCommand.RecordSuds(PATIENT, suds, null, SudsSource.HAND));
        done();
    }

    private void rate(int suds) {
        send(new SessionCommand.RecordSuds(PATIENT, suds, null, SudsSource.HAND));
        done();
    }

    private void end() {
        send(new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED));
        done();
    }

    private List<SessionResult> told(int atLeast) {
        return replies.awaitAssert(Duration.ofSeconds(20), () -> {
            synchronized (results) {
                assertTrue(results.size() >= atLeast, "told " + results.size());
                return List.copyOf(results);
            }
        });
    }

    private boolean isListedAsEnded() {
        synchronized (directory) {
            return directory.stream().anyMatch(row -> row.phase() == Phase.ENDED);
        }
    }

    @Test
    void theResultIsThatOfTheRatings() {
        createAndStart();
        rate(40);
        rate(70);
        rate(35);
        assertTrue(results.isEmpty());
        end();
        SessionResult result = told(1).get(0);
        assertEquals(EntityId.parse("demo~p1"), result.patient());
        assertEquals(List.of(40, 70, 35), List.of(result.startSuds(), result.peakSuds(), result.endSuds()));
        assertEquals(3, result.ratings());
        assertEquals(Outcome.COMPLETED, result.outcome());
        replies.awaitAssert(Duration.ofSeconds(20), () -> {
            assertTrue(isListedAsEnded());
            return true;
        });
    }

    @Test
    void itIsToldUntilItIsTakenAlsoByASessionThatComesBack() {
        resultsAreTaken = false;
        createAndStart();
        end();
        told(1);
        ahead = Duration.ofSeconds(10);
        told(2);
        kit.stop(session);
        int before = told(2).size();
        session = spawn();
        told(before + 1);
        assertTrue(!isListedAsEnded(), "until then it counts as live, so that somebody wakes it");
        resultsAreTaken = true;
        ahead = Duration.ofSeconds(60);
        replies.awaitAssert(Duration.ofSeconds(20), () -> {
            assertTrue(isListedAsEnded());
            return true;
        });
    }

    @Test
    void aRatingThatComesLateIsToldAsWellWhereItWasFeltBeforeTheEnd() {
        createAndStart();
        rate(60);
        Instant felt = Instant.now().plus(ahead);
        ahead = ahead.plusSeconds(5);
        end();
        assertEquals(60, told(1).get(0).peakSuds());
        assertNull(told(1).get(0).endSuds(), "the first is none of the end");
        ahead = ahead.plusSeconds(5);
        rate(5);
        rate(20, felt);
        assertEquals(20, told(2).get(1).endSuds());
        assertEquals(2, told(2).get(1).ratings());
    }
}
