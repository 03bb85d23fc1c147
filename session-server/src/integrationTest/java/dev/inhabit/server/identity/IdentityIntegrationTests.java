package dev.inhabit.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.cql.Row;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.server.insight.CassandraPatientIndex;
import dev.inhabit.server.journal.JournalSetup;
import dev.inhabit.server.journal.RealCassandra;
import dev.inhabit.server.journal.Store;
import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.patient.PatientCommand;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts and patients in a real Cassandra: there after a restart, and unreadable in it. */
class IdentityIntegrationTests {
    @RegisterExtension
    static final RealCassandra CASSANDRA = new RealCassandra();

    /** One start of the server, as far as identity goes. */
    private record Started(IdentityNode node, Store store) implements AutoCloseable {
        @Override
        public void close() {
            node.close();
        }
    }

    @Test
    void aSecondStartFindsTheSameClinicAndTheStoreHoldsNothingReadable() {
        DemoClinic.Seeded seeded;
        EntityId left;
        try (Started first = start()) {
            seeded = get(first.node().demo.seed());
            left = seeded.accounts().get(1).id();
            signIn(first.node(), seeded.accounts().get(0));
            ask(first.node(), seeded.patient(), new PatientCommand.LeaveCareTeam(left, left));
            ask(
                    first.node(),
                    seeded.patient(),
                    new PatientCommand.WithdrawConsent(ConsentFlow.AUDIO, "demo-1", seeded.patient()));
            awaitIndex(first.node(), left, Set.of());
            assertNothingReadable(first.store());
        }
        try (Started second = start()) {
            assertEquals(seeded, get(second.node().demo.seed()));
            SignIn.SignedIn patient = signIn(second.node(), seeded.accounts().get(2));
            assertEquals(seeded.patient(), patient.principal().patient());
            PatientFacts facts = PatientFacts.of(get(second.node().patients.look(seeded.patient())));
            assertEquals(Set.of(seeded.accounts().get(0).id()), facts.careTeam());
            assertFalse(facts.consents().allow(ConsentFlow.AUDIO));
            assertTrue(facts.consents().allow(ConsentFlow.VIDEO_FRAMES));
            awaitIndex(second.node(), seeded.accounts().get(0).id(), Set.of(seeded.patient()));
            awaitIndex(second.node(), left, Set.of());
            assertEquals(List.of(seeded.patient()), get(second.node().index.ofClinic(DemoClinic.TENANT, null)));
            assertEquals(List.of(), get(second.node().index.ofClinic(DemoClinic.TENANT, seeded.patient())));
            get(second.node()
                    .index
                    .forget(seeded.patient(), Set.of(seeded.accounts().get(0).id()))
                    .thenApply(done -> "done"));
            assertEquals(List.of(), get(second.node().index.ofClinic(DemoClinic.TENANT, null)));
        }
    }

    /** Row A18: no e-mail, name, hash or secret stands in the store in clear. */
    private static void assertNothingReadable(Store store) {
        int rows = 0;
        for (Row row : store.session().execute("SELECT * FROM " + store.keyspace() + ".messages")) {
            rows++;
            for (int column = 0; column < row.size(); column++) {
                ByteBuffer raw = row.getBytesUnsafe(column);
                String text = raw == null
                        ? ""
                        : StandardCharsets.ISO_8859_1.decode(raw).toString();
                for (String canary : new String[] {"clinic.example", "Lindqvist", "Robin", "argon2id", "Berlin"}) {
                    assertFalse(
                            text.contains(canary),
                            canary + " in " + row.getColumnDefinitions().get(column));
                }
            }
        }
        assertTrue(rows > 10, "rows in the journal: " + rows);
    }

    private static Started start() {
        ActorSystem<Void> system = ActorSystem.create(
                Behaviors.empty(),
                "identity",
                ActorSystemSetup.create(
                        BootstrapSetup.create(
                                ConfigFactory.load(IdentityNode.CLUSTER.withFallback(CASSANDRA.config()))),
                        new JournalSetup(IdentityNode.CATALOG, CASSANDRA.keys())));
        Store store = get(Store.open(
                system,
                new Store.Settings(true, null, CASSANDRA.keys().storeId(), Duration.ofMinutes(1)),
                progress -> {}));
        store.change(CassandraPatientIndex.tables(store.keyspace()))
                .toCompletableFuture()
                .join();
        CassandraPatientIndex index = CassandraPatientIndex.open(store.session(), store.keyspace());
        return new Started(new IdentityNode(ActorTestKit.create(system), index), store);
    }

    private static void awaitIndex(IdentityNode node, EntityId therapist, Set<EntityId> expected) {
        node.kit.createTestProbe().awaitAssert(Duration.ofSeconds(20), () -> {
            assertEquals(expected, get(node.index.patientsOf(therapist)));
            return true;
        });
    }

    private static SignIn.SignedIn signIn(IdentityNode node, DemoClinic.Account account) {
        return assertInstanceOf(
                SignIn.SignedIn.class,
                get(node.signIn.signIn(DemoClinic.TENANT, account.email(), account.password(), null)));
    }

    private static void ask(IdentityNode node, EntityId patient, PatientCommand command) {
        CommandId commandId = new CommandId(UUID.randomUUID().toString());
        assertInstanceOf(Answer.Done.class, get(node.patients.ask(patient, commandId, command)));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return Objects.requireNonNull(
                stage.toCompletableFuture().orTimeout(120, TimeUnit.SECONDS).join());
    }
}
