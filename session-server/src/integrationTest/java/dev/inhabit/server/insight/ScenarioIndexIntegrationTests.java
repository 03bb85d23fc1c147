package dev.inhabit.server.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.inhabit.server.journal.RealCassandra;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.scenario.ScenarioIndex;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of scenarios in a real Cassandra. */
class ScenarioIndexIntegrationTests {
    @RegisterExtension
    static final RealCassandra CASSANDRA = new RealCassandra();

    private static EntityId id(String local) {
        return EntityId.parse("demo~" + local);
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Test
    void scenariosAreFoundByAuthorAndByClinicInPages() {
        try (CqlSession cql = CASSANDRA.cql()) {
            String keyspace = CASSANDRA.keyspace();
            CassandraScenarioIndex.tables(keyspace).forEach(cql::execute);
            CassandraScenarioIndex index = CassandraScenarioIndex.open(cql, keyspace);
            index.put(new ScenarioIndex.Row(id("s1"), id("mara")));
            index.put(new ScenarioIndex.Row(id("s2"), id("noel")));
            index.put(new ScenarioIndex.Row(id("s2"), id("noel")));
            index.put(new ScenarioIndex.Row(EntityId.parse("other~s3"), EntityId.parse("other~mara")));
            while (index.waiting() > 0) {
                LockSupport.parkNanos(10_000_000);
            }
            TenantId demo = new TenantId("demo");
            assertEquals(List.of(id("s1")), await(index.ofAuthor(id("mara"), null)));
            assertEquals(List.of(id("s1"), id("s2")), await(index.ofClinic(demo, null)));
            assertEquals(List.of(id("s2")), await(index.ofClinic(demo, id("s1"))));
            assertEquals(List.of(), await(index.ofClinic(demo, id("s2"))));
        }
    }
}
