package dev.inhabit.server.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The folder of one private Cassandra, held by one server at a time. Remembers the cluster's name and the ports, so that
 * a restart is the same node at the same address.
 */
final class NodeFolder implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();
    /** Below the range from which operating systems take ports for outgoing connections. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;
    private static final long PREDECESSOR_LIMIT_S = 30;

    private final Path folder;
    private final FileChannel channel;
    private String clusterName = "";
    private int storagePort;
    private int cqlPort;

    private NodeFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws CannotStart where another server holds the folder, or it cannot be written */
    static NodeFolder lock(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            for (String below : new String[] {"conf", "log", "tmp", "data", "commitlog"}) {
                Files.createDirectories(absolute.resolve(below));
            }
            Path lockFile = absolute.resolve("lock");
            FileChannel channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            // The operating system lets go of the lock when its process dies, so a file left behind stops nobody.
            if (!tryLock(channel)) {
                String holder = Files.readString(lockFile).trim();
                channel.close();
                throw new CannotStart("The data folder " + absolute + " is in use by another server (process " + holder
                        + "): stop that one, or choose another folder.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new NodeFolder(absolute, channel);
        } catch (IOException unwritable) {
            throw new CannotStart(
                    "The data folder " + absolute + " cannot be written (" + unwritable.getMessage()
                            + "): choose another, or make it yours.",
                    unwritable);
        }
    }

    static Optional<PrivateCassandra.Address> heldBySomebody(Path folder) {
        Path child = folder.resolve("child.lock");
        if (!Files.exists(child)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(child, StandardOpenOption.WRITE)) {
            if (tryLock(channel)) {
                return Optional.empty();
            }
            Properties remembered = remembered(folder);
            return Optional.of(new PrivateCassandra.Address(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), Integer.parseInt(remembered.getProperty("cqlPort", "0"))),
                    remembered.getProperty("clusterName", "")));
        } catch (IOException unreadable) {
            throw new CannotStart("The data folder " + folder + " cannot be read.", unreadable);
        }
    }

    private static Properties remembered(Path folder) throws IOException {
        Path file = folder.resolve("node.properties");
        Properties remembered = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                remembered.load(in);
            }
        }
        return remembered;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** Waits for the Cassandra of a server that was killed: it stops by itself within seconds. */
    void awaitPredecessor(Runnable onWait) throws IOException, InterruptedException {
        try (FileChannel child = FileChannel.open(
                childLock(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (child.tryLock() != null) {
                return;
            }
            onWait.run();
            FutureTask<FileLock> waiting = new FutureTask<>(child::lock);
            Thread waiter = new Thread(waiting, "await-previous-cassandra");
            waiter.setDaemon(true);
            waiter.start();
            waiting.get(PREDECESSOR_LIMIT_S, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            throw new CannotStart(
                    "An earlier Cassandra still uses " + folder + " and does not stop: end the process that has "
                            + childLock() + " open.",
                    stuck);
        }
    }

    /** Reads what was remembered, and chooses new ports where the old ones are taken now. */
    void settle() throws IOException {
        Path file = folder.resolve("node.properties");
        Properties remembered = remembered(folder);
        clusterName = remembered.getProperty("clusterName", "");
        if (clusterName.isEmpty()) {
            byte[] id = new byte[6];
            RANDOM.nextBytes(id);
            clusterName = "inhabit-" + HEX.formatHex(id);
        }
        storagePort = freePort(Integer.parseInt(remembered.getProperty("storagePort", "0")), 0);
        cqlPort = freePort(Integer.parseInt(remembered.getProperty("cqlPort", "0")), storagePort);
        remembered.setProperty("clusterName", clusterName);
        remembered.setProperty("storagePort", Integer.toString(storagePort));
        remembered.setProperty("cqlPort", Integer.toString(cqlPort));
        Path next = folder.resolve("node.properties.new");
        try (OutputStream out = Files.newOutputStream(next)) {
            remembered.store(out, null);
        }
        DurableFiles.replace(next, file);
    }

    boolean portsAreFree() {
        return isFree(storagePort) && isFree(cqlPort);
    }

    private static int freePort(int wanted, int taken) throws IOException {
        if (wanted != 0 && wanted != taken && isFree(wanted)) {
            return wanted;
        }
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = FIRST_PORT + RANDOM.nextInt(LAST_PORT - FIRST_PORT);
            if (port != taken && isFree(port)) {
                return port;
            }
        }
        throw new IOException("no free port between " + FIRST_PORT + " and " + LAST_PORT);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    Path path() {
        return folder;
    }

    Path childLock() {
        return folder.resolve("child.lock");
    }

    Path log() {
        return folder.resolve("log").resolve("cassandra.log");
    }

    String clusterName() {
        return clusterName;
    }

    int storagePort() {
        return storagePort;
    }

    int cqlPort() {
        return cqlPort;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
