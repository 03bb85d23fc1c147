package dev.inhabit.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.inhabit.server.journal.Kettle.HeatSensed;
import dev.inhabit.server.journal.Kettle.Sense;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.stream.javadsl.Sink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Entities' logs in a real Cassandra: written, recovered, read from outside, erased. */
final class JournalIntegrationTests {
    @RegisterExtension
    static final RealCassandra CASSANDRA = new RealCassandra();

    private static final ListAppender<ILoggingEvent> WARNINGS = new ListAppender<>();
    private static KettleJournal journal;

    @BeforeAll
    static void open() {
        WARNINGS.start();
        ((Logger) LoggerFactory.getLogger("ROOT")).addAppender(WARNINGS);
        journal = new KettleJournal(CASSANDRA.config(), CASSANDRA.keys());
    }

    @AfterAll
    static void close() {
        journal.close();
        ((Logger) LoggerFactory.getLogger("ROOT")).detachAppender(WARNINGS);
    }

    private static void heat(ActorRef<RecordingEntity.Message> kettle, int from, int to) {
        for (int celsius = from; celsius <= to; celsius++) {
            Answer answer = journal.tell(kettle, "heat-%04d".formatted(celsius), new Sense(celsius));
            assertEquals(new Answer.Done(new CommandId("heat-%04d".formatted(celsius)), celsius, false), answer);
        }
    }

    private static List<Integer> heatsIn(List<LoggedEvent<Kettle.Happened>> log) {
        return log.stream()
                .map(logged -> logged.recorded().body())
                .map(body -> ((HeatSensed) ((Recorded.Known<Kettle.Happened>) body).event()).celsius())
                .toList();
    }

    private static List<Integer> upTo(int from, int to) {
        List<Integer> all = new ArrayList<>();
        for (int celsius = from; celsius <= to; celsius++) {
            all.add(celsius);
        }
        return all;
    }

    @Test
    void whatWasRecordedIsRecoveredAndReadFromOutside() {
        EntityId id = KettleJournal.id("recovered");
        ActorRef<RecordingEntity.Message> first = journal.start(id);
        heat(first, 1, 25);
        Memory<Kettle> before = journal.look(first);
        first.tell(RecordingEntity.Stop.STOP);
        ActorRef<RecordingEntity.Message> second = journal.start(id);
        assertEquals(before, journal.look(second));
        assertEquals(
                new Answer.Done(new CommandId("heat-0007"), 7, true), journal.tell(second, "heat-0007", new Sense(99)));
        assertEquals(upTo(1, 25), heatsIn(journal.logOf(id, 1, Long.MAX_VALUE)));
        assertEquals(upTo(8, 12), heatsIn(journal.logOf(id, 8, 12)));
        assertEquals(List.of(), journal.logOf(id, 26, Long.MAX_VALUE));
        Memory<Kettle> folded = Memory.of(Kettle.DOMAIN.empty(id));
        for (LoggedEvent<Kettle.Happened> logged : journal.logOf(id, 1, Long.MAX_VALUE)) {
            folded = folded.with(logged.recorded());
        }
        assertEquals(before, folded);
        Set<EntityId> ids =
                Set.copyOf(KettleJournal.get(journal.log.idsOf(Kettle.DOMAIN).runWith(Sink.seq(), journal.system)));
        assertTrue(ids.contains(id));
    }

    @Test
    void eventsAndSnapshotsAreStoredByOurSerializerWithoutBlocking() {
        EntityId id = KettleJournal.id("stored");
        ActorRef<RecordingEntity.Message> kettle = journal.start(id);
        heat(kettle, 1, 25);
        List<Row> events = journal.store
                .session()
                .execute("SELECT ser_id, ser_manifest, event FROM " + journal.store.keyspace()
                        + ".messages WHERE persistence_id = 'kettle|kitchen~stored' AND partition_nr = 0")
                .all();
        assertEquals(25, events.size());
        for (Row row : events) {
            assertEquals(RecordedSerializer.IDENTIFIER, row.getInt("ser_id"));
            assertEquals("kettle.heat-sensed:1", row.getString("ser_manifest"));
        }
        // A snapshot is saved beside the answer, not before it: the next command's answer may come first.
        List<Row> snapshots = List.of();
        for (int look = 0; look < 100 && snapshots.isEmpty(); look++) {
            snapshots = journal.store
                    .session()
                    .execute("SELECT ser_id, ser_manifest FROM " + CASSANDRA.keyspace()
                            + "_snapshot.snapshots WHERE persistence_id = 'kettle|kitchen~stored'")
                    .all();
        }
        assertFalse(snapshots.isEmpty());
        for (Row row : snapshots) {
            assertEquals(RecordedSerializer.IDENTIFIER, row.getInt("ser_id"));
            assertEquals("memory:kettle", row.getString("ser_manifest"));
        }
        assertEquals(
                List.of(),
                WARNINGS.list.stream()
                        .map(ILoggingEvent::getFormattedMessage)
                        .filter(line -> line.contains("sync"))
                        .toList());
    }

