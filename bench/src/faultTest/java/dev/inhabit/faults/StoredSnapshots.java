package dev.inhabit.faults;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.inhabit.server.journal.PrivateCassandra;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where sessions' recoveries can begin, and where they did. */
final class StoredSnapshots {
    /** What the store's library says when an entity has been recovered from a snapshot. */
    private static final Pattern LOADED =
            Pattern.compile("Loaded snapshot with metadata \\[SnapshotMetadata\\(session\\|([^,]+),\\s*(\\d+),.*");

    private StoredSnapshots() {}

    /** Sequence number of the newest snapshot of each session that has one, from the table itself. */
    static Map<String, Long> newest(InetSocketAddress cassandra, List<String> sessions) {
        Map<String, Long> found = new HashMap<>();
        try (CqlSession cql = CqlSession.builder()
                .addContactPoint(cassandra)
                .withLocalDatacenter(PrivateCassandra.DATA_CENTRE)
                .build()) {
            for (String session : sessions) {
                Row row = cql.execute(SimpleStatement.newInstance(
                                        "SELECT max(sequence_nr) AS newest FROM inhabit_snapshot.snapshots"
                                                + " WHERE persistence_id = ?",
                                        "session|" + session)
                                .setTimeout(Duration.ofSeconds(20)))
                        .one();
                if (row != null && !row.isNull("newest")) {
                    found.put(session, row.getLong("newest"));
                }
            }
        }
        return found;
    }

    /** The snapshot that each session was first recovered from, by a server's log. */
    static Map<String, Long> loaded(Path serverLog) throws IOException {
        Map<String, Long> found = new HashMap<>();
        for (String line : Files.readAllLines(serverLog)) {
            Matcher loaded = LOADED.matcher(line);
            if (loaded.find()) {
                found.putIfAbsent(loaded.group(1), Long.parseLong(loaded.group(2)));
            }
        }
        return found;
    }
}
