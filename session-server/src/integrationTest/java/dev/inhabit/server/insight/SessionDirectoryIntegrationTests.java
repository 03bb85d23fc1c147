package dev.inhabit.server.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.server.journal.RealCassandra;
import dev.inhabit.server.journal.SealedValues;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.session.DirectoryRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of sessions in a real Cassandra: found again, and nothing in it says what somebody felt. */
class SessionDirectoryIntegrationTests {
    @RegisterExtension
    static final RealCassandra CASSANDRA = new RealCassandra();

    private static final TenantId TENANT = new TenantId("demo");
    private static final int SUDS = 77;
    private static final Instant CREATED = Instant.parse("2026-03-01T10:00:00Z");
    private static @Nullable CqlSession session;

    @BeforeAll
    static void connect() {
        session = CASSANDRA.cql();
    }

    private static String makeKeyspace(String name) {
        RealCassandra.makeKeyspace(cql(), name);
        return name;
    }

    @AfterAll
    static void leave() {
        cql().close();
    }

    private static CqlSession cql() {
        return Objects.requireNonNull(session);
    }

    private static CassandraSessionDirectory open() {
        return open(CASSANDRA.keyspace());
    }

    private static CassandraSessionDirectory open(String keyspace) {
        CassandraSessionDirectory.tables(keyspace).forEach(cql()::execute);
        return CassandraSessionDirectory.open(cql(), keyspace, new SealedValues(CASSANDRA.keys()));
    }

    private static EntityId id(String local) {
        return new EntityId(TENANT, local);
    }

    private static DirectoryRow row(String session, String patient, Phase phase, @Nullable Integer suds) {
        boolean ended = phase == Phase.ENDED;
        return new DirectoryRow(
                id(session),
                5,
                id(patient).toString(),
                "3C",
                phase,
                ended ? Outcome.COMPLETED : null,
                id("therapist").toString(),
                CREATED,
                CREATED,
                ended ? CREATED.plusSeconds(600) : null,
                suds);
    }

    @Test
    void aRatingIsReadBackFromEveryListAndStandsInNone() throws InterruptedException {
        CassandraSessionDirectory directory = open();
        DirectoryRow live = row("live-1", "robin", Phase.RUNNING, SUDS);
        DirectoryRow ended = row("ended-1", "robin", Phase.ENDED, SUDS);
        DirectoryRow unrated = row("unrated-1", "robin", Phase.RUNNING, null);
        put(directory, live, ended, unrated);
        assertEquals(live, find(directory, live));
        assertEquals(unrated, find(directory, unrated));
        assertEquals(
                Set.of(live, ended, unrated),
                Set.copyOf(get(directory.of(Set.of(id("robin").toString()), SessionDirectory.Which.ALL, null))));
        assertTrue(get(directory.live(TENANT, null)).contains(live));
        assertTrue(get(directory.ended(TENANT, null)).contains(ended));

        List<Integer> sealedBytes = new ArrayList<>();
        for (String table : List.of(
                DirectoryTables.BY_ID, DirectoryTables.BY_PATIENT, DirectoryTables.LIVE, DirectoryTables.ENDED)) {
            for (Row row : cql().execute("SELECT * FROM " + CASSANDRA.keyspace() + "." + table)) {
                assertNowhere(row);
                ByteBuffer bytes = row.getByteBuffer("sealed_suds");
                if (bytes != null && String.valueOf(row.getString("patient_id")).equals(live.patientId())) {
                    // The session's id stands before it in clear.
                    sealedBytes.add(bytes.remaining()
                            - String.valueOf(row.getString("session_id")).length());
                }
            }
        }
        assertEquals(6, sealedBytes.size(), "two ratings in three tables each");
        assertEquals(1, Set.copyOf(sealedBytes).size(), "the length tells nothing");
    }

    /** No cell is the number, in whatever form. */
    private static void assertNowhere(Row row) {
        List<ByteBuffer> forms = List.of(
                ByteBuffer.wrap(new byte[] {SUDS}),
                ByteBuffer.allocate(Integer.BYTES).putInt(0, SUDS),
                ByteBuffer.allocate(Long.BYTES).putLong(0, SUDS),
                StandardCharsets.US_ASCII.encode(Integer.toString(SUDS)));
        for (int column = 0; column < row.size(); column++) {
            ByteBuffer raw = row.getBytesUnsafe(column);
            assertFalse(
                    raw != null && forms.contains(raw),
                    row.getColumnDefinitions().get(column).getName().toString());
        }
    }

