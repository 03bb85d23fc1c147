package dev.inhabit.faults;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.bench.clinic.ServedClinic;
import dev.inhabit.server.Server;
import dev.inhabit.server.journal.Envelopes;
import dev.inhabit.server.journal.EventLog;
import dev.inhabit.server.journal.KeyFolder;
import dev.inhabit.server.journal.LoggedEvent;
import dev.inhabit.server.journal.PrivateCassandra;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.SessionDomain;
import dev.inhabit.server.session.SessionEvent;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;

/**
 * What the journal holds of each command of each session, read without the server.
 *
 * @param commands ids of the recorded commands, by session
 * @param doubled session, command and event of whatever one command led to more than once
 * @param interruptions how often sessions noticed that they had been away
 */
record JournalCount(Map<String, Set<String>> commands, List<String> doubled, int interruptions) {
    private static final long LIMIT_S = 60;

    static JournalCount read(InetSocketAddress cassandra, Path data)
            throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService io = Executors.newSingleThreadExecutor();
        ActorSystem streams = ActorSystem.create("reader", ConfigFactory.load());
        try (CqlSession session = CqlSession.builder()
                .addContactPoint(cassandra)
                .withLocalDatacenter(PrivateCassandra.DATA_CENTRE)
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
                        .build())
                .build()) {
            KeyFolder keys = KeyFolder.open(data.resolve("keys"), ServedClinic.masterKey(), io);
            EventLog log = new EventLog(session, "inhabit", new Envelopes(Server.catalog(), keys));
            JournalCount count = new JournalCount(new HashMap<>(), new ArrayList<>(), 0);
            SessionDomain domain = new SessionDomain();
            List<EntityId> ids = log.idsOf(domain)
                    .runWith(Sink.seq(), streams)
                    .toCompletableFuture()
                    .get(LIMIT_S, TimeUnit.SECONDS);
            for (EntityId id : ids) {
                count = count.with(
                        id,
                        log.of(domain, id)
                                .runWith(Sink.seq(), streams)
                                .toCompletableFuture()
                                .get(LIMIT_S, TimeUnit.SECONDS));
            }
            return count;
        } finally {
            streams.terminate();
            io.shutdown();
        }
    }

    private JournalCount with(EntityId id, List<LoggedEvent<SessionEvent>> events) {
        Set<String> ofSession = commands.computeIfAbsent(id.toString(), none -> new HashSet<>());
        Set<String> seen = new HashSet<>();
        int interrupted = 0;
        for (LoggedEvent<SessionEvent> event : events) {
            String name = event.recorded().name();
            interrupted += name.equals("session.interrupted") ? 1 : 0;
            CommandId command = event.recorded().commandId();
            if (command != null) {
                ofSession.add(command.value());
                // One command may lead to several events, each of another kind.
                if (!seen.add(command + " " + name)) {
                    doubled.add(id + " " + command + " " + name);
                }
            }
        }
        return new JournalCount(commands, doubled, interruptions + interrupted);
    }

    int size() {
        return commands.values().stream().mapToInt(Set::size).sum();
    }

    boolean holds(String session, String command) {
        return commands.getOrDefault(session, Set.of()).contains(command);
    }
}
