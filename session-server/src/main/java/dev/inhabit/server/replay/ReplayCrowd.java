package dev.inhabit.server.replay;

import dev.inhabit.protocol.crowd.CrowdPicture;
import dev.inhabit.protocol.crowd.SeatMap;
import dev.inhabit.server.crowd.CrowdOfSession;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import dev.inhabit.server.crowd.simulation.CrowdTimeline;
import dev.inhabit.server.session.PinnedManifest;
import dev.inhabit.server.session.SessionState;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session's crowd, played again from its seed and orders. Shared by all who replay one session; thread-safe. */
public final class ReplayCrowd {
    private static final int KEYFRAME_TICKS = 100;
    /** An hour at one keyframe each ten seconds; longer sessions get sparser ones. */
    private static final int KEYFRAMES_MAX = 360;
    /** Attention comes as 0 to 255. */
    private static final double ATTENTION_MAX = 255;

    private final CrowdTimeline timeline;
    /** The crowd as it was while an order was still on its way; the last one asked for. */
    private final @Nullable PinnedManifest place;

    private @Nullable ReplayCrowd earlier;

    private long earlierOrders = -1;

    public ReplayCrowd(CrowdSeating seating, List<CrowdOrder> orders) {
        this(seating, orders, null);
    }

    /** @param place where everybody sits; null where nothing is known of it */
    ReplayCrowd(CrowdSeating seating, List<CrowdOrder> orders, @Nullable PinnedManifest place) {
        this.place = place;
        this.timeline = new CrowdTimeline(seating, KEYFRAME_TICKS, KEYFRAMES_MAX);
        orders.forEach(timeline::add);
    }

    /** What becomes of a fingerprint that was recorded live. */
    enum Verdict {
        EQUAL,
        /** Equal to the crowd of that moment, which an order that was stored late has changed since. */
        SUPERSEDED,
        DIFFERENT
    }

    /** The crowd of a session as its log orders it; null where the session has no audience. */
    public static @Nullable ReplayCrowd of(SessionState state) {
        CrowdSeating seating = CrowdOfSession.seating(state);
        return seating == null ? null : new ReplayCrowd(seating, CrowdOfSession.orders(state), state.manifest());
    }

    public int seats() {
        return timeline.seating().seats();
    }

    public synchronized SeatMap seatMap() {
        SeatMap simulated = timeline.at(0).seatMap();
        return place == null ? simulated : place.seated(simulated);
    }

    /** 16 hex digits, as in the record. */
    public synchronized String checksum(long tick) {
        return HexFormat.of().toHexDigits(timeline.at(tick).checksum());
    }

    /** Greatest sequence number among the orders that show by that tick; 0 where there is none. */
    public synchronized long lastOrderAt(long tick) {
        return timeline.lastOrderAt(tick);
    }

    /**
     * Compares a fingerprint with the crowd that follows from the orders that it was taken with. Orders reach a live crowd
     * in the order of their numbers, so the greatest of those that show stands for all of them.
     *
     * @param checksum 16 hex digits
     * @param lastOrderSequenceNr −1 where it was not written down: then with all orders of the log
     */
    synchronized Verdict compare(long tick, String checksum, long lastOrderSequenceNr) {
        if (lastOrderSequenceNr < 0 || lastOrderSequenceNr == timeline.lastOrderAt(tick)) {
            return checksum.equals(checksum(tick)) ? Verdict.EQUAL : Verdict.DIFFERENT;
        }
        ReplayCrowd then = earlier(lastOrderSequenceNr);
        return then.lastOrderAt(tick) == lastOrderSequenceNr
                        && then.compare(tick, checksum, lastOrderSequenceNr) == Verdict.EQUAL
                ? Verdict.SUPERSEDED
                : Verdict.DIFFERENT;
    }

    private ReplayCrowd earlier(long lastOrderSequenceNr) {
        ReplayCrowd known = earlier;
        if (known == null || earlierOrders != lastOrderSequenceNr) {
            known = new ReplayCrowd(
                    timeline.seating(),
                    timeline.orders().stream()
                            .filter(order -> order.sessionSequenceNr() <= lastOrderSequenceNr)
                            .toList());
            earlier = known;
            earlierOrders = lastOrderSequenceNr;
        }
        return known;
    }

    /** Paints the crowd at a tick. @return mean attention, 0 to 100 */
    public synchronized double paint(long tick, CrowdPicture picture, long epoch, boolean running) {
        CrowdSimulator crowd = timeline.at(tick);
        crowd.paint(picture, epoch, running);
        return 100 * crowd.meanAttention() / ATTENTION_MAX;
    }
}
