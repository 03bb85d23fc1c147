package dev.inhabit.server.rebuild;

import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;

/** How the journal keeps rebuilds: about nobody, and under a key of each list's own, which nobody's erasure destroys. */
public final class RebuildDomain implements Domain<RebuildState, RebuildEvent> {
    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public Class<RebuildEvent> eventType() {
        return RebuildEvent.class;
    }

    @Override
    public Class<RebuildState> stateType() {
        return RebuildState.class;
    }

    @Override
    public RebuildState empty(EntityId id) {
        return RebuildState.empty(id);
    }

    @Override
    public Subject subjectOf(RebuildEvent event, RebuildState after) {
        return new Subject(after.id().tenant(), "rebuild-" + after.id().local());
    }

    @Override
    public RetentionClass retentionOf(RebuildEvent event) {
        return RetentionClass.ACCOUNT;
    }
}
