package dev.inhabit.server.sensing;

import dev.inhabit.server.sensing.SensingMetrics.Drop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is read next: one turn for each sender that has something waiting, round and round, whatever it sends. Offering
 * never blocks, and what does not fit is dropped at once, before anything is copied or decoded. For many threads.
 */
final class Turns {
    private final long waitingBytesMax;
    private final ArrayDeque<Place> ring = new ArrayDeque<>();
    private final ArrayDeque<Runnable> idleReaders = new ArrayDeque<>();
    private long waitingBytes;

    Turns(long waitingBytesMax) {
        this.waitingBytesMax = waitingBytesMax;
    }

    /**
     * How a sender's work waits.
     *
     * @param depth how much of it; the oldest is dropped first
     * @param latestWins whether only the newest is read while others wait too
     * @param passedOverAfterMs older work is passed over while newer of the same sender waits
     */
    record Queueing(int depth, boolean latestWins, long passedOverAfterMs) {}

    /** Work whose turn it is; {@link Place#free} must follow. */
    record Turn(Place place, Work work) {}

    Place open(Queueing queueing) {
        return new Place(queueing);
    }

    /**
     * The next turn.
     *
     * @param wake run once by another thread when there may be work again, if there is none now
     * @return null where nothing waits
     */
    @Nullable
    Turn take(long nowMs, Runnable wake) {
        List<Work> passedOver = new ArrayList<>(0);
        Turn turn;
        synchronized (this) {
            Place place = ring.pollFirst();
            if (place == null) {
                idleReaders.addLast(wake);
                return null;
            }
            turn = new Turn(place, place.next(nowMs, !ring.isEmpty(), passedOver));
        }
        passedOver.forEach(work -> work.dropped(Drop.SUPERSEDED));
        return turn;
    }

    /** A reader stops: it is not woken any more, and its last call is passed on. */
    void leave(Runnable wake) {
        Runnable other = null;
        synchronized (this) {
            if (!idleReaders.remove(wake) && !ring.isEmpty()) {
                other = idleReaders.pollFirst();
            }
        }
        if (other != null) {
            other.run();
        }
    }

    /** Where one sender's work waits. It is read by one reader at a time, so its order and its tracks hold. */
    final class Place {
        private final Queueing queueing;
        private final ArrayDeque<Work> waiting = new ArrayDeque<>(1);
        private boolean inRing;
        private boolean reading;
        private boolean closed;
        private @Nullable Runnable onceFree;

        private Place(Queueing queueing) {
            this.queueing = queueing;
        }

        void offer(Work work) {
            Work out = null;
            Drop why = Drop.SUPERSEDED;
            Runnable wake = null;
            synchronized (Turns.this) {
                boolean full = waiting.size() >= queueing.depth();
                long freed = full ? waiting.getFirst().bytes() : 0;
                if (closed) {
                    out = work;
                    why = Drop.CLOSED;
                } else if (waitingBytes - freed + work.bytes() > waitingBytesMax) {
                    out = work;
                    why = Drop.NO_ROOM;
                } else {
                    out = full ? removeFirst() : null;
                    waiting.addLast(work);
                    waitingBytes += work.bytes();
                    wake = enter();
                }
            }
            if (out != null) {
                out.dropped(why);
            }
            if (wake != null) {
                wake.run();
            }
        }

        /** The turn is over. */
        void free() {
            Runnable wake;
            synchronized (Turns.this) {
                if (onceFree != null) {
                    onceFree.run();
                    onceFree = null;
                }
                reading = false;
                wake = enter();
            }
            if (wake != null) {
                wake.run();
            }
        }

        /** Runs something that must not meet a reading of this place: now, or by the reader after its turn. */
        void whenFree(Runnable once) {
            synchronized (Turns.this) {
                if (reading) {
                    onceFree = once;
                } else {
                    once.run();
                }
            }
        }

        /** Drops what waits, takes nothing more, and runs something as {@link #whenFree} does. */
        void close(Runnable once) {
            List<Work> left;
            synchronized (Turns.this) {
                closed = true;
                left = new ArrayList<>(waiting);
                while (!waiting.isEmpty()) {
                    removeFirst();
                }
                ring.remove(this);
                inRing = false;
            }
            left.forEach(work -> work.dropped(Drop.CLOSED));
            whenFree(once);
        }

        /** Stands in line once, unless it is being read or has nothing; returns the reader to wake. */
        private @Nullable Runnable enter() {
            if (inRing || reading || waiting.isEmpty()) {
                return null;
            }
            inRing = true;
            ring.addLast(this);
            return idleReaders.pollFirst();
        }

        private Work next(long nowMs, boolean othersWait, List<Work> passedOver) {
            inRing = false;
            reading = true;
            while (waiting.size() > 1
                    && ((queueing.latestWins() && othersWait)
                            || nowMs - waiting.getFirst().arrivedAtMs() > queueing.passedOverAfterMs())) {
                passedOver.add(removeFirst());
            }
            return removeFirst();
        }

        private Work removeFirst() {
            Work first = waiting.removeFirst();
            waitingBytes -= first.bytes();
            return first;
        }
    }
}
