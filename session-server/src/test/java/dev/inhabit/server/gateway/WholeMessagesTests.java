package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
class WholeMessagesTests {
    private @org.jspecify.annotations.Nullable ActorTestKit kit;

    @BeforeAll
    void start() {
        kit = ActorTestKit.create();
    }

    @AfterAll
    void stop() {
        Objects.requireNonNull(kit).shutdownTestKit();
    }

    private List<Incoming> gathered(Duration within, Message... messages) throws Exception {
        SocketLimits limits =
                new SocketLimits(within, within, 10, 8, 10, 1_000, within, 3, 10, 10, 10, 10, 10, 10, 10, 10);
        return Source.from(List.of(messages))
                .via(new WholeMessages(limits))
                .runWith(Sink.seq(), Objects.requireNonNull(kit).system())
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private List<Incoming> gathered(Message... messages) throws Exception {
        return gathered(Duration.ofSeconds(10), messages);
    }

    private static TextMessage pieces(String... text) {
        return TextMessage.create(Source.from(List.of(text)));
    }

    private static ByteString bytes(int... values) {
        byte[] all = new byte[values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) values[i];
        }
        return ByteString.fromArray(all);
    }

    @Test
    void messagesOfEveryKindKeepTheirOrder() throws Exception {
        assertEquals(
                List.of(
                        new Incoming.Text("one"),
                        new Incoming.Text("twothree"),
                        new Incoming.Binary(bytes(1, 2, 3, 4)),
                        new Incoming.Text("")),
                gathered(
                        TextMessage.create("one"),
                        pieces("two", "", "three"),
                        BinaryMessage.create(Source.from(List.of(bytes(1), bytes(2, 3), bytes(4)))),
                        pieces()));
    }

    @Test
    void aMessageOfTheGreatestLengthIsTakenAndOneLongerIsNot() throws Exception {
        assertEquals(
                List.of(
                        new Incoming.Text("0123456789"),
                        new Incoming.TooLarge(false),
                        new Incoming.TooLarge(false),
                        new Incoming.Binary(bytes(1, 2, 3, 4, 5, 6, 7, 8)),
                        new Incoming.TooLarge(true),
                        new Incoming.TooLarge(true),
                        new Incoming.Text("and on")),
                gathered(
                        pieces("01234", "56789"),
                        pieces("01234", "56789", "0", "12345678901234567890"),
                        TextMessage.create("01234567890"),
                        BinaryMessage.create(Source.from(List.of(bytes(1, 2, 3, 4), bytes(5, 6, 7, 8)))),
                        BinaryMessage.create(Source.repeat(bytes(0, 0, 0)).take(1_000)),
                        BinaryMessage.create(bytes(1, 2, 3, 4, 5, 6, 7, 8, 9)),
                        TextMessage.create("and on")));
    }

    @Test
    void aMessageThatBreaksOffIsBroken() throws Exception {
        List<Incoming> seen = gathered(
                TextMessage.create(Source.single("half").concat(Source.failed(new IllegalStateException("gone")))),
                TextMessage.create("next"));
        assertInstanceOf(Incoming.Broken.class, seen.get(0));
        assertEquals(new Incoming.Text("next"), seen.get(1));
    }

    @Test
    void aMessageThatNeverEndsIsBrokenAfterItsTime() throws Exception {
        List<Incoming> seen = gathered(
                Duration.ofMillis(200), TextMessage.create(Source.single("half").concat(Source.never())));
        assertInstanceOf(Incoming.Broken.class, seen.get(0));
        assertEquals(1, seen.size());
    }
}
