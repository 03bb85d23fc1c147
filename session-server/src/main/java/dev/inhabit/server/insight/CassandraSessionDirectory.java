package dev.inhabit.server.insight;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.server.journal.SealedValues;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.session.DirectoryRow;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory in Cassandra. Stages fail with the driver's exceptions where the store does not answer. */
public final class CassandraSessionDirectory implements SessionDirectory {
    private static final Comparator<DirectoryRow> NEWEST_FIRST = Comparator.comparingLong(
                    CassandraSessionDirectory::createdAtMs)
            .thenComparing(row -> row.session().toString())
            .reversed();
    /** A page filled from sparse partitions looks at so many of them at most before it is handed out short. */
    private static final int MONTHS_MAX = 240;

    private final CqlSession cql;
    private final DirectoryStatements statements;
    private final SealedRatings ratings;
    private final LatestWrites<EntityId, DirectoryRow> writes =
            new LatestWrites<>(DirectoryRow::session, DirectoryRow::sequenceNr, this::write);

    private CassandraSessionDirectory(CqlSession cql, DirectoryStatements statements, SealedRatings ratings) {
        this.cql = cql;
        this.statements = statements;
        this.ratings = ratings;
    }

    /** What creates or amends the tables where needed; for a deployment that allows the server to do so. */
    public static List<String> tables(String keyspace) {
        return Stream.concat(DirectoryTables.create(keyspace).stream(), DirectoryTables.amend(keyspace).stream())
                .toList();
    }

    /**
     * @param keyspace that holds the tables
     * @param values seal what was felt
     */
    public static CassandraSessionDirectory open(CqlSession cql, String keyspace, SealedValues values) {
        return new CassandraSessionDirectory(
                cql, DirectoryStatements.prepare(cql, keyspace), new SealedRatings(values));
    }

    @Override
    public void upsert(DirectoryRow row) {
        if (row.phase() != null && row.createdAt() != null) {
            writes.put(row);
        }
    }

    /** Rows that the store has not taken yet. */
    public int waiting() {
        return writes.waiting();
    }

    private CompletionStage<Void> write(DirectoryRow row) {
        return ratings.seal(row).thenCompose(sealedSuds -> write(row, sealedSuds));
    }

    private CompletionStage<Void> write(DirectoryRow row, @Nullable ByteBuffer sealedSuds) {
        List<CompletionStage<AsyncResultSet>> writes = new ArrayList<>();
        writes.add(write(statements.insertById(), row, sealedSuds));
        writes.add(write(statements.insertByPatient(), row, sealedSuds));
        String tenant = row.session().tenant().value();
        if (isLive(row)) {
            writes.add(write(statements.insertLive(), row, sealedSuds));
        } else {
            int month = month(createdAtMs(row));
            writes.add(cql.executeAsync(statements
                    .deleteLive()
                    .bind(
                            row.sequenceNr(),
                            tenant,
                            createdAtMs(row),
                            row.session().toString())));
            writes.add(cql.executeAsync(statements.insertMonth().bind(tenant, month)));
            writes.add(cql.executeAsync(
                    DirectoryStatements.values(statements.insertEnded().boundStatementBuilder(), row, sealedSuds)
                            .setInt("month", month)
                            .build()));
        }
        return all(writes);
    }

    private CompletionStage<AsyncResultSet> write(
            PreparedStatement statement, DirectoryRow row, @Nullable ByteBuffer sealedSuds) {
        return cql.executeAsync(DirectoryStatements.values(statement.boundStatementBuilder(), row, sealedSuds)
                .build());
    }

    private static CompletionStage<Void> all(List<CompletionStage<AsyncResultSet>> writes) {
        return CompletableFuture.allOf(
                writes.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
    }

    @Override
    public CompletionStage<Optional<DirectoryRow>> find(EntityId sessionId) {
        return cql.executeAsync(statements.selectById().bind(sessionId.toString()))
                .thenCompose(found -> {
                    Row row = found.one();
                    return row == null
                            ? CompletableFuture.completedStage(Optional.empty())
                            : row(row).thenApply(Optional::of);
                });
    }

    @Override
    public CompletionStage<List<DirectoryRow>> live(TenantId tenant, @Nullable DirectoryCursor cursor) {
        return page(statements.selectLive(), cursor, tenant.value());
    }

    @Override
    public CompletionStage<List<EntityId>> liveIds(TenantId tenant) {
        return cql.executeAsync(statements.selectLiveIds().bind(tenant.value()))
                .thenCompose(page -> ids(page, new ArrayList<>()));
    }

    private static CompletionStage<List<EntityId>> ids(AsyncResultSet page, List<EntityId> sofar) {
        page.currentPage().forEach(row -> sofar.add(EntityId.parse(text(row, "session_id"))));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> ids(next, sofar))
                : CompletableFuture.completedFuture(sofar);
    }

    @Override
    public CompletionStage<List<DirectoryRow>> ended(TenantId tenant, @Nullable DirectoryCursor cursor) {
        int newest = cursor == null ? Integer.MAX_VALUE : month(cursor.createdAtMs());
        return cql.executeAsync(statements.selectMonths().bind(tenant.value(), newest, MONTHS_MAX))
                .thenCompose(found -> {
                    List<Integer> months = new ArrayList<>();
                    found.currentPage().forEach(row -> months.add(row.getInt("month")));
                    return fill(tenant, months, 0, cursor, new ArrayList<>());
                });
    }

