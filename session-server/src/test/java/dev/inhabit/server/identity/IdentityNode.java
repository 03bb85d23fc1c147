package dev.inhabit.server.identity;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.server.journal.EventCatalog;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.patient.IndexInMemory;
import dev.inhabit.server.patient.PatientDomain;
import dev.inhabit.server.patient.PatientIndex;
import dev.inhabit.server.patient.Patients;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.treatment.NoticeIndex;
import dev.inhabit.server.treatment.TreatmentDomain;
import dev.inhabit.server.treatment.Treatments;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** A cluster of one node with everything of identity and patients started on it. */
final class IdentityNode implements AutoCloseable {
    static final EventCatalog CATALOG =
            EventCatalog.of(new AccountDomain(), new EmailClaimDomain(), new PatientDomain(), new TreatmentDomain());
    /** A cluster of one, on ports of its own. */
    static final Config CLUSTER = ConfigFactory.parseString("""
            pekko.actor.provider = cluster
            pekko.actor.allow-java-serialization = off
            pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
            pekko.loglevel = WARNING
            pekko.cluster.jmx.multi-mbeans-in-same-jvm = on
            pekko.cluster.sharding.distributed-data.durable.keys = []
            """);

    private static final Config IN_MEMORY =
            ConfigFactory.parseString("""
            pekko.persistence.journal.plugin = "pekko.persistence.journal.inmem"
            pekko.persistence.snapshot-store.plugin = "pekko.persistence.snapshot-store.local"
            pekko.persistence.snapshot-store.local.dir = "target/snapshots-identity"
            """).withFallback(CLUSTER).withFallback(ConfigFactory.load());

    /** Time that moves only by hand. */
    static final class HandClock implements InstantSource {
        private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }
    }

    final HandClock clock = new HandClock();
    final ActorTestKit kit;
    final PatientIndex index;
    final Accounts accounts;
    final Patients patients;
    final SignIn signIn;
    final Registration registration;
    final DemoClinic demo;
    final Invitations invitations;
    final OwnAccount own;
    /** How many passwords were hashed or verified. */
    final AtomicInteger hashed = new AtomicInteger();

    private final ExecutorService hashing = Executors.newFixedThreadPool(2);

    /** A node whose journal lives in memory. */
    static IdentityNode inMemory() {
        return new IdentityNode(ActorTestKit.create("identity", IN_MEMORY), new IndexInMemory());
    }

    IdentityNode(ActorTestKit kit, PatientIndex index) {
        this.kit = kit;
        this.index = index;
        ActorSystem<?> system = kit.system();
        Cluster cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        RecordingEntity.Settings settings = new RecordingEntity.Settings(
                Duration.ofMinutes(10), 1_000_000, Duration.ofMillis(100), Duration.ofSeconds(1));
        Duration timeout = Duration.ofSeconds(20);
        SecureRandom random = new SecureRandom();
        Tokens tokens = new Tokens(TokenKeys.generate(clock.instant()));
        EmailHashes hashes = new EmailHashes(new byte[EmailHashes.KEY_BYTES]);
        PasswordHasher hasher = new PasswordHasher(this::hash, random);
        accounts = Accounts.start(system, CATALOG, clock, settings, timeout, hashes, tokens);
        patients = Patients.start(system, CATALOG, clock, settings, timeout, index);
        signIn = new SignIn(accounts, hasher, tokens, clock, random);
        registration = new Registration(accounts, PasswordRules.shipped(), hasher);
        invitations = new Invitations(accounts, registration, hashes);
        own = new OwnAccount(accounts, hasher, PasswordRules.shipped(), random);
        demo = new DemoClinic(
                accounts,
                registration,
                patients,
                Treatments.start(system, CATALOG, clock, settings, timeout, new NoNotices()),
                hashes,
                clock);
    }

    /** Nobody looks for notices here. */
    private static final class NoNotices implements NoticeIndex {
        @Override
        public void put(Row row) {}

        @Override
        public CompletionStage<List<EntityId>> ofClinic(TenantId tenant) {
            return CompletableFuture.completedStage(List.of());
        }
    }

    private void hash(Runnable work) {
        hashed.incrementAndGet();
        hashing.execute(work);
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
        hashing.shutdownNow();
    }
}
