package dev.inhabit.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.CrossesNodes;
import dev.inhabit.server.record.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What crosses nodes arrives as it was sent. */
final class SealedTypesTests {
    private static final Config CONFIG = ConfigFactory.load(ConfigFactory.parseResources("journal.conf"));
    private static final ActorTestKit KIT = ActorTestKit.create("sealed-types", CONFIG);
    private static final Serialization SERIALIZATION = SerializationExtension.get(Adapter.toClassic(KIT.system()));

    sealed interface Shape {
        record Circle(double radius) implements Shape {}

        sealed interface Angular extends Shape {}

        record Square(float side, @Nullable Instant drawnAt) implements Angular {}
    }

    enum Colour {
        RED,
        BLUE
    }

    sealed interface Message extends CrossesNodes {}

    record Drawn(
            Shape shape,
            List<Shape> others,
            Optional<Shape> hidden,
            @Nullable String title,
            Optional<Colour> colour,
            Instant at,
            ActorRef<Answer> replyTo)
            implements Message {}

    enum Stop implements Message {
        STOP
    }

    record Wrapped(Message message, byte[] raw) implements CrossesNodes {}

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private static Object roundTrip(Object message) throws Exception {
        var serializer = SERIALIZATION.findSerializerFor(message);
        assertEquals("JacksonCborSerializer", serializer.getClass().getSimpleName());
        String manifest = Serializers.manifestFor(serializer, message);
        byte[] bytes = SERIALIZATION.serialize(message).get();
        return SERIALIZATION
                .deserialize(bytes, serializer.identifier(), manifest)
                .get();
    }

    @Test
    void messagesArriveAsTheyWereSent() throws Exception {
        ActorRef<Answer> replyTo = KIT.<Answer>createTestProbe().getRef();
        List<Object> messages = List.of(
                new Drawn(
                        new Shape.Square(1.5f, Instant.parse("2026-01-02T03:04:05.678901Z")),
                        List.of(new Shape.Circle(2), new Shape.Square(3, null)),
                        Optional.of(new Shape.Circle(0.1)),
                        null,
                        Optional.of(Colour.BLUE),
                        Instant.EPOCH,
                        replyTo),
                new Drawn(
                        new Shape.Circle(1),
                        List.of(),
                        Optional.empty(),
                        "t",
                        Optional.empty(),
                        Instant.now(),
                        replyTo),
                Stop.STOP,
                new Answer.Done(new CommandId("command-1"), 17, true),
                new Answer.Refused(new CommandId("command-2"), Refusal.retryLater(ErrorCode.INVALID_FIELD, "m", 5)),
                new RecordingEntity.Do<>(
                        new CommandId("command-3"), null, Instant.EPOCH, new Kettle.Sense(80), replyTo),
                new RecordingEntity.DoAll<>(List.of(new RecordingEntity.Do<>(
                        new CommandId("command-4"), "trace", null, new Kettle.Sense(81), replyTo))),
                RecordingEntity.Stop.STOP);
        for (Object message : messages) {
            assertEquals(message, roundTrip(message));
        }
        Wrapped wrapped = assertInstanceOf(Wrapped.class, roundTrip(new Wrapped(Stop.STOP, new byte[] {1, 2})));
        assertEquals(Stop.STOP, wrapped.message());
        assertEquals(2, wrapped.raw()[1]);
    }

    @Test
    void onlyOurCommandsAreMadeFromClassNames() {
        RecordingEntity.Do<?, ?> ask = new RecordingEntity.Do<>(
                new CommandId("command-3"),
                null,
                null,
                new Kettle.Sense(80),
                KIT.<Answer>createTestProbe().getRef());
        var serializer = SERIALIZATION.findSerializerFor(ask);
        byte[] bytes = SERIALIZATION.serialize(ask).get();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        // Of the same length, so that the message stays well formed.
        byte[] forged = text.replace(Kettle.Sense.class.getName(), Kettle.Steam.class.getName())
                .getBytes(StandardCharsets.ISO_8859_1);
        assertFalse(Arrays.equals(bytes, forged));
        assertThrows(Exception.class, () -> SERIALIZATION
                .deserialize(forged, serializer.identifier(), Serializers.manifestFor(serializer, ask))
                .get());
    }
}
