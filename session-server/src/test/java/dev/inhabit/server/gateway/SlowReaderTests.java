package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.ToSocket;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.testkit.TestPublisher;
import org.apache.pekko.stream.testkit.TestSubscriber;
import org.apache.pekko.stream.testkit.javadsl.TestSink;
import org.apache.pekko.stream.testkit.javadsl.TestSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The stage that carries a socket, with a network that takes only what the test asks for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowReaderTests {
    private @org.jspecify.annotations.Nullable ActorTestKit kit;

    /** Passes on what actors say. */
    private record Plain(SocketCarrier carrier, Outbox outbox) implements SocketTask {
        @Override
        public void hello(ToServer.Hello hello) {}

        @Override
        public void request(SessionRequest request) {}

        @Override
        public void message(ToServer message) {}

        @Override
        public long binary(ByteBuffer message) {
            return 0;
        }

        @Override
        public void tooLarge() {}

        @Override
        public void heard(Object message) {
            outbox.offer((ToSocket) message);
        }

        @Override
        public void second() {}

        @Override
        public void closed() {}
    }

    @BeforeAll
    void start() {
        kit = ActorTestKit.create("slow");
    }

    @AfterAll
    void stop() {
        java.util.Objects.requireNonNull(kit).shutdownTestKit();
    }

    private record Opened(
            TestPublisher.Probe<Incoming> in, TestSubscriber.Probe<Message> out, ActorRef<Object> socket) {}

    private Opened open(AtomicReference<Boolean> overflowed) {
        ActorTestKit system = java.util.Objects.requireNonNull(kit);
        AtomicReference<ActorRef<Object>> self = new AtomicReference<>();
        Pair<TestPublisher.Probe<Incoming>, TestSubscriber.Probe<Message>> ends = TestSource.<Incoming>create(
                        system.system().classicSystem())
                .via(new SocketStage(carrier -> {
                    self.set(carrier.self());
                    return new LiveSocket(
                            OutboxTests.LIMITS, carrier, InstantSource.system(), Plain::new, overflowed::set);
                }))
                .toMat(TestSink.create(system.system().classicSystem()), Keep.both())
                .run(system.system());
        ends.second().ensureSubscription();
        ends.first().expectRequest();
        return new Opened(ends.first(), ends.second(), java.util.Objects.requireNonNull(self.get()));
    }

    private static String text(Message message) {
        return message.asTextMessage().getStrictText();
    }

    @Test
    void whoeverDoesNotReadIsStillHeardAndGetsTheLatestMomentAfterwards() {
        Opened opened = open(new AtomicReference<>());
        for (int i = 0; i < 10_000; i++) {
            opened.socket().tell(new ToSocket.Latest("moment " + i));
        }
        for (int i = 0; i < 5; i++) {
            // Waits until the socket asks for more, which it must though nobody reads.
            opened.in().sendNext(new Incoming.Text("{\"type\":\"ping\",\"clientMs\":" + i + "}"));
        }
        opened.out().request(5);
        for (int i = 0; i < 5; i++) {
            assertTrue(text(opened.out().expectNext()).contains("\"clientMs\":" + i));
        }
        opened.out().request(1);
        assertEquals("moment 9999", text(opened.out().expectNext()));
        opened.in().sendComplete();
    }

    @Test
    void whoeverDoesNotReadUpdatesIsToldToComeBackAndClosed() {
        AtomicReference<Boolean> overflowed = new AtomicReference<>();
        Opened opened = open(overflowed);
        for (int i = 0; i < 10_000; i++) {
            opened.socket().tell(new ToSocket.Reliable("update " + i));
        }
        opened.out().request(100);
        for (int i = 0; i < OutboxTests.LIMITS.reliableMax(); i++) {
            assertEquals("update " + i, text(opened.out().expectNext()));
        }
        ToClient.Bye bye = (ToClient.Bye) Wire.readToClient(text(opened.out().expectNext()));
        assertTrue(bye.reconnect());
        opened.out().expectComplete();
        assertEquals(true, overflowed.get());
    }

    @Test
    void theSocketsActorEndsWithIt() {
        AtomicReference<Boolean> overflowed = new AtomicReference<>();
        Opened opened = open(overflowed);
        var watcher = java.util.Objects.requireNonNull(kit).createTestProbe();
        opened.in().sendComplete();
        watcher.expectTerminated(opened.socket());
        assertEquals(false, overflowed.get());
    }
}
