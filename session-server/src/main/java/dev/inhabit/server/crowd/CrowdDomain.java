package dev.inhabit.server.crowd;

import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Migration;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

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

    /** Before version 2 nobody had manners, and how the speaker does moved people as far in any phase. */
    @Override
    public List<Migration> migrations() {
        return List.of(
                new Migration("crowd.seated", 1, body -> {
                    ((ObjectNode) body.at("/seating/settings")).putNull("manners");
                    return body;
                }),
                new Migration("crowd.changed", 1, body -> {
                    if (body.at("/order/change") instanceof ObjectNode change
                            && change.path("@type").asString().equals("shares")) {
                        change.put("speakerPercent", 100);
                    }
                    return body;
                }));
    }

    @Override
    public RetentionClass retentionOf(CrowdEvent event) {
        return RetentionClass.CLINICAL;
    }
}