    private CompletionStage<List<DirectoryRow>> fill(
            TenantId tenant,
            List<Integer> months,
            int next,
            @Nullable DirectoryCursor cursor,
            List<DirectoryRow> sofar) {
        if (sofar.size() >= PAGE || next >= months.size()) {
            return CompletableFuture.completedFuture(sofar.stream().limit(PAGE).toList());
        }
        return page(statements.selectEnded(), cursor, tenant.value(), months.get(next))
                .thenCompose(rows -> {
                    sofar.addAll(rows);
                    return fill(tenant, months, next + 1, cursor, sofar);
                });
    }

    @Override
    public CompletionStage<List<DirectoryRow>> of(
            Set<String> patientIds, Which which, @Nullable DirectoryCursor cursor) {
        List<CompletableFuture<List<DirectoryRow>>> pages = patientIds.stream()
                .map(patient ->
                        filled(patient, which, cursor, new ArrayList<>()).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(pages.toArray(CompletableFuture[]::new)).thenApply(done -> pages.stream()
                .flatMap(page -> page.join().stream())
                .sorted(NEWEST_FIRST)
                .limit(PAGE)
                .toList());
    }

    private CompletionStage<List<DirectoryRow>> filled(
            String patient, Which which, @Nullable DirectoryCursor cursor, List<DirectoryRow> sofar) {
        return page(statements.selectByPatient(), cursor, patient).thenCompose(rows -> {
            rows.stream()
                    .filter(row -> which == Which.ALL || isLive(row) == (which == Which.LIVE))
                    .forEach(sofar::add);
            boolean last = rows.size() < PAGE;
            return sofar.size() >= PAGE || last
                    ? CompletableFuture.completedFuture(sofar)
                    : filled(patient, which, DirectoryCursor.after(rows.get(rows.size() - 1)), sofar);
        });
    }

    @Override
    public CompletionStage<Void> forget(String patientId) {
        return page(statements.selectByPatient(), null, patientId).thenCompose(rows -> {
            if (rows.isEmpty()) {
                return CompletableFuture.completedFuture(null);
            }
            Stream<CompletionStage<Void>> gone = rows.stream().map(this::forget);
            return CompletableFuture.allOf(
                            gone.map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new))
                    .thenCompose(done -> forget(patientId));
        });
    }

    /** A later write of the same session must not bring the row back, hence a timestamp that nothing exceeds. */
    private CompletionStage<Void> forget(DirectoryRow row) {
        String tenant = row.session().tenant().value();
        String id = row.session().toString();
        long forGood = Long.MAX_VALUE - 1;
        return all(List.of(
                cql.executeAsync(statements.deleteById().bind(forGood, id)),
                cql.executeAsync(statements.deleteLive().bind(forGood, tenant, createdAtMs(row), id)),
                cql.executeAsync(
                        statements.deleteEnded().bind(forGood, tenant, month(createdAtMs(row)), createdAtMs(row), id)),
                cql.executeAsync(statements
                        .deleteByPatient()
                        .bind(forGood, Objects.requireNonNull(row.patientId()), createdAtMs(row), id))));
    }

    private CompletionStage<List<DirectoryRow>> page(
            PreparedStatement select, @Nullable DirectoryCursor cursor, Object... key) {
        Object[] values = new Object[key.length + 3];
        System.arraycopy(key, 0, values, 0, key.length);
        values[key.length] = cursor == null ? Long.MAX_VALUE : cursor.createdAtMs();
        values[key.length + 1] = cursor == null ? "" : cursor.sessionId();
        values[key.length + 2] = PAGE;
        return cql.executeAsync(select.bind(values)).thenCompose(found -> {
            List<CompletableFuture<DirectoryRow>> rows = new ArrayList<>();
            found.currentPage().forEach(row -> rows.add(row(row).toCompletableFuture()));
            return CompletableFuture.allOf(rows.toArray(CompletableFuture[]::new))
                    .thenApply(
                            done -> rows.stream().map(CompletableFuture::join).toList());
        });
    }

    private static boolean isLive(DirectoryRow row) {
        return row.phase() != Phase.ENDED;
    }

    private static long createdAtMs(DirectoryRow row) {
        return Objects.requireNonNull(row.createdAt()).toEpochMilli();
    }

    private static int month(long atMs) {
        var day = Instant.ofEpochMilli(atMs).atZone(ZoneOffset.UTC);
        return day.getYear() * 100 + day.getMonthValue();
    }

    private CompletionStage<DirectoryRow> row(Row row) {
        DirectoryRow unrated = unrated(row);
        return ratings.open(unrated.subject(), unrated.session(), row.getByteBuffer("sealed_suds"))
                .thenApply(unrated::rated);
    }

    private static DirectoryRow unrated(Row row) {
        String outcome = row.getString("outcome");
        return new DirectoryRow(
                EntityId.parse(text(row, "session_id")),
                row.getLong("sequence_nr"),
                text(row, "patient_id"),
                text(row, "sublevel"),
                Phase.valueOf(text(row, "phase")),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("controller_id"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                null);
    }

    private static @Nullable Instant instant(Row row, String column) {
        Long ms = row.get(column, Long.class);
        return ms == null ? null : Instant.ofEpochMilli(ms);
    }

    private static String text(Row row, String column) {
        String value = row.getString(column);
        if (value == null) {
            throw new IllegalStateException("the directory has a row without " + column);
        }
        return value;
    }
}
