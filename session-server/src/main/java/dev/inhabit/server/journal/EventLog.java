package dev.inhabit.server.journal;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.Recorded;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reads entities' logs from Cassandra as they were written: opened, migrated, and filtered by writer as recovery does.
 * Wakes no entity and needs no cluster, so another process can replay while the server runs.
 */
public final class EventLog {
    /** Of the plugin: {@code target-partition-size}. */
    private static final long PARTITION_SIZE = 500_000;
    /** A batch that meets the end of a partition is stored whole in the next one; none is as long as this. */
    private static final long LONGEST_BATCH = 10_000;

    private static final int PAGE_SIZE = 500;

    private final CqlSession session;
    private final String keyspace;
    private final Envelopes envelopes;

    private record Stored(long sequenceNr, String writer, int serializer, String manifest, ByteBuffer bytes) {}

    private record Position(
            long partition, long lastSequenceNr, @Nullable AsyncResultSet page) {}

    public EventLog(Store store, Envelopes envelopes) {
        this(store.session(), store.keyspace(), envelopes);
    }

    public EventLog(CqlSession session, String keyspace, Envelopes envelopes) {
        this.session = session;
        this.keyspace = keyspace;
        this.envelopes = envelopes;
    }

    /** All of an entity's events so far. */
    public <S, E extends Event<S>> Source<LoggedEvent<E>, NotUsed> of(Domain<S, E> domain, EntityId id) {
        return of(domain, id, 1, Long.MAX_VALUE);
    }

    /**
     * Events that are stored now, in order; then the stream ends. Fails with {@link Unreadable}, which names the log and
     * the position and nothing else.
     *
     * @param from first sequence number, from 1
     * @param to last sequence number
     */
    public <S, E extends Event<S>> Source<LoggedEvent<E>, NotUsed> of(
            Domain<S, E> domain, EntityId id, long from, long to) {
        String log = persistenceId(domain, id);
        Position start = new Position(partitionOf(from), from - 1, null);
        return Source.unfoldAsync(start, position -> next(log, position, from, to))
                .mapConcat(rows -> rows)
                .statefulMap(
                        () -> new WriterFilter<>(Stored::sequenceNr, Stored::writer),
                        (filter, stored) -> Pair.create(filter, filter.offer(stored)),
                        filter -> Optional.of(filter.end()))
                .mapConcat(certain -> certain)
                .mapAsync(1, stored -> this.<E>opened(log, stored));
    }

    private static String persistenceId(Domain<?, ?> domain, EntityId id) {
        return PersistenceId.of(domain.name(), id.toString()).id();
    }

    private static long partitionOf(long sequenceNr) {
        return (Math.max(1, sequenceNr) - 1) / PARTITION_SIZE;
    }

    private CompletionStage<Optional<Pair<Position, List<Stored>>>> next(
            String log, Position position, long from, long to) {
        AsyncResultSet before = position.page();
        if (before != null && before.hasMorePages()) {
            return before.fetchNextPage().thenApply(page -> Optional.of(taken(position, page)));
        }
        long partition = position.partition();
        if (before != null) {
            long end = (partition + 1) * PARTITION_SIZE;
            if (position.lastSequenceNr() + LONGEST_BATCH < end || position.lastSequenceNr() >= to) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            partition++;
        }
        Position here = new Position(partition, position.lastSequenceNr(), null);
        SimpleStatement select = SimpleStatement.newInstance(
                        "SELECT sequence_nr, writer_uuid, ser_id, ser_manifest, event FROM " + keyspace
                                + ".messages WHERE persistence_id = ? AND partition_nr = ?"
                                + " AND sequence_nr >= ? AND sequence_nr <= ?",
                        log,
                        partition,
                        from,
                        to)
                .setPageSize(PAGE_SIZE)
                .setIdempotent(true)
                .setConsistencyLevel(DefaultConsistencyLevel.LOCAL_QUORUM);
        return session.executeAsync(select).thenApply(page -> Optional.of(taken(here, page)));
    }

    private static Pair<Position, List<Stored>> taken(Position position, AsyncResultSet page) {
        List<Stored> rows = new java.util.ArrayList<>();
        for (Row row : page.currentPage()) {
            rows.add(stored(row));
        }
        long last = rows.isEmpty()
                ? position.lastSequenceNr()
                : rows.get(rows.size() - 1).sequenceNr();
        return Pair.create(new Position(position.partition(), last, page), rows);
    }

    private static Stored stored(Row row) {
        ByteBuffer bytes = row.getByteBuffer("event");
        return new Stored(
                row.getLong("sequence_nr"),
                text(row, "writer_uuid"),
                row.getInt("ser_id"),
                text(row, "ser_manifest"),
                bytes == null ? ByteBuffer.allocate(0) : bytes);
    }

    private static String text(Row row, String column) {
        String value = row.getString(column);
        return value == null ? "" : value;
    }

    @SuppressWarnings("unchecked")
    private <E> CompletionStage<LoggedEvent<E>> opened(String log, Stored stored) {
        byte[] bytes = new byte[stored.bytes().remaining()];
        stored.bytes().duplicate().get(bytes);
        CompletionStage<Recorded<?>> read = stored.serializer() == RecordedSerializer.IDENTIFIER
                ? envelopes.read(bytes, stored.manifest())
                : CompletableFuture.failedFuture(new Unreadable("written by another serializer"));
        return read.handle((recorded, failed) -> {
            if (failed == null) {
                return new LoggedEvent<>(stored.sequenceNr(), (Recorded<E>) recorded);
            }
            Throwable cause =
                    failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
            if (cause instanceof Unreadable unreadable) {
                throw new Unreadable(
                        "event " + stored.sequenceNr() + " of " + log + " cannot be read: " + unreadable.getMessage());
            }
            throw new CompletionException(cause);
        });
    }

    /** The ids of all entities of a domain that have recorded anything, in no order. */
    public Source<EntityId, NotUsed> idsOf(Domain<?, ?> domain) {
        String prefix = domain.name() + PersistenceId.DefaultSeparator();
        return Source.fromPublisher(session.executeReactive(
                        SimpleStatement.newInstance("SELECT persistence_id FROM " + keyspace + ".all_persistence_ids")
                                .setPageSize(PAGE_SIZE)
                                .setIdempotent(true)))
                .map(row -> text(row, "persistence_id"))
                .filter(log -> log.startsWith(prefix))
                .map(log -> EntityId.parse(log.substring(prefix.length())));
    }
}
