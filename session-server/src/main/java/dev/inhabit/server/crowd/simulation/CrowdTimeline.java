package dev.inhabit.server.crowd.simulation;

import dev.inhabit.protocol.crowd.SeatMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A whole crowd over time: its seating and every order, in whatever order they arrive. Goes to any tick, back and forth,
 * from the nearest of its keyframes; an order whose tick has passed is fitted in where it belongs. What it is at a tick
 * depends on seating and orders alone. Not thread-safe.
 */
public final class CrowdTimeline {
    /** A checksum is kept for every tick that this divides. */
    public static final int MARK_TICKS = 10;

    private final CrowdSimulator head;
    private final int keyframeTicks;
    private final int keyframesMax;
    private final List<CrowdOrder> orders = new ArrayList<>();
    private final Set<Long> known = new HashSet<>();
    private int nextOrder;
    /** By tick; the first is tick 0. */
    private final List<CrowdArrays> keyframes = new ArrayList<>();

    private final Deque<CrowdArrays> spare = new ArrayDeque<>();
    private long[] marks = new long[64];
    /** Up to this tick the marks hold for the orders known. */
    private int markedTo;

    /**
     * @param keyframeTicks ticks between keyframes; going anywhere costs at most so many ticks of simulation
     * @param keyframesMax at least 4; when there would be more, every second of the older half is dropped
     */
    public CrowdTimeline(CrowdSeating seating, int keyframeTicks, int keyframesMax) {
        CrowdSettings.inRange("keyframeTicks", keyframeTicks, 1, Integer.MAX_VALUE);
        CrowdSettings.inRange("keyframesMax", keyframesMax, 4, Integer.MAX_VALUE);
        this.keyframeTicks = keyframeTicks;
        this.keyframesMax = keyframesMax;
        head = new CrowdSimulator(seating);
        keyframes.add(head.keyframe());
        marks[0] = head.checksum();
    }

    /**
     * Takes an order in. Where its tick has passed, the timeline stands at an earlier tick afterwards: ask for the tick
     * you want.
     *
     * @return whether it is new
     */
    public boolean add(CrowdOrder order) {
        if (!known.add(order.sessionSequenceNr())) {
            return false;
        }
        int at = -Collections.binarySearch(orders, order) - 1;
        orders.add(at, order);
        int first = firstTick(order);
        markedTo = Math.min(markedTo, first - 1);
        while (last().tick >= first) {
            spare.push(keyframes.remove(keyframes.size() - 1));
        }
        if (head.tick() >= first) {
            restore(last());
        }
        return true;
    }

    /** The crowd at a tick of 0 or more. The simulator is the timeline's own and moves with the next call. */
    public CrowdSimulator at(long tick) {
        int wanted = Math.toIntExact(tick);
        CrowdArrays nearest = nearest(wanted);
        if (wanted < head.tick() || nearest.tick > head.tick()) {
            restore(nearest);
        }
        while (head.tick() < wanted) {
            step();
        }
        return head;
    }

    private void step() {
        while (nextOrder < orders.size() && firstTick(orders.get(nextOrder)) <= head.tick() + 1) {
            head.apply(orders.get(nextOrder++).change());
        }
        head.advance();
        int tick = head.tick();
        if (tick % MARK_TICKS == 0 && tick > markedTo) {
            mark(tick);
        }
        if (tick % keyframeTicks == 0 && tick > last().tick) {
            keep();
        }
    }

    private void mark(int tick) {
        int index = tick / MARK_TICKS;
        if (index >= marks.length) {
            marks = Arrays.copyOf(marks, marks.length * 2);
        }
        marks[index] = head.checksum();
        markedTo = tick;
    }

    /**
     * Checksum at a tick, for the orders known now.
     *
     * @param tick a multiple of {@value #MARK_TICKS}; not beyond the farthest tick asked for since the last new order
     */
    public long checksumAt(long tick) {
        if (tick % MARK_TICKS != 0 || tick < 0 || tick > Math.max(0, markedTo)) {
            throw new IllegalArgumentException("no checksum is kept for tick " + tick);
        }
        return marks[(int) (tick / MARK_TICKS)];
    }

    /** Greatest sequence number among the orders that show by that tick; 0 where there is none. */
    public long lastOrderAt(long tick) {
        long last = 0;
        for (int i = 0; i < orders.size() && firstTick(orders.get(i)) <= tick; i++) {
            last = Math.max(last, orders.get(i).sessionSequenceNr());
        }
        return last;
    }

    public CrowdSeating seating() {
        return head.seating();
    }

    public SeatMap seatMap() {
        return head.seatMap();
    }

    /** By tick, then by number. */
    public List<CrowdOrder> orders() {
        return Collections.unmodifiableList(orders);
    }

    int keyframes() {
        return keyframes.size();
    }

    private void keep() {
        CrowdArrays frame = spare.poll();
        if (frame == null) {
            keyframes.add(head.keyframe());
        } else {
            head.keep(frame);
            keyframes.add(frame);
        }
        if (keyframes.size() > keyframesMax) {
            thin();
        }
    }

    private void thin() {
        List<CrowdArrays> kept = new ArrayList<>(keyframes.size());
        for (int i = 0; i < keyframes.size(); i++) {
            if (i % 2 == 0 || i > keyframes.size() / 2) {
                kept.add(keyframes.get(i));
            } else {
                spare.push(keyframes.get(i));
            }
        }
        keyframes.clear();
        keyframes.addAll(kept);
    }

    private void restore(CrowdArrays keyframe) {
        head.restore(keyframe);
        nextOrder = 0;
        while (nextOrder < orders.size() && firstTick(orders.get(nextOrder)) <= keyframe.tick) {
            nextOrder++;
        }
    }

    private CrowdArrays nearest(int tick) {
        int low = 0;
        int high = keyframes.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (keyframes.get(middle).tick <= tick) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return keyframes.get(low);
    }

    private CrowdArrays last() {
        return keyframes.get(keyframes.size() - 1);
    }

    /** The first tick that shows the order; tick 0 is before all orders. */
    private static int firstTick(CrowdOrder order) {
        return (int) Math.max(1, Math.min(order.effectiveTick(), Integer.MAX_VALUE));
    }
}
