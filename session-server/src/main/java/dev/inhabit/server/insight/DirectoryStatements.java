package dev.inhabit.server.insight;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.inhabit.server.session.DirectoryRow;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The directory's statements, prepared once. */
record DirectoryStatements(
        PreparedStatement insertById,
        PreparedStatement insertByPatient,
        PreparedStatement insertLive,
        PreparedStatement insertEnded,
        PreparedStatement insertMonth,
        PreparedStatement deleteById,
        PreparedStatement deleteByPatient,
        PreparedStatement deleteLive,
        PreparedStatement deleteEnded,
        PreparedStatement selectById,
        PreparedStatement selectByPatient,
        PreparedStatement selectLive,
        PreparedStatement selectLiveIds,
        PreparedStatement selectEnded,
        PreparedStatement selectMonths) {
    private static final String COLUMNS = "session_id, sequence_nr, tenant, patient_id, sublevel, phase, outcome,"
            + " controller_id, created_at, started_at, ended_at, sealed_suds";
    private static final String VALUES = ":session_id, :sequence_nr, :tenant, :patient_id, :sublevel, :phase, :outcome,"
            + " :controller_id, :created_at, :started_at, :ended_at, :sealed_suds";
    private static final String AFTER = " AND (created_at, session_id) < (?, ?) LIMIT ?";
    private static final String WRITTEN_AT = " USING TIMESTAMP ";

    static DirectoryStatements prepare(CqlSession cql, String keyspace) {
        String in = keyspace + ".";
        return new DirectoryStatements(
                cql.prepare(insert(in + DirectoryTables.BY_ID, "", "")),
                cql.prepare(insert(in + DirectoryTables.BY_PATIENT, "", "")),
                cql.prepare(insert(in + DirectoryTables.LIVE, "", "")),
                cql.prepare(insert(in + DirectoryTables.ENDED, "month, ", ":month, ")),
                cql.prepare("INSERT INTO " + in + DirectoryTables.ENDED_MONTHS + " (tenant, month) VALUES (?, ?)"),
                cql.prepare(delete(in + DirectoryTables.BY_ID, "session_id = ?")),
                cql.prepare(delete(
                        in + DirectoryTables.BY_PATIENT, "patient_id = ? AND created_at = ? AND session_id = ?")),
                cql.prepare(delete(in + DirectoryTables.LIVE, "tenant = ? AND created_at = ? AND session_id = ?")),
                cql.prepare(delete(
                        in + DirectoryTables.ENDED, "tenant = ? AND month = ? AND created_at = ? AND session_id = ?")),
                cql.prepare(select(in + DirectoryTables.BY_ID, "session_id = ?", "")),
                cql.prepare(select(in + DirectoryTables.BY_PATIENT, "patient_id = ?", AFTER)),
                cql.prepare(select(in + DirectoryTables.LIVE, "tenant = ?", AFTER)),
                cql.prepare("SELECT session_id FROM " + in + DirectoryTables.LIVE + " WHERE tenant = ?"),
                cql.prepare(select(in + DirectoryTables.ENDED, "tenant = ? AND month = ?", AFTER)),
                cql.prepare("SELECT month FROM " + in + DirectoryTables.ENDED_MONTHS
                        + " WHERE tenant = ? AND month <= ? LIMIT ?"));
    }

    private static String insert(String table, String column, String value) {
        return "INSERT INTO " + table + " (" + column + COLUMNS + ") VALUES (" + value + VALUES + ")" + WRITTEN_AT
                + ":written_at";
    }

    private static String delete(String table, String key) {
        return "DELETE FROM " + table + WRITTEN_AT + "? WHERE " + key;
    }

    private static String select(String table, String key, String after) {
        return "SELECT " + COLUMNS + " FROM " + table + " WHERE " + key + after;
    }

    static BoundStatementBuilder values(BoundStatementBuilder to, DirectoryRow row, @Nullable ByteBuffer sealedSuds) {
        return to.setString("session_id", row.session().toString())
                .setLong("sequence_nr", row.sequenceNr())
                .setString("tenant", row.session().tenant().value())
                .setString("patient_id", row.patientId())
                .setString("sublevel", row.sublevel())
                .setString("phase", Objects.requireNonNull(row.phase()).name())
                .setString(
                        "outcome", row.outcome() == null ? null : row.outcome().name())
                .setString("controller_id", row.controllerId())
                .setLong("created_at", Objects.requireNonNull(row.createdAt()).toEpochMilli())
                .set("started_at", ms(row.startedAt()), Long.class)
                .set("ended_at", ms(row.endedAt()), Long.class)
                .setByteBuffer("sealed_suds", sealedSuds)
                .setLong("written_at", row.sequenceNr());
    }

    private static @Nullable Long ms(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
