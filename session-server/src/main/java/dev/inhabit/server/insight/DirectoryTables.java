package dev.inhabit.server.insight;

import java.util.List;
import java.util.stream.Stream;

/**
 * The directory's tables. Every write carries the session's sequence number as its timestamp, so the newest stays. What the
 * patient rated is in them only sealed ({@link SealedRatings}).
 */
final class DirectoryTables {
    private static final String COLUMNS = """
            session_id text, sequence_nr bigint, tenant text, patient_id text, sublevel text, phase text, outcome text, \
            controller_id text, created_at bigint, started_at bigint, ended_at bigint, sealed_suds blob""";
    private static final String NEWEST_FIRST = " WITH CLUSTERING ORDER BY (created_at DESC, session_id DESC)";

    static final String BY_ID = "session_by_id";
    static final String BY_PATIENT = "session_by_patient";
    static final String LIVE = "session_live";
    static final String ENDED = "session_ended";
    static final String ENDED_MONTHS = "session_ended_month";

    private DirectoryTables() {}

    static List<String> create(String keyspace) {
        return List.of(
                table(keyspace, BY_ID, COLUMNS, "session_id", ""),
                table(keyspace, BY_PATIENT, COLUMNS, "(patient_id), created_at, session_id", NEWEST_FIRST),
                table(keyspace, LIVE, COLUMNS, "(tenant), created_at, session_id", NEWEST_FIRST),
                table(
                        keyspace,
                        ENDED,
                        "month int, " + COLUMNS,
                        "(tenant, month), created_at, session_id",
                        NEWEST_FIRST),
                table(
                        keyspace,
                        ENDED_MONTHS,
                        "tenant text, month int",
                        "(tenant), month",
                        " WITH CLUSTERING ORDER BY (month DESC)"));
    }

    /** What makes earlier tables, in which the rating stood in clear, like today's. */
    static List<String> amend(String keyspace) {
        return Stream.of(BY_ID, BY_PATIENT, LIVE, ENDED)
                .map(name -> "ALTER TABLE " + keyspace + "." + name)
                .flatMap(alter ->
                        Stream.of(alter + " DROP IF EXISTS last_suds", alter + " ADD IF NOT EXISTS sealed_suds blob"))
                .toList();
    }

    private static String table(String keyspace, String name, String columns, String key, String options) {
        return "CREATE TABLE IF NOT EXISTS %s.%s (%s, PRIMARY KEY (%s))%s"
                .formatted(keyspace, name, columns, key, options);
    }
}
