package dev.inhabit.server.crowd;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.crowd.CrowdPicture;
import dev.inhabit.server.crowd.simulation.CrowdChange;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import dev.inhabit.server.crowd.simulation.CrowdTimeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One crowd as it is played live: what is to be told at a tick. Knows no actor and no clock; owned by one actor.
 *
 * <p>Ticks may be skipped (a stalled server sends one frame for all it missed) and may go back (time was taken off a
 * session's clock), which begins a new epoch.
 */
final class CrowdStage {
    /** Live, orders come at most seconds late: few keyframes suffice, and thousands of crowds share the memory. */
    private static final int KEYFRAME_TICKS = 50;

    private static final int KEYFRAMES_MAX = 8;
    /** A frame with everybody every 2 s. */
    private static final int WHOLE_FRAME_TICKS = 20;
    /** A tick is settled this much later. */
    private static final int SETTLED_AFTER_TICKS = 10;

    private final CrowdTimeline timeline;
    private final CrowdPicture picture;
    private final Set<Long> questionsTold = new HashSet<>();
    private long epoch;
    private long sentTick = -1;
    private long wholeTick = -1;
    private long nextMark;

    /** What to tell, in order, and which questions are now settled. */
    record Told(List<CrowdOut> out, List<CrowdState.Question> questions) {}

    /** @param epoch any number that an earlier life of this crowd did not use */
    CrowdStage(CrowdSeating seating, long epoch) {
        this.epoch = epoch & 0xFFFF_FFFFL;
        timeline = new CrowdTimeline(seating, KEYFRAME_TICKS, KEYFRAMES_MAX);
        picture = new CrowdPicture(seating.seats());
    }

    CrowdSeating seating() {
        return timeline.seating();
    }

    CrowdOut.Seats seats() {
        return new CrowdOut.Seats(timeline.seatMap().encode());
    }

    /** @return whether it is new */
    boolean obey(CrowdOrder order) {
        boolean fresh = timeline.add(order);
        if (fresh && order.effectiveTick() < nextMark) {
            nextMark = Math.max(0, upToMark(order.effectiveTick()));
        }
        return fresh;
    }

    /** Whoever listens has heard nothing yet: the next frame is whole, marks begin here. */
    void begin(long tick) {
        wholeTick = -1;
        nextMark = upToMark(tick);
    }

    /** The next frame is whole. */
    void wholeFrameNext() {
        wholeTick = -1;
    }

    /**
     * Plays to a tick.
     *
     * @param again tell even where nothing moved since the last frame
     */
    Told play(long tick, boolean running, boolean again) {
        if (tick < sentTick) {
            epoch = (epoch + 1) & 0xFFFF_FFFFL;
            wholeTick = -1;
            nextMark = Math.min(nextMark, upToMark(tick));
        }
        CrowdSimulator crowd = timeline.at(tick);
        List<CrowdOut> out = new ArrayList<>();
        if (again || tick != sentTick || wholeTick < 0) {
            out.add(frame(crowd, tick, running));
        }
        List<CrowdState.Question> questions = questions(tick);
        for (; nextMark + SETTLED_AFTER_TICKS <= tick; nextMark += CrowdTimeline.MARK_TICKS) {
            out.add(new CrowdOut.Mark(nextMark, timeline.checksumAt(nextMark), timeline.lastOrderAt(nextMark)));
        }
        return new Told(out, questions);
    }

    private CrowdOut.Frame frame(CrowdSimulator crowd, long tick, boolean running) {
        crowd.paint(picture, epoch, running);
        // No delta can have a base before tick 0.
        boolean whole = wholeTick < 0 || tick == 0 || tick - wholeTick >= WHOLE_FRAME_TICKS;
        // The same tick again (an order came late): changes carry this tick, so the base must lie before it.
        byte[] bytes = whole ? picture.keyframe() : picture.deltaSince(Math.min(sentTick, tick - 1));
        if (whole) {
            wholeTick = tick;
        }
        sentTick = tick;
        return new CrowdOut.Frame(tick, bytes, whole, picture.meanAttention());
    }

    private List<CrowdState.Question> questions(long tick) {
        List<CrowdState.Question> settled = new ArrayList<>();
        for (CrowdOrder order : timeline.orders()) {
            if (order.effectiveTick() + SETTLED_AFTER_TICKS > tick) {
                break;
            }
            if (order.change() instanceof CrowdChange.Happen happen
                    && happen.event() == SceneEvent.QUESTION
                    && questionsTold.add(order.sessionSequenceNr())) {
                CrowdSimulator then = timeline.at(Math.max(1, order.effectiveTick()));
                if (then.asking() >= 0) {
                    settled.add(new CrowdState.Question(
                            order.sessionSequenceNr(), then.tick(), then.asking(), then.questionDifficulty()));
                }
            }
        }
        return settled;
    }

    private static long upToMark(long tick) {
        return (tick + CrowdTimeline.MARK_TICKS - 1) / CrowdTimeline.MARK_TICKS * CrowdTimeline.MARK_TICKS;
    }
}
