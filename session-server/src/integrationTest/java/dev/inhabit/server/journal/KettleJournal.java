package dev.inhabit.server.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.SpawnProtocol;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.stream.javadsl.Sink;

/** An actor system with kettles that record what happens to them. */
final class KettleJournal implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RecordingEntity.Settings SETTINGS =
            new RecordingEntity.Settings(Duration.ofHours(1), 10, Duration.ofMillis(100), Duration.ofSeconds(1));

    final EventCatalog catalog = EventCatalog.of(Kettle.DOMAIN);
    final ActorSystem<SpawnProtocol.Command> system;
    final Store store;
    final EventLog log;

    KettleJournal(Config config, KeyStore keys) {
        ActorSystemSetup setup = ActorSystemSetup.create(
                BootstrapSetup.create(ConfigFactory.load(config)), new JournalSetup(catalog, keys));
        system = ActorSystem.create(SpawnProtocol.create(), "kettles", setup);
        store = get(
                Store.open(system, new Store.Settings(true, null, keys.storeId(), PATIENCE), KettleJournal::ignore));
        log = new EventLog(store, new Envelopes(catalog, keys));
    }

    private static void ignore(String progress) {
        // Tests show nothing.
    }

    static EntityId id(String local) {
        return EntityId.parse("kitchen~" + local);
    }

    ActorRef<RecordingEntity.Message> start(EntityId id) {
        return get(AskPattern.<SpawnProtocol.Command, ActorRef<RecordingEntity.Message>>ask(
                system,
                replyTo -> new SpawnProtocol.Spawn<>(
                        RecordingEntity.create(
                                Kettle.DOMAIN,
                                id,
                                catalog,
                                InstantSource.system(),
                                SETTINGS,
                                new RecordingEntity.Listener<>() {}),
                        "",
                        org.apache.pekko.actor.typed.Props.empty(),
                        replyTo),
                PATIENCE,
                system.scheduler()));
    }

    CompletionStage<Answer> ask(
            ActorRef<RecordingEntity.Message> kettle,
            String commandId,
            Command<Kettle, Kettle.Happened> command,
            Duration timeout) {
        return AskPattern.ask(
                kettle,
                replyTo -> new RecordingEntity.Do<>(new CommandId(commandId), null, null, command, replyTo),
                timeout,
                system.scheduler());
    }

    Answer tell(ActorRef<RecordingEntity.Message> kettle, String commandId, Command<Kettle, Kettle.Happened> command) {
        return get(ask(kettle, commandId, command, PATIENCE));
    }

    Memory<Kettle> look(ActorRef<RecordingEntity.Message> kettle) {
        return get(AskPattern.<RecordingEntity.Message, Memory<Kettle>>ask(
                kettle, RecordingEntity.Look::new, PATIENCE, system.scheduler()));
    }

    List<LoggedEvent<Kettle.Happened>> logOf(EntityId id, long from, long to) {
        return get(log.of(Kettle.DOMAIN, id, from, to).runWith(Sink.seq(), system));
    }

    static <T> T get(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        return future.orTimeout(PATIENCE.toMillis() * 2, TimeUnit.MILLISECONDS).join();
    }

    @Override
    public void close() {
        system.terminate();
        get(system.getWhenTerminated());
    }
}
