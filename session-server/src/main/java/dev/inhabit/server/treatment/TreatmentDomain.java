package dev.inhabit.server.treatment;

import dev.inhabit.server.patient.PatientDomain;
import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Migration;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How the journal keeps a course of treatment: all of it about its patient, all of it clinical. */
public final class TreatmentDomain implements Domain<TreatmentState, TreatmentEvent> {
    @Override
    public String name() {
        return "treatment";
    }

    @Override
    public Class<TreatmentEvent> eventType() {
        return TreatmentEvent.class;
    }

    @Override
    public Class<TreatmentState> stateType() {
        return TreatmentState.class;
    }

    @Override
    public TreatmentState empty(EntityId id) {
        return TreatmentState.empty(id);
    }

    @Override
    public Subject subjectOf(TreatmentEvent event, TreatmentState after) {
        return PatientDomain.subject(after.id());
    }

    /**
     * Before version 2 of answers, neither cut-offs nor the level of triage were kept, before version 3 not whether a question about risk
     * was left out; before version 2 of results, not the goal, before version 3 not what the exposure asked of the patient.
     */
    @Override
    public List<Migration> migrations() {
        return List.of(
                new Migration("treatment.scale-answered", 1, body -> {
                    ObjectNode scored = (ObjectNode) body.get("scored");
                    scored.putArray("cutoffs");
                    scored.putNull("triage");
                    return body;
                }),
                new Migration("treatment.scale-answered", 2, body -> {
                    ((ObjectNode) body.get("scored")).putNull("riskUnanswered");
                    return body;
                }),
                new Migration("treatment.result-recorded", 1, body -> {
                    ((ObjectNode) body.get("result")).putNull("goalReached");
                    return body;
                }),
                new Migration("treatment.result-recorded", 2, body -> {
                    ((ObjectNode) body.get("result")).putNull("measures");
                    return body;
                }));
    }

    @Override
    public RetentionClass retentionOf(TreatmentEvent event) {
        return RetentionClass.CLINICAL;
    }
}
