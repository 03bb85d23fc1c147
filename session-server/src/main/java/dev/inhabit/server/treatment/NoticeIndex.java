package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.TenantId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Of which patients a notice of risk is open, so that neither list nor escalation need wake every patient. Written by the
 * courses themselves, when something changes and when they wake. Holds no more than that: what a notice is about is sealed
 * in the course.
 */
public interface NoticeIndex {
    /**
     * Whether a patient has any.
     *
     * @param sequenceNr of the course's log; of two rows of one patient, the later is right
     */
    record Row(EntityId patient, boolean open, long sequenceNr) {}

    void put(Row row);

    /** What a course comes to. @return whether there was anything in it */
    default boolean put(Memory<TreatmentState> memory) {
        TreatmentState state = memory.state();
        if (state.assessments().notices().isEmpty()) {
            return false;
        }
        put(new Row(state.id(), !state.assessments().open().isEmpty(), memory.sequenceNr()));
        return true;
    }

    /** All of a clinic; fails where the store does not answer. */
    CompletionStage<List<EntityId>> ofClinic(TenantId tenant);
}
