package dev.inhabit.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.Limits;
import dev.inhabit.server.Server;
import dev.inhabit.server.Settings;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.catalog.Content;
import dev.inhabit.server.journal.EventCatalog;
import dev.inhabit.server.journal.EventLog;
import dev.inhabit.server.journal.JournalSetup;
import dev.inhabit.server.journal.KeyFolder;
import dev.inhabit.server.journal.SigningKeys;
import dev.inhabit.server.journal.Store;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.AudienceOrder;
import dev.inhabit.server.session.PinnedLevel;
import dev.inhabit.server.session.SessionClock;
import dev.inhabit.server.session.SessionCommand;
import dev.inhabit.server.session.SessionFeed;
import dev.inhabit.server.session.SessionMessage;
import dev.inhabit.server.session.SessionResult;
import dev.inhabit.server.session.SessionRisk;
import dev.inhabit.server.session.SessionRooms;
import dev.inhabit.server.session.SessionState;
import dev.inhabit.server.session.Sessions;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.jspecify.annotations.Nullable;

/**
 * The server's sessions and journal as they are, on a Cassandra that is already there: without gateway, sensing and
 * crowd, so that what is measured is the path of a command to the disk.
 */
final class SessionNode implements AutoCloseable {
    static final TenantId TENANT = new TenantId("bench");
    static final Asker THERAPIST = new Asker("bench~therapist", Role.THERAPIST);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final ActorSystem<Void> system;
    final Store store;
    final EventCatalog catalog;
    final JournalSetup journal;
    final EventLog log;
    final Limits limits;
    final Sessions sessions;
    /** As shipped. */
    private static final Content CONTENT = Content.load(Settings.root().resolve("config"));

    static final Biofeedback BIOFEEDBACK = CONTENT.biofeedback();

    private final ExecutorService keyFiles = Executors.newFixedThreadPool(2);

    private SessionNode(Path folder, String keyspace, InetSocketAddress cassandra) {
        Config config = Store.at(cassandra)
                .withFallback(ConfigFactory.parseMap(Map.of(
                        "pekko.loglevel",
                        "WARNING",
                        "pekko.cluster.jmx.enabled",
                        "off",
                        // Nobody is to take anything over: what it leaves behind is thrown away.
                        "pekko.coordinated-shutdown.run-by-actor-system-terminate",
                        "off",
                        "pekko.persistence.cassandra.journal.keyspace",
                        keyspace,
                        "pekko.persistence.cassandra.snapshot.keyspace",
                        keyspace + "_snapshot",
                        "inhabit.data",
                        folder.toString())))
                .withFallback(Settings.defaults())
                .resolve();
        limits = Limits.of(config);
        catalog = Server.catalog();
        byte[] master = new byte[32];
        Arrays.fill(master, (byte) 7);
        KeyFolder keys = KeyFolder.open(folder.resolve("keys"), master, keyFiles);
        journal = new JournalSetup(catalog, keys);
        system = ActorSystem.create(
                Behaviors.empty(), "inhabit", ActorSystemSetup.create(BootstrapSetup.create(config), journal));
        store = await(Store.open(system, new Store.Settings(true, null, keys.storeId(), PATIENCE), line -> {}));
        log = new EventLog(store, journal.envelopes());
        Cluster cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        sessions = Sessions.start(
                system,
                new SessionRooms(
                        limits.session(),
                        catalog,
                        limits.writing(),
                        InstantSource.system(),
                        row -> {},
                        new NoCourses(),
                        plan -> false,
                        (session, from, to) ->
                                CompletableFuture.failedStage(new IllegalStateException("no sockets here")),
                        new NoCrowd(),
                        BIOFEEDBACK,
                        CONTENT.alerts(),
                        CONTENT.speaker(),
                        SigningKeys.inMemory()),
                () -> CompletableFuture.completedStage(List.of()));
    }

    /** Nobody looks at what these sessions show. */
    private static final class NoCourses implements SessionRooms.Results {
        @Override
        public CompletionStage<Boolean> record(SessionResult result) {
            return CompletableFuture.completedStage(true);
        }

        @Override
        public CompletionStage<Boolean> record(SessionRisk risk) {
            return CompletableFuture.completedStage(true);
        }
    }

    /** A session that exists. */
    EntityId created() {
        EntityId id = EntityId.of(TENANT, UUID.randomUUID());
        answer(
                id,
                new SessionCommand.Create(
                        THERAPIST,
                        new EntityId(TENANT, "patient-" + id.local()).toString(),
                        level(),
                        THERAPIST.accountId(),
                        1,
                        1,
                        60));
        return id;
    }

    void answer(EntityId session, SessionCommand command) {
        await(submit(session, command));
    }

    /** Completes when the command is on disk. */
    CompletionStage<SessionMessage.Reply> submit(EntityId session, SessionCommand command) {
        return AskPattern.ask(
                        sessions.ref(session),
                        (ActorRef<SessionMessage.Reply> to) -> SessionMessage.of(new SessionMessage.Submit(
                                new CommandId(UUID.randomUUID().toString()), null, null, command, to)),
                        PATIENCE,
                        system.scheduler())
                .thenApply(reply -> {
                    if (reply instanceof SessionMessage.Answered answered
                            && answered.answer() instanceof dev.inhabit.server.record.Answer.Done) {
                        return reply;
                    }
                    throw new IllegalStateException("a command was not recorded");
                });
    }

    static PinnedLevel level() {
        return new PinnedLevel(
                "bench",
                "3C",
                "Auditorium",
                300_000,
                55,
                65,
                30,
                50,
                3,
                new PinnedLevel.Shares(60, 20, 10, 10, 20),
                "mixed",
                "{}");
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds() * 3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the actor system did not end", e);
        } finally {
            keyFiles.shutdown();
        }
    }

    /** Sessions here are followed by no audience. */
    private static final class NoCrowd implements SessionRooms.Crowds {
        @Override
        public void follow(SessionState state, ActorRef<SessionFeed.Message> feed) {}

        @Override
        public void obey(EntityId session, AudienceOrder order) {}

        @Override
        public void clock(EntityId session, SessionClock clock) {}

        @Override
        public void keyframe(EntityId session) {}

        @Override
        public void leave(EntityId session) {}
    }

    /** A private Cassandra that several cases share; started once, closed with the bench. */
    static final class SharedStore implements AutoCloseable {
        private dev.inhabit.server.journal.@Nullable PrivateCassandra cassandra;

        synchronized InetSocketAddress at(Plan plan) throws java.io.IOException {
            if (cassandra == null) {
                cassandra = dev.inhabit.server.journal.PrivateCassandra.start(plan.emptyFolder("cassandra"), plan::say);
            }
            return cassandra.contactPoint();
        }

        /** Sessions on it, in tables of their own, so that none of another case comes back with them. */
        SessionNode node(Plan plan, String name) throws java.io.IOException {
            return new SessionNode(plan.emptyFolder(name), "bench_" + name, at(plan));
        }

        @Override
        public synchronized void close() throws Exception {
            if (cassandra != null) {
                cassandra.close();
                cassandra = null;
            }
        }
    }
}
