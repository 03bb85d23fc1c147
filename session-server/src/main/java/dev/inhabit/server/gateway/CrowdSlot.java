package dev.inhabit.server.gateway;

import dev.inhabit.protocol.crowd.CrowdFrame;
import dev.inhabit.protocol.crowd.CrowdPicture;
import dev.inhabit.protocol.crowd.MalformedFrame;
import dev.inhabit.server.feed.ToSocket;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The one crowd frame that waits for a watcher. While the watcher keeps up, frames pass untouched. Once one had to be
 * dropped, deltas wait for the next keyframe; from then on this slot keeps its own picture of the crowd and merges
 * frames into one, so that a slow watcher gets fewer frames and never a gap. Owned by one socket.
 */
final class CrowdSlot {
    private @Nullable CrowdPicture picture;
    private byte @Nullable [] waiting;
    private boolean merging;
    private boolean needsKeyframe = true;
    private boolean sendWhole;
    private long sentTick;
    private boolean fresh;

    /** From the start, for a watcher that asked for fewer frames than there are. */
    void merge() {
        merging = true;
    }

    void offer(ToSocket.Crowd frame) {
        if (needsKeyframe && !frame.keyframe()) {
            return;
        }
        if (merging) {
            merge(frame);
        } else if (waiting == null || frame.keyframe()) {
            waiting = frame.bytes();
            needsKeyframe = false;
        } else {
            waiting = null;
            needsKeyframe = true;
            merging = true;
        }
    }

    private void merge(ToSocket.Crowd frame) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(frame.bytes());
            if (frame.keyframe()) {
                CrowdFrame header = CrowdFrame.read(ByteBuffer.wrap(frame.bytes()));
                CrowdPicture known = picture;
                if (known == null || known.seats() != header.seats() || known.epoch() != header.epoch()) {
                    picture = new CrowdPicture(header.seats());
                    sendWhole = true;
                }
            }
            CrowdPicture crowd = picture;
            if (crowd == null || crowd.apply(bytes) == CrowdPicture.Applied.GAP) {
                needsKeyframe = true;
                picture = null;
                return;
            }
            needsKeyframe = false;
            fresh = true;
        } catch (MalformedFrame e) {
            throw new IllegalStateException("the crowd sent a frame that breaks its own format", e);
        }
    }

    boolean isEmpty() {
        return waiting == null && !fresh;
    }

    /** The frame to send now; null where there is none. */
    byte @Nullable [] take() {
        byte[] passed = waiting;
        if (passed != null) {
            waiting = null;
            return passed;
        }
        CrowdPicture crowd = picture;
        if (crowd == null || !fresh) {
            return null;
        }
        fresh = false;
        byte[] frame = sendWhole ? crowd.keyframe() : crowd.deltaSince(sentTick);
        sendWhole = false;
        sentTick = crowd.tick();
        return frame;
    }
}
