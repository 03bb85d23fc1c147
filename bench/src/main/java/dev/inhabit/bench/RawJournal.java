package dev.inhabit.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The journal's table by the driver alone: same columns, same consistency, same batches, bytes of an event that the server wrote. */
final class RawJournal {
    private static final String WRITER = UUID.randomUUID().toString();

    private final CqlSession session;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final int serializer;
    private final String manifest;
    private final ByteBuffer event;

    /** @param like persistence id whose last event is written again and again */
    RawJournal(CqlSession session, String keyspace, String like) {
        this.session = session;
        insert = session.prepare("INSERT INTO " + keyspace + ".messages (persistence_id, partition_nr, sequence_nr,"
                + " timestamp, timebucket, writer_uuid, ser_id, ser_manifest, event_manifest, event)"
                + " VALUES (?, 0, ?, ?, '0', ?, ?, ?, '', ?)");
        select = session.prepare("SELECT sequence_nr, ser_manifest, event FROM " + keyspace
                + ".messages WHERE persistence_id = ? AND partition_nr = 0");
        Row row = Objects.requireNonNull(session.execute(SimpleStatement.newInstance(
                        "SELECT ser_id, ser_manifest, event FROM " + keyspace
                                + ".messages WHERE persistence_id = ? AND partition_nr = 0"
                                + " ORDER BY sequence_nr DESC LIMIT 1",
                        like))
                .one());
        serializer = row.getInt("ser_id");
        manifest = Objects.requireNonNull(row.getString("ser_manifest"));
        event = Objects.requireNonNull(row.getByteBuffer("event"));
    }

    int eventBytes() {
        return event.remaining();
    }

    CompletionStage<AsyncResultSet> write(String id, long sequenceNr) {
        return session.executeAsync(row(id, sequenceNr));
    }

    CompletionStage<AsyncResultSet> write(String id, long firstSequenceNr, int rows) {
        List<BoundStatement> all = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            all.add(row(id, firstSequenceNr + i));
        }
        return session.executeAsync(BatchStatement.newInstance(BatchType.UNLOGGED)
                .addAll(all)
                .setConsistencyLevel(DefaultConsistencyLevel.LOCAL_QUORUM));
    }

    private BoundStatement row(String id, long sequenceNr) {
        return insert.bind(id, sequenceNr, Uuids.timeBased(), WRITER, serializer, manifest, event.duplicate())
                .setConsistencyLevel(DefaultConsistencyLevel.LOCAL_QUORUM);
    }

    /** One row as it is stored. */
    interface Each {
        void row(byte[] event, String manifest);
    }

    /** Reads a whole log, a page after the other, the next one asked for while one is worked on. */
    void read(String id, int pageSize, Each each) {
        CompletionStage<AsyncResultSet> next = session.executeAsync(
                select.bind(id).setPageSize(pageSize).setConsistencyLevel(DefaultConsistencyLevel.LOCAL_QUORUM));
        while (true) {
            AsyncResultSet page = SessionNode.await(next);
            boolean more = page.hasMorePages();
            if (more) {
                next = page.fetchNextPage();
            }
            for (Row row : page.currentPage()) {
                ByteBuffer bytes = Objects.requireNonNull(row.getByteBuffer("event"));
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                each.row(copy, Objects.requireNonNull(row.getString("ser_manifest")));
            }
            if (!more) {
                return;
            }
        }
    }
}
