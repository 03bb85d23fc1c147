package dev.inhabit.server.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Holds one private Cassandra for all test processes of a build, in a process of its own. Each user keeps a socket open;
 * when nobody has for a while, it stops by itself.
 */
public final class SharedCassandra {
    static final String READY = "ready ";
    private static final long IDLE_LIMIT_S = 45;

    private SharedCassandra() {}

    /** @param args folder; the Cassandra of an earlier build in it is deleted first */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]).resolve("node");
        delete(folder);
        AtomicInteger users = new AtomicInteger();
        AtomicLong lastUseNs = new AtomicLong(System.nanoTime());
        try (PrivateCassandra cassandra = PrivateCassandra.start(folder, SharedCassandra::say);
                ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            door.setSoTimeout(1_000);
            say(READY + door.getLocalPort() + " " + cassandra.contactPoint().getPort());
            while (users.get() > 0
                    || TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - lastUseNs.get()) < IDLE_LIMIT_S) {
                try {
                    Socket user = door.accept();
                    users.incrementAndGet();
                    Thread guest = new Thread(() -> seeOut(user, users, lastUseNs), "guest");
                    guest.setDaemon(true);
                    guest.start();
                } catch (SocketTimeoutException nobody) {
                    // Look at the time again.
                }
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static void seeOut(Socket user, AtomicInteger users, AtomicLong lastUseNs) {
        try (user) {
            while (user.getInputStream().read() >= 0) {
                // A user says nothing; its end is what matters.
            }
        } catch (IOException gone) {
            // The same.
        } finally {
            lastUseNs.set(System.nanoTime());
            users.decrementAndGet();
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