    @Test
    void aRatingDiesWithItsPatientsKeyAndTheRowStays() throws InterruptedException {
        CassandraSessionDirectory directory = open();
        DirectoryRow erased = row("erased-1", "kim", Phase.ENDED, SUDS);
        DirectoryRow other = row("kept-1", "noor", Phase.ENDED, SUDS);
        put(directory, erased, other);
        get(CASSANDRA.keys().destroy(erased.subject(), RetentionClass.CLINICAL).thenApply(done -> "done"));
        assertEquals(erased.rated(null), find(directory, erased));
        assertEquals(
                List.of(erased.rated(null)),
                get(directory.of(Set.of(id("kim").toString()), SessionDirectory.Which.ENDED, null)));
        assertEquals(other, find(directory, other));
        DirectoryRow later = row("erased-2", "kim", Phase.ENDED, SUDS);
        put(directory, later);
        assertEquals(later.rated(null), find(directory, later), "written without what can no longer be sealed");
    }

    @Test
    void aRatingUnderAnotherSessionIsNotRead() throws InterruptedException {
        CassandraSessionDirectory directory = open();
        DirectoryRow calm = row("calm-1", "ali", Phase.RUNNING, 5);
        DirectoryRow afraid = row("afraid-1", "ali", Phase.RUNNING, SUDS);
        put(directory, calm, afraid);
        String table = CASSANDRA.keyspace() + "." + DirectoryTables.BY_ID;
        ByteBuffer moved = Objects.requireNonNull(cql().execute(
                                "SELECT sealed_suds FROM " + table + " WHERE session_id = ?", "" + afraid.session())
                        .one())
                .getByteBuffer(0);
        cql().execute("UPDATE " + table + " SET sealed_suds = ? WHERE session_id = ?", moved, "" + calm.session());
        assertNull(find(directory, calm).lastSuds());
    }

    @Test
    void tablesInWhichRatingsStoodInClearLoseThemAndKeepTheRest() throws InterruptedException {
        String keyspace = makeKeyspace(CASSANDRA.keyspace() + "_earlier");
        for (String table : DirectoryTables.create(keyspace)) {
            cql().execute(table.replace("sealed_suds blob", "last_suds int"));
        }
        DirectoryRow old = row("old-1", "sam", Phase.ENDED, SUDS);
        cql().execute(
                        "INSERT INTO " + keyspace + "." + DirectoryTables.BY_ID
                                + " (session_id, sequence_nr, tenant, patient_id, sublevel, phase, created_at, last_suds)"
                                + " VALUES (?, 4, 'demo', ?, '3C', 'RUNNING', ?, ?) USING TIMESTAMP 4",
                        old.session().toString(),
                        old.patientId(),
                        CREATED.toEpochMilli(),
                        SUDS);
        CassandraSessionDirectory directory = open(keyspace);
        assertEquals(
                0,
                cql().execute(
                                "SELECT column_name FROM system_schema.columns WHERE keyspace_name = ?"
                                        + " AND column_name = 'last_suds' ALLOW FILTERING",
                                keyspace)
                        .all()
                        .size());
        assertEquals(Phase.RUNNING, find(directory, old).phase());
        assertNull(find(directory, old).lastSuds());
        put(directory, old);
        assertEquals(old, find(directory, old));
        assertNotEquals(0, get(directory.ended(TENANT, null)).size());
    }

    private static void put(CassandraSessionDirectory directory, DirectoryRow... rows) throws InterruptedException {
        for (DirectoryRow row : rows) {
            directory.upsert(row);
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (directory.waiting() > 0) {
            assertTrue(System.nanoTime() < until, "rows are written");
            Thread.sleep(5);
        }
    }

    private static DirectoryRow find(CassandraSessionDirectory directory, DirectoryRow like) {
        return get(directory.find(like.session())).orElseThrow();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return Objects.requireNonNull(
                stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join());
    }
}
