package dev.inhabit.server.insight;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.inhabit.server.record.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A table that says which ids somebody has, and nothing else of them. Stages fail with the driver's exceptions. */
final class IdsByOwner {
    /** Whose, and of what: the names of table and columns. */
    record Table(String name, String owner, String id) {
        String create(String keyspace) {
            return "CREATE TABLE IF NOT EXISTS %s.%s (%s text, %s text, PRIMARY KEY ((%s), %s))"
                    .formatted(keyspace, name, owner, id, owner, id);
        }
    }

    /** What is removed is so for good: a later write must not bring it back, hence a timestamp that nothing exceeds. */
    static final long FOR_GOOD = Long.MAX_VALUE - 1;

    private final CqlSession cql;
    private final String idColumn;
    private final PreparedStatement put;
    private final PreparedStatement remove;
    private final PreparedStatement page;

    IdsByOwner(CqlSession cql, String keyspace, Table table) {
        this.cql = cql;
        this.idColumn = table.id();
        String name = keyspace + "." + table.name();
        put = cql.prepare(
                "INSERT INTO %s (%s, %s) VALUES (?, ?) USING TIMESTAMP 1".formatted(name, table.owner(), table.id()));
        remove = cql.prepare(
                "DELETE FROM %s USING TIMESTAMP ? WHERE %s = ? AND %s = ?".formatted(name, table.owner(), table.id()));
        page = cql.prepare("SELECT %s FROM %s WHERE %s = ? AND %s > ? LIMIT ?"
                .formatted(table.id(), name, table.owner(), table.id()));
    }

    /** Any number of times. */
    CompletionStage<Void> put(String owner, EntityId id) {
        return cql.executeAsync(put.bind(owner, id.toString())).thenAccept(done -> {});
    }

    /** For good. */
    CompletionStage<Void> remove(String owner, EntityId id) {
        return cql.executeAsync(remove.bind(FOR_GOOD, owner, id.toString())).thenAccept(done -> {});
    }

    /**
     * In order, at most so many.
     *
     * @param after the last of the page before; null for the first page
     */
    CompletionStage<List<EntityId>> page(String owner, @Nullable EntityId after, int most) {
        String from = after == null ? "" : after.toString();
        return cql.executeAsync(page.bind(owner, from, most)).thenApply(rows -> {
            List<EntityId> found = new ArrayList<>();
            rows.currentPage()
                    .forEach(row -> found.add(EntityId.parse(Objects.requireNonNull(row.getString(idColumn)))));
            return found;
        });
    }
}
