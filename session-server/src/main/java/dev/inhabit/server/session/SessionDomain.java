package dev.inhabit.server.session;

import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;

/** What the journal must know of sessions. */
public final class SessionDomain implements Domain<SessionState, SessionEvent> {
    @Override
    public String name() {
        return "session";
    }

    @Override
    public Class<SessionEvent> eventType() {
        return SessionEvent.class;
    }

    @Override
    public Class<SessionState> stateType() {
        return SessionState.class;
    }

    @Override
    public SessionState empty(EntityId id) {
        return SessionState.none(id);
    }

    @Override
    public Subject subjectOf(SessionEvent event, SessionState after) {
        String patient = after.patientId();
        return new Subject(after.id().tenant(), patient == null ? after.id().local() : patient);
    }

    @Override
    public RetentionClass retentionOf(SessionEvent event) {
        return event instanceof SessionEvent.NoteAdded || event instanceof SessionEvent.NoteAmended
                ? RetentionClass.PSYCHOTHERAPY_NOTES
                : RetentionClass.CLINICAL;
    }
}
