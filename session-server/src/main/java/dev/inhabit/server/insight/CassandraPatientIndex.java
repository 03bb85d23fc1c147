package dev.inhabit.server.insight;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.inhabit.server.patient.PatientIndex;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The index of patients in Cassandra. Every write carries the patient's sequence number as its timestamp, so the newest
 * stays. Stages fail with the driver's exceptions where the store does not answer.
 */
public final class CassandraPatientIndex implements PatientIndex {
    private static final String BY_THERAPIST = "patient_by_therapist";
    private static final IdsByOwner.Table BY_TENANT = new IdsByOwner.Table("patient_by_tenant", "tenant", "patient");

    private record Pair(EntityId patient, EntityId therapist) {}

    private final CqlSession cql;
    private final PreparedStatement join;
    private final PreparedStatement leave;
    private final PreparedStatement ofTherapist;
    private final IdsByOwner ofTenants;
    private final LatestWrites<Pair, Membership> memberships =
            new LatestWrites<>(row -> new Pair(row.patient(), row.therapist()), Membership::sequenceNr, this::write);
    private final LatestWrites<EntityId, EntityId> patients =
            new LatestWrites<>(patient -> patient, patient -> 0, this::write);

    private CassandraPatientIndex(CqlSession cql, String keyspace) {
        this.cql = cql;
        String therapists = keyspace + "." + BY_THERAPIST;
        join = cql.prepare("INSERT INTO " + therapists + " (therapist, patient) VALUES (?, ?) USING TIMESTAMP ?");
        leave = cql.prepare("DELETE FROM " + therapists + " USING TIMESTAMP ? WHERE therapist = ? AND patient = ?");
        ofTherapist = cql.prepare("SELECT patient FROM " + therapists + " WHERE therapist = ?");
        ofTenants = new IdsByOwner(cql, keyspace, BY_TENANT);
    }

    /** What creates the tables where they are missing; for a deployment that allows the server to do so. */
    public static List<String> tables(String keyspace) {
        return List.of(
                "CREATE TABLE IF NOT EXISTS " + keyspace + "." + BY_THERAPIST
                        + " (therapist text, patient text, PRIMARY KEY ((therapist), patient))",
                BY_TENANT.create(keyspace));
    }

    /** @param keyspace that holds the tables */
    public static CassandraPatientIndex open(CqlSession cql, String keyspace) {
        return new CassandraPatientIndex(cql, keyspace);
    }

    /** Rows that the store has not taken yet. */
    public int waiting() {
        return memberships.waiting() + patients.waiting();
    }

    @Override
    public void put(Membership membership) {
        memberships.put(membership);
    }

    @Override
    public void put(EntityId patient) {
        patients.put(patient);
    }

    @Override
    public CompletionStage<Set<EntityId>> patientsOf(EntityId therapist) {
        return cql.executeAsync(ofTherapist.bind(therapist.toString()))
                .thenCompose(page -> collect(page, new LinkedHashSet<>()));
    }

    private static CompletionStage<Set<EntityId>> collect(AsyncResultSet page, Set<EntityId> sofar) {
        page.currentPage().forEach(row -> sofar.add(patient(row)));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(next, sofar))
                : CompletableFuture.completedStage(sofar);
    }

    @Override
    public CompletionStage<List<EntityId>> ofClinic(TenantId tenant, @Nullable EntityId after) {
        return ofTenants.page(tenant.value(), after, PAGE);
    }

    @Override
    public CompletionStage<Void> forget(EntityId patient, Set<EntityId> therapists) {
        Stream<CompletionStage<?>> rows = therapists.stream()
                .map(therapist ->
                        cql.executeAsync(leave.bind(IdsByOwner.FOR_GOOD, therapist.toString(), patient.toString())));
        CompletionStage<Void> row = ofTenants.remove(patient.tenant().value(), patient);
        return CompletableFuture.allOf(Stream.concat(rows, Stream.of(row))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture[]::new));
    }

    private CompletionStage<Void> write(Membership row) {
        String therapist = row.therapist().toString();
        String patient = row.patient().toString();
        return cql.executeAsync(
                        row.member()
                                ? join.bind(therapist, patient, row.sequenceNr())
                                : leave.bind(row.sequenceNr(), therapist, patient))
                .thenAccept(done -> {});
    }

    private CompletionStage<Void> write(EntityId patient) {
        return ofTenants.put(patient.tenant().value(), patient);
    }

    private static EntityId patient(Row row) {
        return EntityId.parse(Objects.requireNonNull(row.getString("patient")));
    }
}
