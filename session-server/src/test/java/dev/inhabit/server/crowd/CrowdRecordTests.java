package dev.inhabit.server.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.server.crowd.simulation.CrowdChange;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.crowd.simulation.CrowdSettings;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.record.TenantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrowdRecordTests {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final EntityId ID = new EntityId(new TenantId("demo"), "s1");
    private static final CrowdOrder ORDER = new CrowdOrder(5, 40, new CrowdChange.Happen(SceneEvent.COUGH));
    private static final CrowdState.Question QUESTION = new CrowdState.Question(6, 50, 3, 7);

    private static CrowdState fold(CrowdState state, Decision<CrowdEvent> decision) {
        assertInstanceOf(Decision.Accepted.class, decision);
        CrowdState after = state;
        for (CrowdEvent event : ((Decision.Accepted<CrowdEvent>) decision).events()) {
            after = event.applyTo(after, new EventMeta(1, NOW, NOW));
        }
        return after;
    }

    private static CrowdState after(CrowdState state, CrowdCommand... commands) {
        CrowdState after = state;
        for (CrowdCommand command : commands) {
            after = fold(after, command.decide(after, NOW));
        }
        return after;
    }

    @Test
    void remembersSeatingOrdersAndQuestionsOnceEach() {
        CrowdCommand seat = new CrowdCommand.Seat("patient-1", Told.SEATING);
        CrowdCommand change = new CrowdCommand.Change(ORDER);
        CrowdCommand note = new CrowdCommand.NoteQuestion(QUESTION);
        CrowdState once = after(CrowdState.none(ID), seat, change, note);
        assertEquals(new CrowdState(ID, "patient-1", Told.SEATING, List.of(ORDER), List.of(QUESTION)), once);
        assertEquals(once, after(once, seat, change, note));
    }

    @Test
    void nothingBeforeSeatingAndNoOtherSeats() {
        CrowdState none = CrowdState.none(ID);
        assertInstanceOf(Decision.Refused.class, new CrowdCommand.Change(ORDER).decide(none, NOW));
        assertInstanceOf(Decision.Refused.class, new CrowdCommand.NoteQuestion(QUESTION).decide(none, NOW));
        CrowdState seated = after(none, new CrowdCommand.Seat("patient-1", Told.SEATING));
        CrowdSeating other = new CrowdSeating(12, 1, 120, CrowdSettings.of(80, 50, 5));
        assertInstanceOf(Decision.Refused.class, new CrowdCommand.Seat("patient-1", other).decide(seated, NOW));
    }

    @Test
    void eventsAreAboutThePatient() {
        CrowdDomain domain = new CrowdDomain();
        CrowdEvent event = new CrowdEvent.Seated("patient-1", Told.SEATING);
        CrowdState after = event.applyTo(domain.empty(ID), new EventMeta(1, NOW, NOW));
        assertEquals(new Subject(ID.tenant(), "patient-1"), domain.subjectOf(event, after));
    }
}
