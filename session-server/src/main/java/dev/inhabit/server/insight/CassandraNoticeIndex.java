package dev.inhabit.server.insight;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.treatment.NoticeIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The index of open notices in Cassandra. Every write carries the course's sequence number as its timestamp, so the newest
 * stays. Stages fail with the driver's exceptions where the store does not answer.
 */
public final class CassandraNoticeIndex implements NoticeIndex {
    private static final String OPEN = "notice_by_tenant";

    private final CqlSession cql;
    private final PreparedStatement open;
    private final PreparedStatement gone;
    private final PreparedStatement ofTenant;
    private final LatestWrites<EntityId, Row> rows = new LatestWrites<>(Row::patient, Row::sequenceNr, this::write);

    private CassandraNoticeIndex(CqlSession cql, String keyspace) {
        this.cql = cql;
        String table = keyspace + "." + OPEN;
        open = cql.prepare("INSERT INTO " + table + " (tenant, patient) VALUES (?, ?) USING TIMESTAMP ?");
        gone = cql.prepare("DELETE FROM " + table + " USING TIMESTAMP ? WHERE tenant = ? AND patient = ?");
        ofTenant = cql.prepare("SELECT patient FROM " + table + " WHERE tenant = ?");
    }

    /** What creates the table where it is missing; for a deployment that allows the server to do so. */
    public static List<String> tables(String keyspace) {
        return List.of("CREATE TABLE IF NOT EXISTS " + keyspace + "." + OPEN
                + " (tenant text, patient text, PRIMARY KEY ((tenant), patient))");
    }

    /** @param keyspace that holds the table */
    public static CassandraNoticeIndex open(CqlSession cql, String keyspace) {
        return new CassandraNoticeIndex(cql, keyspace);
    }

    /** Rows that the store has not taken yet. */
    public int waiting() {
        return rows.waiting();
    }

    @Override
    public void put(Row row) {
        rows.put(row);
    }

    @Override
    public CompletionStage<List<EntityId>> ofClinic(TenantId tenant) {
        return cql.executeAsync(ofTenant.bind(tenant.value())).thenCompose(page -> collect(page, new ArrayList<>()));
    }

    private static CompletionStage<List<EntityId>> collect(AsyncResultSet page, List<EntityId> sofar) {
        page.currentPage().forEach(row -> sofar.add(EntityId.parse(Objects.requireNonNull(row.getString("patient")))));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(next, sofar))
                : CompletableFuture.completedStage(sofar);
    }

    private CompletionStage<Void> write(Row row) {
        String tenant = row.patient().tenant().value();
        String patient = row.patient().toString();
        return cql.executeAsync(
                        row.open()
                                ? open.bind(tenant, patient, row.sequenceNr())
                                : gone.bind(row.sequenceNr(), tenant, patient))
                .thenAccept(done -> {});
    }
}
