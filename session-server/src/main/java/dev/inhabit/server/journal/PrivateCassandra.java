package dev.inhabit.server.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A real single-node Cassandra, run as a child process on a folder of its own: the store of a server that was given no
 * cluster.
 *
 * <p>It ends with this process, however that ends, and is started again when it dies alone. One server at a time can
 * hold a folder.
 */
public final class PrivateCassandra implements AutoCloseable {
    /** The data centre that a Cassandra alone is in. */
    public static final String DATA_CENTRE = "datacenter1";

    private static final String PREFIX = "inhabit-cassandra: ";
    private static final long START_LIMIT_S = 180;
    private static final long STOP_LIMIT_S = 12;
    private static final long FIRST_BACKOFF_MS = 500;
    private static final long MAX_BACKOFF_MS = 10_000;
    private static final long PROGRESS_EVERY_S = 3;

    private final NodeFolder node;
    private final Supplier<List<String>> command;
    private final ClassArchive archive;
    private final Consumer<String> progress;
    private final CompletableFuture<PrivateCassandra> firstReady = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread keeper = new Thread(this::keepRunning, "private-cassandra");
    private volatile @Nullable Process child;

    private PrivateCassandra(
            NodeFolder node, Supplier<List<String>> command, ClassArchive archive, Consumer<String> progress) {
        this.node = node;
        this.command = command;
        this.archive = archive;
        this.progress = progress;
        // A server that ends without closing must not be held back: the child ends with it.
        keeper.setDaemon(true);
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param folder for its data, configuration and log; made where it does not exist
     * @param progress told in words for people; also later, when the child dies and is started again
     * @throws CannotStart with the reason and the way out
     */
    public static PrivateCassandra start(Path folder, Consumer<String> progress) {
        Path java = Java17.find(System.getenv(), Path.of(System.getProperty("java.home", "")));
        CassandraHome home = CassandraHome.find(System.getenv());
        NodeFolder node = NodeFolder.lock(folder);
        PrivateCassandra cassandra = null;
        try {
            node.awaitPredecessor(() -> progress.accept("waiting for the previous Cassandra on this folder to stop"));
            deleteTemporaries(node);
            ClassArchive archive = ClassArchive.of(java, home, node.path());
            for (int attempt = 1; ; attempt++) {
                node.settle();
                NodeConf.write(node);
                progress.accept("starting the private Cassandra in " + node.path());
                cassandra = new PrivateCassandra(
                        node, () -> NodeConf.command(java, home, node, archive), archive, progress);
                cassandra.keeper.start();
                try {
                    return cassandra.awaitReady();
                } catch (CannotStart failed) {
                    // Somebody took a port between our look and Cassandra's.
                    if (attempt >= 3 || node.portsAreFree()) {
                        throw failed;
                    }
                }
            }
        } catch (IOException | RuntimeException failed) {
            stopAfterFailure(cassandra, node);
            throw failed instanceof CannotStart known
                    ? known
                    : new CannotStart("The private Cassandra in " + node.path() + " cannot be prepared.", failed);
        } catch (InterruptedException interrupted) {
            stopAfterFailure(cassandra, node);
            Thread.currentThread().interrupt();
            throw new CannotStart("The start of the private Cassandra was interrupted.", interrupted);
        }
    }

    private static void stopAfterFailure(@Nullable PrivateCassandra cassandra, NodeFolder node) {
        if (cassandra != null) {
            cassandra.close();
            return;
        }
        try {
            node.close();
        } catch (IOException leftToTheSystem) {
            // The process's end releases it.
        }
    }

    /** Where another process finds a private Cassandra, and how to tell that it is that one. */
    public record Address(InetSocketAddress contactPoint, String clusterName) {}

    /** The private Cassandra that a server is running in a folder now; empty where none is. */
    public static Optional<Address> runningIn(Path folder) {
        return NodeFolder.heldBySomebody(folder);
    }

    /** Whether another process holds the folder. */
    public static boolean isInUse(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (NodeFolder free = NodeFolder.lock(folder)) {
            return free.path() == null;
        } catch (CannotStart held) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where CQL is spoken. Stays the same for the life of this object. */
    public InetSocketAddress contactPoint() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), node.cqlPort());
    }

    /** Unique for the folder: whoever connects can tell this Cassandra from another at the same address. */
    public String clusterName() {
        return node.clusterName();
    }

    public Path logFile() {
        return node.log();
    }

    /** The child as it is now; null in the moments between its death and its next start. */
    public @Nullable ProcessHandle process() {
        Process now = child;
        return now == null || !now.isAlive() ? null : now.toHandle();
    }

    private PrivateCassandra awaitReady() throws InterruptedException {
        long startedNs = System.nanoTime();
        while (true) {
            try {
                PrivateCassandra ready = firstReady.get(PROGRESS_EVERY_S, TimeUnit.SECONDS);
                progress.accept("the private Cassandra is ready after " + secondsSince(startedNs) + " s");
                return ready;
            } catch (TimeoutException notYet) {
                long seconds = secondsSince(startedNs);
                if (seconds > START_LIMIT_S) {
                    throw new CannotStart("The private Cassandra did not answer within " + START_LIMIT_S
                            + " s: its log is " + node.log() + ".");
                }
                progress.accept("the private Cassandra is starting (" + seconds + " s)");
            } catch (ExecutionException failed) {
                Throwable cause = failed.getCause();
                throw cause instanceof CannotStart known
                        ? known
                        : new CannotStart("The private Cassandra failed.", cause);
            }
        }
    }

    private static long secondsSince(long startedNs) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNs);
    }

    private void keepRunning() {
        long backoffMs = FIRST_BACKOFF_MS;
        try {
            do {
                Process started = launch();
                child = started;
                boolean wasReady = listen(started);
                int code = started.waitFor();
                archive.finish(code == 0);
                if (!firstReady.isDone()) {
                    firstReady.completeExceptionally(new CannotStart("The private Cassandra ended while starting (code "
                            + code + "): the reason is at the end of " + node.log() + "."));
                    return;
                }
                backoffMs = wasReady ? FIRST_BACKOFF_MS : Math.min(MAX_BACKOFF_MS, backoffMs * 2);
                if (closing.getCount() > 0) {
                    progress.accept("the private Cassandra died (code " + code + ") and is started again");
                }
            } while (!closing.await(backoffMs, TimeUnit.MILLISECONDS));
        } catch (IOException | InterruptedException | RuntimeException failed) {
            firstReady.completeExceptionally(new CannotStart("The private Cassandra cannot be run.", failed));
            progress.accept("the private Cassandra cannot be run: " + failed.getMessage());
        }
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(command.get())
                .directory(node.path().toFile())
                .redirectError(node.path().resolve("log").resolve("stderr.log").toFile())
                .start();
    }

    /** Reads what the child says until it ends; tells whether it became ready. */
    private boolean listen(Process started) throws IOException {
        boolean wasReady = false;
        try (BufferedReader out = started.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(PREFIX + "ready")) {
                    if (firstReady.isDone()) {
                        progress.accept("the private Cassandra is back");
                    }
                    wasReady = true;
                    firstReady.complete(this);
                }
            }
        }
        return wasReady;
    }

    /** Stops it cleanly; returns when its process is gone and the folder is free. */
    @Override
    public void close() {
        closing.countDown();
        try {
            Process running = child;
            if (running != null) {
                endInput(running);
                if (!running.waitFor(STOP_LIMIT_S, TimeUnit.SECONDS)) {
                    // Nothing acknowledged is lost by this: the commit log is synced before every answer.
                    running.destroyForcibly().waitFor();
                }
            }
            keeper.join(TimeUnit.SECONDS.toMillis(STOP_LIMIT_S));
            deleteTemporaries(node);
            node.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException leftToTheSystem) {
            progress.accept("the private Cassandra's folder was not released cleanly: " + leftToTheSystem.getMessage());
        }
    }

    private static void endInput(Process running) {
        try {
            running.outputWriter(StandardCharsets.UTF_8).close();
        } catch (IOException alreadyGone) {
            // Then it has ended, or will be ended below.
        }
    }

    /** Libraries that were unpacked, and an archive that was not finished. */
    private static void deleteTemporaries(NodeFolder node) throws IOException {
        try (var files = Files.newDirectoryStream(node.path().resolve("tmp"))) {
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    Files.delete(file);
                }
            }
        }
    }
}
