package dev.inhabit.server.replay;

import dev.inhabit.protocol.crowd.CrowdPicture;
import dev.inhabit.protocol.crowd.SeatMap;
import dev.inhabit.server.crowd.CrowdOfSession;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import dev.inhabit.server.crowd.simulation.CrowdTimeline;
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

    public ReplayCrowd(CrowdSeating seating, List<CrowdOrder> orders) {
        this.timeline = new CrowdTimeline(seating, KEYFRAME_TICKS, KEYFRAMES_MAX);
        orders.forEach(timeline::add);
    }

    /** The crowd of a session as its log orders it; null where the session has no audience. */
    public static @Nullable ReplayCrowd of(SessionState state) {
        CrowdSeating seating = CrowdOfSession.seating(state);
        return seating == null ? null : new ReplayCrowd(seating, CrowdOfSession.orders(state));
    }

    public int seats() {
        return timeline.seating().seats();
    }

    public synchronized SeatMap seatMap() {
        return timeline.at(0).seatMap();
    }

    /** 16 hex digits, as in the record. */
    public synchronized String checksum(long tick) {
        return HexFormat.of().toHexDigits(timeline.at(tick).checksum());
    }

    /** Paints the crowd at a tick. @return mean attention, 0 to 100 */
    public synchronized double paint(long tick, CrowdPicture picture, long epoch, boolean running) {
        CrowdSimulator crowd = timeline.at(tick);
        crowd.paint(picture, epoch, running);
        return 100 * crowd.meanAttention() / ATTENTION_MAX;
    }
}
