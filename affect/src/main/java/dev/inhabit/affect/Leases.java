package dev.inhabit.affect;

/** Counts who still uses something, and releases it when it is closed and nobody does. */
final class Leases {
    private final Runnable release;
    private int held;
    private boolean closed;

    Leases(Runnable release) {
        this.release = release;
    }

    /** Counts one more user; false if it is released already. */
    synchronized boolean tryTake() {
        if (closed && held == 0) {
            return false;
        }
        held++;
        return true;
    }

    void giveBack() {
        boolean last;
        synchronized (this) {
            held--;
            last = closed && held == 0;
        }
        if (last) {
            release.run();
        }
    }

    void close() {
        boolean last;
        synchronized (this) {
            last = !closed && held == 0;
            closed = true;
        }
        if (last) {
            release.run();
        }
    }
}
