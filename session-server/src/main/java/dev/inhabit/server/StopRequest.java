package dev.inhabit.server;

import dev.inhabit.affect.StopSignal;
import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C, or a service manager's wish that the program ends: lets the thread that started everything close it in order,
 * and holds the process until that is done; asked a second time, the process ends at once. A start that is under way is
 * interrupted.
 */
public final class StopRequest implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Thread starter;
    private final StopSignal signal;
    private boolean starting = true;

    private StopRequest(Thread starter) {
        this.starter = starter;
        this.signal = StopSignal.listen(this::stop, Long.MAX_VALUE);
    }

    /** Listens from now on, for the calling thread. */
    public static StopRequest listen() {
        return new StopRequest(Thread.currentThread());
    }

    private void stop() {
        asked.countDown();
        synchronized (this) {
            if (starting) {
                starter.interrupt();
            }
        }
    }

    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** From here on the starter waits for the request by itself and is not interrupted. */
    public void started() throws InterruptedException {
        synchronized (this) {
            starting = false;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped while starting");
        }
    }

    /** Waits until somebody asks. */
    public void await() throws InterruptedException {
        asked.await();
    }

    /** Everything is closed: the process may end. */
    @Override
    public void close() {
        signal.close();
    }
}
