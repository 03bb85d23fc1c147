package dev.inhabit.server.journal;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.cassandra.KeyspaceAndTableStatements;
import org.apache.pekko.persistence.cassandra.PluginSettings;
import org.apache.pekko.stream.connectors.cassandra.javadsl.CassandraSessionRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The Cassandra that an actor system works with: one driver session, shared by the journal's plugin, the read tables and
 * the log's readers.
 */
public final class Store {
    private static final String PLUGIN = "pekko.persistence.cassandra";
    private static final String SCHEMA_PROFILE = "inhabit-schema";
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(3);

    private final CqlSession session;
    private final String keyspace;

    /**
     * How to open it.
     *
     * @param mayCreate keyspaces and tables are made where they are missing; else that is an error
     * @param clusterName what the cluster must be named; null where any will do
     * @param keyStoreId of the keys that open this journal; checked against the one it was begun with. Null for a
     *     process that reads without keys
     * @param patience how long to wait for Cassandra to answer
     */
    public record Settings(
            boolean mayCreate,
            @Nullable String clusterName,
            @Nullable String keyStoreId,
            Duration patience) {}

    private Store(CqlSession session, String keyspace) {
        this.session = session;
        this.keyspace = keyspace;
    }

    /** The configuration that says where Cassandra is; to be laid over {@code journal.conf}. */
    public static Config at(List<InetSocketAddress> contactPoints, String dataCentre) {
        return ConfigFactory.parseMap(Map.of(
                "datastax-java-driver.basic.contact-points",
                contactPoints.stream()
                        .map(point -> point.getHostString() + ':' + point.getPort())
                        .toList(),
                "datastax-java-driver.basic.load-balancing-policy.local-datacenter",
                dataCentre));
    }

    /** The same for a private Cassandra. */
    public static Config at(InetSocketAddress privateCassandra) {
        return at(List.of(privateCassandra), PrivateCassandra.DATA_CENTRE);
    }

