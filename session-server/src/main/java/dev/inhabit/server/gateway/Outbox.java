package dev.inhabit.server.gateway;

import dev.inhabit.server.feed.ToSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What waits to leave one socket, in lanes: what is urgent; reliable messages in order; the latest live state, at the rate that the
 * watcher asked for; the crowd. A watcher that stops reading costs a bounded amount of memory and slows nobody. Knows no
 * clock and no actor; owned by one socket.
 *
 * <p>Beyond its bounds the reliable lane takes no more: what is queued is still sent, then the client is told to come
 * back, and resumes by its cursor without a gap.
 */
final class Outbox {
    /** What a watcher gets that asks for no rate. */
    static final int LIVE_HZ = 10;
    /** How often the crowd moves. */
    private static final int CROWD_HZ = 10;

    private final int reliableMax;
    private final int reliableBytesMax;
    private final String overflowJson;
    private final Deque<OutFrame> urgent = new ArrayDeque<>();
    private final Deque<OutFrame> reliable = new ArrayDeque<>();
    private final CrowdSlot crowd = new CrowdSlot();
    private long periodNanos = 1_000_000_000L / LIVE_HZ;
    private @Nullable String latest;
    private long reliableBytes;
    private long liveDueNanos;
    private long crowdDueNanos;
    private boolean begun;
    private boolean started;
    private boolean closing;
    private boolean overflowed;
    private boolean crowdTurn;

    /** @param overflowJson last message to a client for which too much waits */
    Outbox(SocketLimits limits, String overflowJson) {
        this.reliableMax = limits.reliableMax();
        this.reliableBytesMax = limits.reliableBytesMax();
        this.overflowJson = overflowJson;
    }

    /** @param liveHz how often live state and crowd are sent at most, 1 to 30 a second */
    void rate(int liveHz) {
        periodNanos = 1_000_000_000L / liveHz;
        if (liveHz < CROWD_HZ) {
            crowd.merge();
        }
    }

    void offer(ToSocket message) {
        if (message instanceof ToSocket.Urgent text && urgent.size() < reliableMax) {
            // Even to a client that will be told to come back: it may take long to read what is before that.
            urgent.addLast(new OutFrame.Text(text.json()));
        }
        if (closing) {
            return;
        }
        if (message instanceof ToSocket.Reliable text) {
            queue(new OutFrame.Text(text.json()), text.json().length());
        } else if (message instanceof ToSocket.ReliableBytes binary) {
            queue(new OutFrame.Binary(binary.bytes()), binary.bytes().length);
        } else if (message instanceof ToSocket.Latest live) {
            latest = live.json();
        } else if (message instanceof ToSocket.Crowd frame) {
            crowd.offer(frame);
        } else if (message instanceof ToSocket.Close close) {
            close(close.json());
        }
    }

    private void queue(OutFrame frame, int bytes) {
        if (reliable.size() >= reliableMax || reliableBytes + bytes > reliableBytesMax) {
            overflowed = true;
            close(overflowJson);
            return;
        }
        reliable.addLast(frame);
        reliableBytes += bytes;
    }

    private void close(String lastJson) {
        closing = true;
        latest = null;
        reliable.addLast(new OutFrame.Text(lastJson));
    }

    /** The message to send now; null where none is due. */
    @Nullable
    OutFrame poll(long nowNanos) {
        // After the welcome, which is the first of all.
        OutFrame now = begun || reliable.isEmpty() ? urgent.pollFirst() : null;
        if (now != null) {
            return now;
        }
        OutFrame first = reliable.pollFirst();
        if (first != null) {
            begun = true;
            reliableBytes = reliable.isEmpty() ? 0 : reliableBytes - size(first);
            return first;
        }
        if (closing) {
            return null;
        }
        start(nowNanos);
        // By turns, so that a socket with room for one of the two at a time starves neither.
        OutFrame one = crowdTurn ? pollCrowd(nowNanos) : pollLive(nowNanos);
        if (one != null) {
            crowdTurn = !crowdTurn;
            return one;
        }
        return crowdTurn ? pollLive(nowNanos) : pollCrowd(nowNanos);
    }

    private @Nullable OutFrame pollLive(long nowNanos) {
        String json = latest;
        if (json == null || nowNanos - liveDueNanos < 0) {
            return null;
        }
        latest = null;
        liveDueNanos = next(liveDueNanos, nowNanos);
        return new OutFrame.Text(json);
    }

    private @Nullable OutFrame pollCrowd(long nowNanos) {
        if (crowd.isEmpty() || nowNanos - crowdDueNanos < 0) {
            return null;
        }
        byte[] frame = crowd.take();
        crowdDueNanos = next(crowdDueNanos, nowNanos);
        return frame == null ? null : new OutFrame.Binary(frame);
    }

    /**
     * The rate holds within a fiftieth. That little more lets our beat slide under that of a source of the same rate, so that
     * soon nothing waits: beats that differ would hold everything back by up to a period, for ever.
     */
    private long next(long dueNanos, long nowNanos) {
        return Math.max(nowNanos + periodNanos / 2, dueNanos + periodNanos - periodNanos / 50);
    }

    private void start(long nowNanos) {
        if (!started) {
            started = true;
            liveDueNanos = nowNanos;
            crowdDueNanos = nowNanos;
        }
    }

    /** How long until something may be due, at least 1; −1 where nothing waits. */
    long dueInNanos(long nowNanos) {
        if (!reliable.isEmpty() || !urgent.isEmpty()) {
            return 1;
        }
        if (closing || !started) {
            return latest == null && crowd.isEmpty() ? -1 : 1;
        }
        long due = Long.MAX_VALUE;
        if (latest != null) {
            due = Math.min(due, liveDueNanos - nowNanos);
        }
        if (!crowd.isEmpty()) {
            due = Math.min(due, crowdDueNanos - nowNanos);
        }
        return due == Long.MAX_VALUE ? -1 : Math.max(1, due);
    }

    /** Whether the last message was queued: nothing more is taken. */
    boolean isClosing() {
        return closing;
    }

    /** Whether everything that will ever be sent was sent. */
    boolean isDone() {
        return closing && reliable.isEmpty() && urgent.isEmpty();
    }

    /** Whether too much waited. */
    boolean hasOverflowed() {
        return overflowed;
    }

    int waiting() {
        return reliable.size() + urgent.size();
    }

    private static int size(OutFrame frame) {
        return frame instanceof OutFrame.Text text ? text.text().length() : ((OutFrame.Binary) frame).bytes().length;
    }
}
