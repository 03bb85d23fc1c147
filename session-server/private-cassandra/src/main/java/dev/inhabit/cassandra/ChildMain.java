package dev.inhabit.cassandra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.cassandra.service.CassandraDaemon;

/**
 * Runs Cassandra for as long as the server that started it lives.
 *
 * <p>Argument: the file that is locked while this process uses the data. It says {@code waiting}, {@code starting} and
 * {@code ready} on standard output, each on a line of its own after {@link #PREFIX}. When standard input ends (the
 * server closed it, or died) it exits cleanly, and after {@link #EXIT_LIMIT_MS} whatever happens: what was acknowledged
 * is on disk.
 */
public final class ChildMain {
    static final String PREFIX = "inhabit-cassandra: ";
    static final long EXIT_LIMIT_MS = 8_000;

    /**
     * Held by the class for as long as this process runs: a channel that nothing refers to is closed by the garbage
     * collector, and its lock goes with it.
     */
    private static final List<FileLock> HELD = new ArrayList<>(1);

    private ChildMain() {}

    public static void main(String[] args) throws IOException {
        ignoreSignals("INT", "HUP", "TERM");
        TimerSlack.widen();
        InputStream fromParent = System.in;
        Thread watchdog = new Thread(() -> exitAtEndOf(fromParent), "watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            // The child of a server that was killed may still be going: two on one data folder would destroy it.
            say("waiting");
            lock = channel.lock();
        }
        HELD.add(lock);
        say("starting");
        CassandraDaemon.main(new String[0]);
        if (lock.isValid()) {
            say("ready");
        }
    }

    /**
     * Ctrl-C and a service's stop signal the whole group of processes. The server decides when this one ends: it may have
     * something to store before it goes.
     */
    private static void ignoreSignals(String... names) {
        try {
            // By reflection, because the compiler warns of this package and has no switch for it.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ignore = handler.getField("SIG_IGN").get(null);
            for (String name : names) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), ignore);
            }
        } catch (ReflectiveOperationException notHere) {
            // Where a signal does not exist it cannot arrive.
        }
    }

    private static void say(String word) {
        System.out.println(PREFIX + word);
        System.out.flush();
    }

    private static void exitAtEndOf(InputStream in) {
        try {
            while (in.read() >= 0) {
                // Anything before the end means nothing.
            }
        } catch (IOException lost) {
            // A broken pipe is an end as well.
        }
        Thread exit = new Thread(() -> System.exit(0), "exit");
        exit.start();
        try {
            exit.join(EXIT_LIMIT_MS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