    /** Waits for Cassandra, makes what is missing where allowed, and checks. Fails with {@link CannotStart}. */
    public static CompletionStage<Store> open(ActorSystem<?> system, Settings settings, Consumer<String> progress) {
        Cancellable ticking = system.scheduler()
                .scheduleAtFixedRate(
                        PROGRESS_EVERY,
                        PROGRESS_EVERY,
                        () -> progress.accept("waiting for Cassandra at "
                                + system.settings()
                                        .config()
                                        .getStringList("datastax-java-driver.basic.contact-points")),
                        system.executionContext());
        String keyspace = system.settings().config().getString(PLUGIN + ".journal.keyspace");
        return CassandraSessionRegistry.get(system)
                .sessionFor(PLUGIN)
                .underlying()
                .toCompletableFuture()
                .orTimeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failed -> {
                    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
                    throw new CannotStart(
                            failed instanceof TimeoutException || cause instanceof TimeoutException
                                    ? "Cassandra did not answer within "
                                            + settings.patience().toSeconds()
                                            + " s: check that it runs and that its address is right."
                                    : "Cassandra cannot be reached: check its address and data centre.",
                            failed);
                })
                .thenCompose(session -> {
                    ticking.cancel();
                    checkCluster(session, settings);
                    return prepare(system, session, settings, progress)
                            .thenCompose(done -> checkKeys(session, keyspace, settings))
                            .thenApply(done -> new Store(session, keyspace));
                })
                .whenComplete((store, failed) -> ticking.cancel());
    }

    private static void checkCluster(CqlSession session, Settings settings) {
        String found = session.getMetadata().getClusterName().orElse("");
        if (settings.clusterName() != null && !settings.clusterName().equals(found)) {
            throw new CannotStart("The Cassandra that answers is named " + found + ", not " + settings.clusterName()
                    + ": another program took its address; start again.");
        }
    }

    /** What makes keyspaces and tables, for a cluster where the server may not. */
    public static List<String> schema(ActorSystem<?> system) {
        KeyspaceAndTableStatements plugin =
                new KeyspaceAndTableStatements(system, PLUGIN, PluginSettings.apply(system.classicSystem()));
        Config config = system.settings().config().getConfig(PLUGIN);
        List<String> statements = new ArrayList<>();
        statements.add(plugin.createJournalKeyspaceStatement());
        statements.addAll(plugin.getCreateJournalTablesStatements());
        statements.add(identityTable(config.getString("journal.keyspace")));
        statements.add(plugin.createSnapshotKeyspaceStatement());
        statements.addAll(plugin.getCreateSnapshotTablesStatements());
        return statements;
    }

    private static String identityTable(String keyspace) {
        return "CREATE TABLE IF NOT EXISTS " + keyspace + ".journal_identity (name text PRIMARY KEY, value text)";
    }

    private static CompletionStage<?> prepare(
            ActorSystem<?> system, CqlSession session, Settings settings, Consumer<String> progress) {
        Config config = system.settings().config().getConfig(PLUGIN);
        return isThere(session, config.getString("journal.keyspace"), "journal_identity")
                .thenCombine(
                        isThere(session, config.getString("snapshot.keyspace"), config.getString("snapshot.table")),
                        Boolean::logicalAnd)
                .thenCompose(complete -> {
                    if (complete) {
                        return CompletableFuture.completedFuture(true);
                    }
                    if (!settings.mayCreate()) {
                        throw new CannotStart("Cassandra has no keyspaces " + config.getString("journal.keyspace")
                                + " and " + config.getString("snapshot.keyspace")
                                + ": set INHABIT_CREATE_TABLES=true, or make them yourself.");
                    }
                    progress.accept("making the journal's tables");
                    return inOrder(session, schema(system));
                });
    }

    private static CompletionStage<Boolean> isThere(CqlSession session, String keyspace, String table) {
        return session.executeAsync(SimpleStatement.newInstance(
                        "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?",
                        keyspace,
                        table))
                .thenApply(rows -> rows.one() != null);
    }

    private static CompletionStage<Boolean> inOrder(CqlSession session, List<String> statements) {
        // Fetching the schema anew after each statement would take most of the time.
        session.setSchemaMetadataEnabled(false);
        CompletionStage<Boolean> done = CompletableFuture.completedFuture(true);
        for (String statement : statements) {
            if (!statement.isBlank()) {
                done = done.thenCompose(before -> session.executeAsync(
                                SimpleStatement.newInstance(statement).setExecutionProfileName(SCHEMA_PROFILE))
                        .thenApply(rows -> before));
            }
        }
        return done.whenComplete((made, failed) -> session.setSchemaMetadataEnabled(null))
                .exceptionally(failed -> {
                    throw new CannotStart(
                            "Cassandra did not make the tables in a minute each, or refused to: start again, and what is"
                                    + " made already stays. Its own words: "
                                    + (failed.getCause() == null ? failed : failed.getCause()).getMessage(),
                            failed);
                });
    }

    private static CompletionStage<?> checkKeys(CqlSession session, String keyspace, Settings settings) {
        String ours = settings.keyStoreId();
        if (ours == null) {
            return CompletableFuture.completedFuture(true);
        }
        return session.executeAsync("SELECT value FROM " + keyspace + ".journal_identity WHERE name = 'key-store'")
                .thenCompose(rows -> {
                    Row row = rows.one();
                    if (row == null) {
                        return session.executeAsync(SimpleStatement.newInstance(
                                        "INSERT INTO " + keyspace
                                                + ".journal_identity (name, value) VALUES ('key-store', ?)",
                                        ours))
                                .thenApply(AsyncResultSet::wasApplied);
                    }
                    if (!ours.equals(row.getString("value"))) {
                        // Without this everything in the journal would look erased.
                        throw new CannotStart("The key folder is not the one that this journal was written with:"
                                + " give the right one, or restore it from its backup.");
                    }
                    return CompletableFuture.completedFuture(true);
                });
    }

    /**
     * Makes or changes tables, one statement after the other, with a minute for each. Fails with {@link CannotStart}; what
     * was made until then stays.
     */
    public CompletionStage<Boolean> change(List<String> statements) {
        return inOrder(session, statements);
    }

    /** Whether this is Cassandra, or the way to it, that failed. */
    public static boolean isAway(Throwable cause) {
        return cause instanceof DriverException;
    }

    /** The shared session. Not to be closed: the actor system does that when it ends. */
    public CqlSession session() {
        return session;
    }

    /** Where the journal is, and where read tables go. */
    public String keyspace() {
        return keyspace;
    }

    /** Makes further tables, one after the other. */
    public CompletionStage<Boolean> create(List<String> statements) {
        return inOrder(session, statements);
    }

    /** Answers once Cassandra has answered; fails where it does not within the limit. */
    public CompletionStage<Boolean> ping(Duration limit) {
        return session.executeAsync(SimpleStatement.newInstance("SELECT now() FROM system.local")
                        .setTimeout(limit))
                .thenApply(rows -> rows.one() != null);
    }
}
