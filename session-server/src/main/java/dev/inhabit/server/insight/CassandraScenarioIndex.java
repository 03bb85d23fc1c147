package dev.inhabit.server.insight;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.scenario.ScenarioIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The index of scenarios in Cassandra. Stages fail with the driver's exceptions where the store does not answer. */
public final class CassandraScenarioIndex implements ScenarioIndex {
    private static final String BY_AUTHOR = "scenario_by_author";
    private static final String BY_TENANT = "scenario_by_tenant";

    private final CqlSession cql;
    private final PreparedStatement authored;
    private final PreparedStatement exists;
    private final PreparedStatement ofAuthor;
    private final PreparedStatement ofTenant;
    private final LatestWrites<EntityId, Row> rows = new LatestWrites<>(Row::scenario, row -> 0, this::write);

    private CassandraScenarioIndex(CqlSession cql, String keyspace) {
        this.cql = cql;
        String authors = keyspace + "." + BY_AUTHOR;
        String tenants = keyspace + "." + BY_TENANT;
        authored = cql.prepare("INSERT INTO " + authors + " (author, scenario) VALUES (?, ?)");
        exists = cql.prepare("INSERT INTO " + tenants + " (tenant, scenario) VALUES (?, ?)");
        ofAuthor = cql.prepare("SELECT scenario FROM " + authors + " WHERE author = ? AND scenario > ? LIMIT ?");
        ofTenant = cql.prepare("SELECT scenario FROM " + tenants + " WHERE tenant = ? AND scenario > ? LIMIT ?");
    }

    /** What creates the tables where they are missing; for a deployment that allows the server to do so. */
    public static List<String> tables(String keyspace) {
        return List.of(
                "CREATE TABLE IF NOT EXISTS " + keyspace + "." + BY_AUTHOR
                        + " (author text, scenario text, PRIMARY KEY ((author), scenario))",
                "CREATE TABLE IF NOT EXISTS " + keyspace + "." + BY_TENANT
                        + " (tenant text, scenario text, PRIMARY KEY ((tenant), scenario))");
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
        return page(ofAuthor, author.toString(), after);
    }

    @Override
    public CompletionStage<List<EntityId>> ofClinic(TenantId tenant, @Nullable EntityId after) {
        return page(ofTenant, tenant.value(), after);
    }

    private CompletionStage<List<EntityId>> page(PreparedStatement select, String of, @Nullable EntityId after) {
        String from = after == null ? "" : after.toString();
        return cql.executeAsync(select.bind(of, from, PAGE)).thenApply(page -> {
            List<EntityId> found = new ArrayList<>();
            page.currentPage()
                    .forEach(row -> found.add(EntityId.parse(Objects.requireNonNull(row.getString("scenario")))));
            return found;
        });
    }

    private CompletionStage<Void> write(Row row) {
        String scenario = row.scenario().toString();
        return cql.executeAsync(authored.bind(row.author().toString(), scenario))
                .thenCombine(
                        cql.executeAsync(exists.bind(row.scenario().tenant().value(), scenario)),
                        (author, tenant) -> null);
    }
}