    @Test
    void aSubjectWithoutKeysIsErasedFromLogAndSnapshots() {
        EntityId id = KettleJournal.id("erased");
        ActorRef<RecordingEntity.Message> kettle = journal.start(id);
        heat(kettle, 1, 25);
        kettle.tell(RecordingEntity.Stop.STOP);
        KettleJournal.get(CASSANDRA.keys().destroy(Kettle.owner("erased")));
        Memory<Kettle> after = journal.look(journal.start(id));
        assertEquals(25, after.sequenceNr());
        assertEquals(List.of(), after.state().heats());
        List<LoggedEvent<Kettle.Happened>> log = journal.logOf(id, 1, Long.MAX_VALUE);
        assertEquals(25, log.size());
        log.forEach(logged ->
                assertInstanceOf(Recorded.Erased.class, logged.recorded().body()));
    }

    @Test
    void whatAnOldOwnerWroteLateIsDroppedByRecoveryAndByReaders() {
        EntityId id = KettleJournal.id("split");
        ActorRef<RecordingEntity.Message> kettle = journal.start(id);
        heat(kettle, 1, 3);
        kettle.tell(RecordingEntity.Stop.STOP);
        ActorRef<RecordingEntity.Message> newer = journal.start(id);
        heat(newer, 4, 6);
        newer.tell(RecordingEntity.Stop.STOP);
        // The first owner, cut off, goes on with what it believes to be events 4 and 5.
        String table = journal.store.keyspace() + ".messages";
        String where = " WHERE persistence_id = 'kettle|kitchen~split' AND partition_nr = 0 AND sequence_nr = ";
        Row old = journal.store
                .session()
                .execute("SELECT * FROM " + table + where + "3")
                .one();
        assertTrue(old != null);
        for (long late : new long[] {4, 5}) {
            journal.store
                    .session()
                    .execute(SimpleStatement.newInstance(
                            "INSERT INTO " + table + " (persistence_id, partition_nr, sequence_nr, timestamp,"
                                    + " timebucket, writer_uuid, ser_id, ser_manifest, event_manifest, event)"
                                    + " VALUES ('kettle|kitchen~split', 0, ?, ?, ?, ?, ?, ?, '', ?)",
                            late,
                            Uuids.timeBased(),
                            old.getString("timebucket"),
                            old.getString("writer_uuid"),
                            old.getInt("ser_id"),
                            old.getString("ser_manifest"),
                            old.getByteBuffer("event")));
        }
        List<LoggedEvent<Kettle.Happened>> log = journal.logOf(id, 1, Long.MAX_VALUE);
        assertEquals(upTo(1, 6), heatsIn(log));
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 6L),
                log.stream().map(LoggedEvent::sequenceNr).toList());
        assertEquals(upTo(1, 6), journal.look(journal.start(id)).state().heats());
    }

    @Test
    void damagedBytesAreToldByLogAndPositionOnly() {
        EntityId id = KettleJournal.id("damaged");
        ActorRef<RecordingEntity.Message> kettle = journal.start(id);
        heat(kettle, 1, 3);
        kettle.tell(RecordingEntity.Stop.STOP);
        String where = " WHERE persistence_id = 'kettle|kitchen~damaged' AND partition_nr = 0 AND sequence_nr = 2";
        String table = journal.store.keyspace() + ".messages";
        Row row = journal.store
                .session()
                .execute("SELECT timestamp, event FROM " + table + where)
                .one();
        assertTrue(row != null);
        ByteBuffer event = row.getByteBuffer("event");
        assertTrue(event != null);
        byte[] bytes = new byte[event.remaining()];
        event.get(bytes);
        bytes[bytes.length - 1] ^= 1;
        journal.store
                .session()
                .execute(SimpleStatement.newInstance(
                        "UPDATE " + table + " SET event = ?" + where + " AND timestamp = ?",
                        ByteBuffer.wrap(bytes),
                        row.getUuid("timestamp")));
        CompletionException failed =
                assertThrows(CompletionException.class, () -> journal.logOf(id, 1, Long.MAX_VALUE));
        assertInstanceOf(Unreadable.class, failed.getCause());
        assertTrue(failed.toString().contains("event 2 of kettle|kitchen~damaged"), failed.toString());
        assertEquals(List.of(1), heatsIn(journal.logOf(id, 1, 1)));
    }

    @Test
    void anotherProcessReadsWhileTheServerRuns() throws Exception {
        EntityId id = KettleJournal.id("shared");
        heat(journal.start(id), 1, 30);
        Process reader = Processes.java(
                        LogReader.class,
                        CASSANDRA.keyspace(),
                        Integer.toString(CASSANDRA.contactPoint().getPort()),
                        RealCassandra.folder()
                                .resolve("keys")
                                .resolve(CASSANDRA.keyspace())
                                .toString(),
                        id.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = reader.inputReader().lines().toList();
        assertEquals(0, reader.waitFor());
        assertEquals(
                upTo(1, 30).stream().map(celsius -> celsius + " " + celsius).collect(Collectors.toList()), said);
    }

    @Test
    void otherKeysAreRefusedAtStart(@TempDir Path folder) {
        KeyFolder others = KeyFolder.open(folder, new byte[32], Runnable::run);
        CompletionException refused = assertThrows(
                CompletionException.class,
                () -> KettleJournal.get(Store.open(
                        journal.system,
                        new Store.Settings(true, null, others.storeId(), Duration.ofSeconds(30)),
                        line -> {})));
        assertInstanceOf(CannotStart.class, refused.getCause());
        CompletionException wrongCluster = assertThrows(
                CompletionException.class,
                () -> KettleJournal.get(Store.open(
                        journal.system,
                        new Store.Settings(true, "another", null, Duration.ofSeconds(30)),
                        line -> {})));
        assertInstanceOf(CannotStart.class, wrongCluster.getCause());
    }
}
