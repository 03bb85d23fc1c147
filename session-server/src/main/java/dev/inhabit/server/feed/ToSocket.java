package dev.inhabit.server.feed;

import dev.inhabit.protocol.PairedDevice;
import dev.inhabit.server.record.CrossesNodes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session sends to one of its sockets, already in the form that goes over the wire. */
public sealed interface ToSocket extends CrossesNodes {

    /** JSON text that must arrive, in order: clinical updates, answers, exits. */
    record Reliable(String json) implements ToSocket {}

    /** The first message of a session to a socket that joined, as JSON text; again where the socket joins again. */
    record Welcome(String json) implements ToSocket {}

    /** JSON text that overtakes all that waits: the order to leave the scene. */
    record Urgent(String json) implements ToSocket {}

    /** Bytes that must arrive, in order with the texts: the crowd's seats. */
    record ReliableBytes(byte[] bytes) implements ToSocket {}

    /** JSON text of which only the latest matters: a newer one replaces it where it was not sent yet. */
    record Latest(String json) implements ToSocket {}

    /**
     * A binary crowd frame. A keyframe stands for itself; a delta only follows the frame before it, so a socket that had
     * to drop one waits for the next keyframe.
     */
    record Crowd(byte[] bytes, boolean keyframe) implements ToSocket {}

    /** The session is over: nothing more is felt or recorded in it. Not sent to the client. */
    record SessionOver() implements ToSocket {}

    /** The socket's cursor was beyond the session's end: all updates come again. Not sent to the client, whom welcome tells. */
    record StartsOver() implements ToSocket {}

    /**
     * For the headset's socket itself, not for the wire: what the samples that it sends are read by.
     *
     * @param rest the patient's body at rest; unknown also while nothing may be read into it
     * @param devices those whose samples the session takes
     * @param followedDeviceId which of those that send over HTTP is followed; null for none
     */
    record BodyKnown(
            BodyAtRest rest,
            List<PairedDevice> devices,
            @Nullable String followedDeviceId) implements ToSocket {
        public BodyKnown {
            devices = List.copyOf(devices);
        }
    }

    /** For the headset's socket itself, not for the wire: whose turn to speak it is from now on. */
    record HasFloor(Floor floor) implements ToSocket {}

    /** Close the socket after what was sent before; {@code json} is the last message. */
    record Close(String json) implements ToSocket {}
}
