package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.server.record.EntityId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session has its patient's course of treatment know of severe signs of danger. */
class SessionRiskTests extends SessionActors {
    private void heard(RiskLevel level) {
        send(new SessionCommand.RecordRiskLanguage(
                List.of(new RiskFinding(RiskCategory.PASSIVE_IDEATION, level, "rule", "phrase")),
                "1",
                Instant.now().toEpochMilli()));
        done();
    }

    private List<SessionRisk> told(int atLeast) {
        return replies.awaitAssert(Duration.ofSeconds(20), () -> {
            synchronized (risks) {
                assertTrue(risks.size() >= atLeast, "told " + risks.size());
                return List.copyOf(risks);
            }
        });
    }

    @Test
    void severeSignsAreToldAndThatSomebodySawThem() {
        createAndStart();
        heard(RiskLevel.SEVERE);
        SessionRisk first = told(1).get(0);
        assertEquals(EntityId.parse("demo~p1"), first.patient());
        assertEquals(0, first.acknowledgedNr());
        send(new AlertCommand.AcknowledgeRisk(THERAPIST, first.heardNr()));
        done();
        SessionRisk then = told(2).get(1);
        assertEquals(first.heardNr(), then.acknowledgedNr());
        assertEquals(EntityId.parse(THERAPIST.accountId()), then.acknowledgedBy());
    }

    @Test
    void moderateSignsAreForTheSessionAlone() {
        createAndStart();
        heard(RiskLevel.MODERATE);
        heard(RiskLevel.SEVERE);
        assertEquals(1, told(1).size());
    }

    @Test
    void itIsToldUntilItIsTakenAlsoByASessionThatComesBack() {
        resultsAreTaken = false;
        createAndStart();
        heard(RiskLevel.SEVERE);
        told(1);
        ahead = Duration.ofSeconds(10);
        told(2);
        kit.stop(session);
        int before = told(2).size();
        session = spawn();
        told(before + 1);
        resultsAreTaken = true;
    }
}
