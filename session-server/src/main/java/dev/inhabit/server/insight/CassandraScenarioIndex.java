package dev.inhabit.server.insight;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.scenario.ScenarioIndex;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The index of scenarios in Cassandra. Stages fail with the driver's exceptions where the store does not answer. */
public final class CassandraScenarioIndex implements ScenarioIndex {
    private static final IdsByOwner.Table BY_AUTHOR = new IdsByOwner.Table("scenario_by_author", "author", "scenario");
    private static final IdsByOwner.Table BY_TENANT = new IdsByOwner.Table("scenario_by_tenant", "tenant", "scenario");

    private final IdsByOwner ofAuthors;
    private final IdsByOwner ofTenants;
    private final LatestWrites<EntityId, Row> rows = new LatestWrites<>(Row::scenario, row -> 0, this::write);

    private CassandraScenarioIndex(CqlSession cql, String keyspace) {
        ofAuthors = new IdsByOwner(cql, keyspace, BY_AUTHOR);
        ofTenants = new IdsByOwner(cql, keyspace, BY_TENANT);
    }

    /** What creates the tables where they are missing; for a deployment that allows the server to do so. */
    public static List<String> tables(String keyspace) {
        return List.of(BY_AUTHOR.create(keyspace), BY_TENANT.create(keyspace));
    }

    /** @param keyspace that holds the tables */
    public static CassandraScenarioIndex open(CqlSession cql, String keyspace) {
        return new CassandraScenarioIndex(cql, keyspace);
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
    public CompletionStage<List<EntityId>> ofAuthor(EntityId author, @Nullable EntityId after) {
        return ofAuthors.page(author.toString(), after, PAGE);
    }

    @Override
    public CompletionStage<List<EntityId>> ofClinic(TenantId tenant, @Nullable EntityId after) {
        return ofTenants.page(tenant.value(), after, PAGE);
    }

    private CompletionStage<Void> write(Row row) {
        return ofAuthors
                .put(row.author().toString(), row.scenario())
                .thenCombine(ofTenants.put(row.scenario().tenant().value(), row.scenario()), (author, tenant) -> null);
    }
}
