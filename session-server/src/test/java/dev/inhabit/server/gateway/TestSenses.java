package dev.inhabit.server.gateway;

import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.server.feed.BodyAtRest;
import dev.inhabit.server.feed.Floor;
import dev.inhabit.server.feed.HeartBeats;
import dev.inhabit.server.feed.SkinSamples;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.sensing.Sensing;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes what headsets send, and keeps it. */
final class TestSenses implements Senses {
    final List<MediaFrame> frames = new CopyOnWriteArrayList<>();
    final List<ToServer.Words> words = new CopyOnWriteArrayList<>();
    final List<Floor> floors = new CopyOnWriteArrayList<>();
    final List<EntityId> ended = new CopyOnWriteArrayList<>();
    /** Reads words too, where it is set, and pictures and sound where it has models. */
    volatile @Nullable Sensing sensing;

    @Override
    public Media open(EntityId session, Consumer<ToClient> back) {
        Sensing reading = sensing;
        return reading != null && reading.status().isReady() ? read(reading.media(session, back)) : kept(back);
    }

    private static Media read(Sensing.Media media) {
        return new Media() {
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

    private Media kept(Consumer<ToClient> back) {
        return new Media() {
            @Override
            public long offer(MediaFrame frame) {
                frames.add(frame);
                back.accept(new ToClient.MediaReport(1, 1, 0, 0, 10));
                return 0;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void words(EntityId session, ToServer.Words said) {
        words.add(said);
        Sensing reading = sensing;
        if (reading != null) {
            reading.words(session, said);
        }
    }

    @Override
    public void floor(EntityId session, Floor floor) {
        floors.add(floor);
        Sensing reading = sensing;
        if (reading != null) {
            reading.floor(session, floor);
        }
    }

    @Override
    public void deviceReading(EntityId session, ToServer.DeviceReading reading) {}

    @Override
    public boolean heart(EntityId session, HeartBeats beats, BodyAtRest rest) {
        Sensing reading = sensing;
        return reading == null || reading.heart(session, beats, rest);
    }

    @Override
    public boolean skin(EntityId session, SkinSamples samples, BodyAtRest rest) {
        Sensing reading = sensing;
        return reading == null || reading.skin(session, samples, rest);
    }

    @Override
    public void ended(EntityId session) {
        ended.add(session);
    }
}
