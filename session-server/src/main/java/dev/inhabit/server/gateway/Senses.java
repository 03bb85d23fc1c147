package dev.inhabit.server.gateway;

import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.server.feed.BodyAtRest;
import dev.inhabit.server.feed.Floor;
import dev.inhabit.server.feed.HeartBeats;
import dev.inhabit.server.feed.SkinSamples;
import dev.inhabit.server.record.EntityId;
import java.util.function.Consumer;

/** Where pictures, sound and words go to be read; what they say comes back to the session by itself. Never blocks. */
public interface Senses {
    /**
     * Opens the senses for one media socket.
     *
     * @param back takes reports, readings and refusals for the sender; may be called by any thread
     */
    Media open(EntityId session, Consumer<ToClient> back);

    /** Words the patient has just said: read, then gone. */
    void words(EntityId session, ToServer.Words words);

    /** Whose turn to speak it is from now on. */
    void floor(EntityId session, Floor floor);

    /** A face that was read on the device. */
    void deviceReading(EntityId session, ToServer.DeviceReading reading);

    /**
     * What a heart rate sensor told, for what it says of stress and variability; the session hears of the rate itself from
     * the gateway.
     *
     * @param rest as the session took it
     * @return false where it was dropped, so that there is a gap before the next
     */
    boolean heart(EntityId session, HeartBeats beats, BodyAtRest rest);

    /** @return false where they were dropped, so that there is a gap before the next */
    boolean skin(EntityId session, SkinSamples samples, BodyAtRest rest);

    /** The session is over: what was kept of its voice and heart is let go now and not later. */
    void ended(EntityId session);

    /** The media of one socket. */
    interface Media {
        /**
         * Takes a frame or drops an older one for it. The payload is the receiver's to keep.
         *
         * @return how long the socket had better read nothing more, ns; 0 for a sender within its pace
         */
        long offer(MediaFrame frame);

        void close();
    }
}
