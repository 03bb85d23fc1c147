package dev.inhabit.server.patient;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.TenantId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Which patients a clinic has and who treats them, so that lists need not wake every patient. Written by the patients
 * themselves, when something changes and when they wake; a moment behind them. It finds; whether somebody may see what
 * was found is asked of Access with the patient's own facts.
 */
public interface PatientIndex {
    int PAGE = 50;

    /**
     * Whether a therapist belongs to a patient's care team.
     *
     * @param sequenceNr of the patient's log; of two rows of one pair, the later is right
     */
    record Membership(EntityId patient, EntityId therapist, boolean member, long sequenceNr) {}

    void put(Membership membership);

    /** Notes that a patient exists. */
    void put(EntityId patient);

    /** What a patient's events come to: nothing for somebody who is not registered. @return whether there was anything */
    default boolean put(Memory<PatientState> memory) {
        PatientState state = memory.state();
        if (!state.isRegistered()) {
            return false;
        }
        put(state.id());
        state.careTeam().forEach(one -> put(new Membership(state.id(), one, true, memory.sequenceNr())));
        state.formerTeam().forEach(one -> put(new Membership(state.id(), one, false, memory.sequenceNr())));
        return true;
    }

    CompletionStage<Set<EntityId>> patientsOf(EntityId therapist);

    /** A clinic's patients by id, {@link #PAGE} at most, those after {@code after} where it is given. */
    CompletionStage<List<EntityId>> ofClinic(TenantId tenant, @Nullable EntityId after);

    /** Forgets a patient for good, for an erasure. */
    CompletionStage<Void> forget(EntityId patient, Set<EntityId> therapists);
}
