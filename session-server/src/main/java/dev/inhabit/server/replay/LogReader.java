package dev.inhabit.server.replay;

import com.typesafe.config.Config;
import dev.inhabit.server.journal.CannotStart;
import dev.inhabit.server.journal.EventCatalog;
import dev.inhabit.server.journal.EventLog;
import dev.inhabit.server.journal.JournalSetup;
import dev.inhabit.server.journal.KeyFolder;
import dev.inhabit.server.journal.LoggedEvent;
import dev.inhabit.server.journal.Store;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.session.SessionDomain;
import dev.inhabit.server.session.SessionEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.stream.javadsl.Sink;

/** Reads sessions' logs from outside the server, with its keys. Joins no cluster and writes nothing. */
final class LogReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ActorSystem<Void> system;
    private final ExecutorService keyFiles;
    private final EventLog log;

    private LogReader(ActorSystem<Void> system, ExecutorService keyFiles, EventLog log) {
        this.system = system;
        this.keyFiles = keyFiles;
        this.log = log;
    }

    /** @throws CannotStart where Cassandra or the keys are not there */
    static LogReader open(Config config) {
        ExecutorService keyFiles = Executors.newFixedThreadPool(2);
        KeyFolder keys =
                KeyFolder.open(Path.of(config.getString("inhabit.data")).resolve("keys"), master(config), keyFiles);
        JournalSetup journal = new JournalSetup(EventCatalog.of(new SessionDomain()), keys);
        ActorSystem<Void> system = ActorSystem.create(
                Behaviors.empty(), "replay", ActorSystemSetup.create(BootstrapSetup.create(config), journal));
        Store store =
                await(Store.open(system, new Store.Settings(false, null, keys.storeId(), PATIENCE), progress -> {}));
        return new LogReader(system, keyFiles, new EventLog(store, journal.envelopes()));
    }

    private static byte[] master(Config config) {
        String text = config.getString("inhabit.keys.master");
        if (text.isBlank()) {
            throw new CannotStart("no key is set: put the server's INHABIT_MASTER_KEY into the environment.");
        }
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new CannotStart("INHABIT_MASTER_KEY is not base64; it must be 32 bytes in base64.");
        }
    }

    List<Recorded<SessionEvent>> read(EntityId session) {
        return await(
                log.of(new SessionDomain(), session).map(LoggedEvent::recorded).runWith(Sink.seq(), system));
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        system.terminate();
        keyFiles.shutdown();
    }
}
