package dev.inhabit.server.insight;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.inhabit.server.journal.SealedValues;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.slides.SlideStore;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Pages of slides in Cassandra, each sealed under the patient's clinical key and bound to its place. Stages fail with the
 * driver's exceptions where the store does not answer.
 */
public final class CassandraSlides implements SlideStore {
    private static final String TABLE = "slide_page";

    private final CqlSession cql;
    private final SealedValues values;
    private final PreparedStatement put;
    private final PreparedStatement find;
    private final PreparedStatement remove;

    private CassandraSlides(CqlSession cql, String keyspace, SealedValues values) {
        this.cql = cql;
        this.values = values;
        String table = keyspace + "." + TABLE;
        put = cql.prepare("INSERT INTO " + table + " (session_id, upload_id, page, sealed) VALUES (?, ?, ?, ?)");
        find = cql.prepare("SELECT sealed FROM " + table + " WHERE session_id = ? AND upload_id = ? AND page = ?");
        remove = cql.prepare("DELETE FROM " + table + " WHERE session_id = ? AND upload_id = ?");
    }

    /** What creates the table where it is missing; for a deployment that allows the server to do so. */
    public static List<String> tables(String keyspace) {
        return List.of(
                "CREATE TABLE IF NOT EXISTS " + keyspace + "." + TABLE
                        + " (session_id text, upload_id text, page int, sealed blob, PRIMARY KEY ((session_id, upload_id), page))");
    }

    /** @param keyspace that holds the table */
    public static CassandraSlides open(CqlSession cql, String keyspace, SealedValues values) {
        return new CassandraSlides(cql, keyspace, values);
    }

    @Override
    public CompletionStage<Void> put(Upload upload, int page, byte[] picture) {
        return values.seal(upload.subject(), RetentionClass.CLINICAL, place(upload, page), picture)
                .thenCompose(bytes -> cql.executeAsync(
                        put.bind(upload.session().toString(), upload.id(), page, ByteBuffer.wrap(bytes))))
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Optional<byte[]>> find(Upload upload, int page) {
        return cql.executeAsync(find.bind(upload.session().toString(), upload.id(), page))
                .thenCompose(rows -> {
                    Row row = rows.one();
                    ByteBuffer stored = row == null ? null : row.getByteBuffer("sealed");
                    if (stored == null) {
                        return CompletableFuture.completedStage(Optional.empty());
                    }
                    byte[] bytes = new byte[stored.remaining()];
                    stored.get(bytes);
                    return values.open(upload.subject(), RetentionClass.CLINICAL, place(upload, page), bytes);
                });
    }

    @Override
    public CompletionStage<Void> remove(Upload upload) {
        return cql.executeAsync(remove.bind(upload.session().toString(), upload.id()))
                .thenAccept(done -> {});
    }

    private static String place(Upload upload, int page) {
        return "slide " + upload.session() + " " + upload.id() + " " + page;
    }
}
