package dev.inhabit.server.patient;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The index of patients for tests that need no store. */
public final class IndexInMemory implements PatientIndex {
    private record Pair(EntityId patient, EntityId therapist) {}

    private final Map<Pair, Membership> memberships = new ConcurrentHashMap<>();
    private final Set<EntityId> patients = ConcurrentHashMap.newKeySet();

    @Override
    public void put(Membership membership) {
        memberships.merge(
                new Pair(membership.patient(), membership.therapist()),
                membership,
                (before, next) -> before.sequenceNr() > next.sequenceNr() ? before : next);
    }

    @Override
    public void put(EntityId patient) {
        patients.add(patient);
    }

    @Override
    public CompletionStage<Set<EntityId>> patientsOf(EntityId therapist) {
        return CompletableFuture.completedStage(memberships.values().stream()
                .filter(row -> row.member() && row.therapist().equals(therapist))
                .map(Membership::patient)
                .collect(Collectors.toSet()));
    }

    @Override
    public CompletionStage<List<EntityId>> ofClinic(TenantId tenant, @Nullable EntityId after) {
        return CompletableFuture.completedStage(patients.stream()
                .filter(patient -> patient.tenant().equals(tenant))
                .filter(patient -> after == null || patient.toString().compareTo(after.toString()) > 0)
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .limit(PAGE)
                .toList());
    }

    @Override
    public CompletionStage<Void> forget(EntityId patient, Set<EntityId> therapists) {
        patients.remove(patient);
        memberships.keySet().removeIf(pair -> pair.patient().equals(patient));
        return CompletableFuture.completedStage(null);
    }
}
