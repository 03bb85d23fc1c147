package dev.inhabit.server;

import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.server.feed.BodyAtRest;
import dev.inhabit.server.feed.Floor;
import dev.inhabit.server.feed.HeartBeats;
import dev.inhabit.server.feed.SkinSamples;
import dev.inhabit.server.gateway.Senses;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.sensing.Sensing;
import java.util.function.Consumer;

/** The sensing room as the gateway sees it. */
record SessionSensing(Sensing sensing) implements Senses {
    @Override
    public Senses.Media open(EntityId session, Consumer<ToClient> back) {
        Sensing.Media media = sensing.media(session, back);
        return new Senses.Media() {
            @Override
            public long offer(MediaFrame frame) {
                return media.offer(frame);
            }

            @Override
            public void close() {
                media.close();
            }
        };
    }

    @Override
    public void words(EntityId session, ToServer.Words words) {
        sensing.words(session, words);
    }

    @Override
    public void floor(EntityId session, Floor floor) {
        sensing.floor(session, floor);
    }

    @Override
    public void deviceReading(EntityId session, ToServer.DeviceReading reading) {
        sensing.deviceReading(session, reading);
    }

    @Override
    public boolean heart(EntityId session, HeartBeats beats, BodyAtRest rest) {
        return sensing.heart(session, beats, rest);
    }

    @Override
    public boolean skin(EntityId session, SkinSamples samples, BodyAtRest rest) {
        return sensing.skin(session, samples, rest);
    }

    @Override
    public void ended(EntityId session) {
        sensing.ended(session);
    }
}
