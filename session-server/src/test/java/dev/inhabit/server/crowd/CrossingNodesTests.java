package dev.inhabit.server.crowd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.server.crowd.simulation.CrowdChange;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Session and crowd may live on different nodes: what they say arrives as it was said. */
class CrossingNodesTests {
    private static final ActorTestKit KIT =
            ActorTestKit.create("crossing", ConfigFactory.load(ConfigFactory.parseResources("journal.conf")));
    private static final Serialization SERIALIZATION = SerializationExtension.get(Adapter.toClassic(KIT.system()));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private static Object roundTrip(Object message) throws Exception {
        var serializer = SERIALIZATION.findSerializerFor(message);
        byte[] bytes = SERIALIZATION.serialize(message).get();
        return SERIALIZATION
                .deserialize(bytes, serializer.identifier(), Serializers.manifestFor(serializer, message))
                .get();
    }

    @Test
    void everythingSaidArrives() throws Exception {
        CrowdClock clock = new CrowdClock(1_234, Instant.parse("2026-03-01T10:00:00.123Z"), true);
        CrowdOrder order = new CrowdOrder(4, 9, new CrowdChange.Direct(3, NpcState.BORED, null, null, 0));
        CrowdOrder other = new CrowdOrder(5, 9, new CrowdChange.Happen(SceneEvent.DOOR_SLAMS));
        for (Object message : List.of(
                new CrowdMessage.Follow(
                        "patient-1",
                        Told.SEATING,
                        clock,
                        List.of(order, other),
                        KIT.<CrowdOut>createTestProbe().getRef()),
                new CrowdMessage.Obey(order),
                new CrowdMessage.ClockChanged(clock),
                CrowdMessage.KeyframePlease.KEYFRAME_PLEASE,
                CrowdMessage.Leave.LEAVE,
                CrowdMessage.Stop.STOP,
                new CrowdOut.Mark(10, Long.MIN_VALUE + 3, 4))) {
            assertEquals(message, roundTrip(message));
        }
        CrowdOut.Frame frame = (CrowdOut.Frame) roundTrip(new CrowdOut.Frame(7, new byte[] {1, -2}, true, 51));
        assertArrayEquals(new byte[] {1, -2}, frame.bytes());
        assertEquals(7, frame.tick());
        CrowdOut.Seats seats = (CrowdOut.Seats) roundTrip(new CrowdOut.Seats(new byte[] {3}));
        assertArrayEquals(new byte[] {3}, seats.bytes());
    }
}
