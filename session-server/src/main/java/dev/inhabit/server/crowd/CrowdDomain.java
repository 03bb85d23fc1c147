package dev.inhabit.server.crowd;

import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;

/** What the journal must know of crowds. */
public final class CrowdDomain implements Domain<CrowdState, CrowdEvent> {
    @Override
    public String name() {
        return "crowd";
    }

    @Override
    public Class<CrowdEvent> eventType() {
        return CrowdEvent.class;
    }

    @Override
    public Class<CrowdState> stateType() {
        return CrowdState.class;
    }

    @Override
    public CrowdState empty(EntityId id) {
        return CrowdState.none(id);
    }

    @Override
    public Subject subjectOf(CrowdEvent event, CrowdState after) {
        String patient = after.subject();
        return Subject.of(after.id().tenant(), patient == null ? after.id().local() : patient);
    }

    @Override
    public RetentionClass retentionOf(CrowdEvent event) {
        return RetentionClass.CLINICAL;
    }
}
