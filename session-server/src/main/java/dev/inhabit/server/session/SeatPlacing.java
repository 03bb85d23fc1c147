package dev.inhabit.server.session;

import dev.inhabit.protocol.crowd.MalformedFrame;
import dev.inhabit.protocol.crowd.SeatMap;
import java.nio.ByteBuffer;

/** The crowd's seats where the session's scene has them. */
final class SeatPlacing {
    private SeatPlacing() {}

    /** @param seatMap as the crowd sent it */
    static byte[] of(SessionState state, byte[] seatMap) {
        PinnedManifest place = state.manifest();
        if (place == null) {
            return seatMap;
        }
        try {
            return place.seated(SeatMap.decode(ByteBuffer.wrap(seatMap))).encode();
        } catch (MalformedFrame e) {
            throw new IllegalStateException("the crowd sent a map of its seats that cannot be read", e);
        }
    }
}
