package dev.inhabit.server.scenario;

import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Migration;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the journal keeps scenarios: each under a key of its own, since one that was written for a patient may say what they
 * fear. What a session ran with is copied into it, and lives and dies with the patient's data.
 */
public final class ScenarioDomain implements Domain<ScenarioState, ScenarioEvent> {
    @Override
    public String name() {
        return "scenario";
    }

    @Override
    public Class<ScenarioEvent> eventType() {
        return ScenarioEvent.class;
    }

    @Override
    public Class<ScenarioState> stateType() {
        return ScenarioState.class;
    }

    @Override
    public ScenarioState empty(EntityId id) {
        return ScenarioState.empty(id);
    }

    @Override
    public Subject subjectOf(ScenarioEvent event, ScenarioState after) {
        return new Subject(after.id().tenant(), after.id().local());
    }

    /** Before version 2 no plan could name its conversation. */
    @Override
    public List<Migration> migrations() {
        return Stream.of("drafted", "draft-changed", "revision-saved")
                .map(event -> new Migration("scenario." + event, 1, body -> {
                    ((ObjectNode) body.get("plan")).putNull("conversation");
                    return body;
                }))
                .toList();
    }

    @Override
    public RetentionClass retentionOf(ScenarioEvent event) {
        return RetentionClass.CLINICAL;
    }
}
