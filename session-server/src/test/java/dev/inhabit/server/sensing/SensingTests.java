package dev.inhabit.server.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.UnusableModelException;
import dev.inhabit.affect.text.TextRules;
import dev.inhabit.protocol.AffectSample;
import dev.inhabit.protocol.Emotion;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole room with the shipped models, from a socket's bytes to what the session is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SensingTests {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ActorTestKit kit = ActorTestKit.create(Settings.config(""));
    private final InstantSource clock = InstantSource.system();
    private final TestProbe<Told> told = kit.createTestProbe();
    private final Sensing sensing = Sensing.start(
            kit.system(),
            ModelRegistry::shipped,
            BodySettings.of(ShippedBiofeedback.HEART),
            TextRules.shipped(),
            List.of(),
            clock,
            SensingMetrics.NONE,
            (session, moment) -> told.ref().tell(new Told(session, moment)));
    private long number;

    private record Told(EntityId session, Moment moment) {}

    SensingTests() {
        assertEquals(SensingStatus.READY, await(sensing.ready()));
    }

    @AfterAll
    void stop() {
        await(sensing.close());
        kit.shutdownTestKit();
    }

    @Test
    void eachPictureThatCannotBeReadIsAnsweredAndTheStreamGoesOn() {
        Sender sender = new Sender();
        byte[] whole = Pictures.gradient(320, 240, "jpeg");
        sender.isRefused(new byte[0], ErrorCode.UNREADABLE_MEDIA);
        sender.isRefused("a text file".getBytes(StandardCharsets.UTF_8), ErrorCode.UNSUPPORTED_MEDIA);
        sender.isRefused(Arrays.copyOf(whole, whole.length / 2), ErrorCode.UNREADABLE_MEDIA);
        sender.isRefused(Pictures.pngHeader(10_000, 5_000), ErrorCode.PAYLOAD_TOO_LARGE);
        sender.isRefused(Pictures.pngHeader(64, 64), ErrorCode.UNREADABLE_MEDIA);
        sender.isRefused(new byte[5 << 20], ErrorCode.PAYLOAD_TOO_LARGE);
        ToClient.FrameRead read = sender.isRead(whole);
        assertEquals(Emotion.UNKNOWN, read.expression());
    }

    @ParameterizedTest
    @CsvSource({"jpeg", "png"})
    void aPictureWithoutAFaceIsUnknownWithoutConfidence(String format) {
        Sender sender = new Sender();
        ToClient.FrameRead read = sender.isRead(Pictures.gradient(320, 240, format));
        assertEquals(new ToClient.FrameRead(read.frameNr(), Emotion.UNKNOWN, 0, 0, null), read);
        AffectSample sample = sender.affected(any -> true);
        assertEquals(Emotion.UNKNOWN, sample.expression());
        assertEquals(0, sample.confidence());
        assertEquals(List.of(), sample.sources());
        assertNull(sample.stress());
    }

    @Test
    void ofTwoPeopleTheLargerFaceIsRead() {
        ToClient.FrameRead read = new Sender().isRead(scene("two_people.jpg"));
        assertEquals(2, read.faceCount());
        assertTrue(Objects.requireNonNull(read.primaryFace()).x() > 700, "the larger face is on the right");
    }

    @ParameterizedTest
    @CsvSource({"happy,HAPPY", "neutral,NEUTRAL", "surprised,SURPRISED"})
    void aFaceReachesTheSession(String name, Emotion expression) {
        Sender sender = new Sender();
        ToClient.FrameRead read = sender.isRead(scene("face-api.js_" + name + ".jpg"));
        assertEquals(expression, read.expression());
        AffectSample sample = sender.affected(any -> true);
        assertEquals(expression, sample.expression());
        assertEquals(read.confidence(), sample.confidence(), 1e-4);
        assertEquals(List.of("face"), sample.sources());
    }

    @Test
    void wordsAreReadAndCounted() {
        Sender sender = new Sender();
        sensing.words(sender.session, new ToServer.Words("I hate this, I am so afraid and sad", 3_000));
        Moment.Speech speech = (Moment.Speech) sender.told(Moment.Speech.class::isInstance);
        assertEquals(180, Objects.requireNonNull(speech.wordsPerMinute()), 1e-9);
        AffectSample sample = sender.affected(any -> true);
        assertEquals(List.of("text"), sample.sources());
        assertTrue(Objects.requireNonNull(sample.stress()) > 20);
    }

    @Test
    void aVoiceIsHeardOverSecondsAndItsRefusalsAreAnswered() {
        Sender sender = new Sender();
        byte[] odd = new byte[33];
        sender.media.offer(Pictures.sound(0, clock.millis(), odd));
        ToClient.MediaRefused refused = (ToClient.MediaRefused) sender.answer(ToClient.MediaRefused.class::isInstance);
        assertEquals(ErrorCode.UNREADABLE_MEDIA, refused.error().code());
        byte[] chunk = new byte[3_200];
        for (int i = 0; i < 40; i++) {
            sender.media.offer(Pictures.sound(i + 1, clock.millis(), chunk));
        }
        assertEquals(
                Emotion.UNKNOWN, sender.isRead(Pictures.gradient(64, 64, "png")).expression());
    }

    @Test
    void aSecondsPicturesAreReportedToSenderAndSession() {
        Sender sender = new Sender();
        sender.isRead(Pictures.gradient(320, 240, "jpeg"));
        ToClient.MediaReport report = (ToClient.MediaReport) sender.answer(ToClient.MediaReport.class::isInstance);
        assertEquals(1, report.framesReceived());
        assertEquals(1, report.framesRead());
        assertEquals(0, report.framesDropped());
        assertEquals(0, report.droppedShare());
        assertTrue(report.suggestedFps() > .2);
        assertEquals(new Moment.Frames(1, 1), sender.told(Moment.Frames.class::isInstance));
    }

    @Test
    void modelsAreReplacedWhileReading() {
        Sender sender = new Sender();
        CompletionStage<SensingStatus> replaced = sensing.replaceModels(ModelRegistry::shipped);
        while (!replaced.toCompletableFuture().isDone()) {
            sender.isRead(Pictures.gradient(320, 240, "jpeg"));
        }
        assertEquals(SensingStatus.READY, await(replaced));
        sender.isRead(Pictures.gradient(320, 240, "jpeg"));
        CompletionStage<SensingStatus> broken = sensing.replaceModels(() -> {
            throw new UnusableModelException("none");
        });
        assertTrue(broken.handle((done, failure) -> failure != null)
                .toCompletableFuture()
                .join());
        sender.isRead(Pictures.gradient(320, 240, "jpeg"));
    }

    @Test
    void withoutModelsSessionsGoOnAndSendersAreTold() {
        Sensing without = Sensing.start(
                kit.system(),
                () -> {
                    throw new UnusableModelException("no models here");
                },
                BodySettings.of(ShippedBiofeedback.HEART),
                TextRules.shipped(),
                List.of(),
                clock,
                SensingMetrics.NONE,
                (session, moment) -> told.ref().tell(new Told(session, moment)));
        SensingStatus status = await(without.ready());
        assertEquals(new SensingStatus(SensingStatus.State.ABSENT, "UnusableModelException: no models here"), status);
        assertFalse(status.isReady());
        Sender sender = new Sender(without);
        sender.media.offer(Pictures.frame(3, clock.millis(), Pictures.gradient(64, 64, "png")));
        ToClient.MediaReport report = (ToClient.MediaReport) sender.answer(ToClient.MediaReport.class::isInstance);
        assertEquals(1, report.droppedShare());
        ToClient.MediaRefused refused = (ToClient.MediaRefused) sender.answer(ToClient.MediaRefused.class::isInstance);
        assertEquals(ErrorCode.BUSY, refused.error().code());
        without.deviceReading(sender.session, new ToServer.DeviceReading(List.of(0., 1., 0., 0., 0., 0., 0.), .95, 1));
        assertEquals(Emotion.HAPPY, sender.affected(any -> true).expression());
        assertEquals(1, without.sessions());
        without.ended(sender.session);
        assertEquals(0, without.sessions(), "what was known of the session");
        without.sensed(sender.session, new Sensed.Heart(80, null));
        assertEquals(0, without.sessions(), "a reading that was under way at the end brings nothing back");
        await(without.close());
    }

    @Test
    void closingWaitsForModelsThatAreBeingLoaded() {
        CompletableFuture<ModelRegistry> registry = new CompletableFuture<>();
        Sensing slow = Sensing.start(
                kit.system(),
                registry::join,
                BodySettings.of(ShippedBiofeedback.HEART),
                TextRules.shipped(),
                List.of(),
                clock,
                SensingMetrics.NONE,
                (session, moment) -> {});
        CompletionStage<Done> closed = slow.close();
        assertFalse(closed.toCompletableFuture().isDone(), "while its models load");
        registry.complete(ModelRegistry.shipped());
        await(closed);
        assertEquals(SensingStatus.CLOSED, slow.status());
    }

    private static byte[] scene(String name) {
        Optional<byte[]> scene = Pictures.scene(name);
        Assumptions.assumeTrue(scene.isPresent(), "no photographs beside this checkout");
        return scene.orElseThrow();
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** One headset's media socket and what comes of it. */
    private final class Sender {
        private final EntityId session = EntityId.of(new TenantId("demo"), UUID.randomUUID());
        private final TestProbe<ToClient> answers = kit.createTestProbe();
        private final Sensing.Media media;

        Sender() {
            this(sensing);
        }

        Sender(Sensing sensing) {
            media = sensing.media(session, answers.ref()::tell);
        }

        ToClient.FrameRead isRead(byte[] image) {
            return assertInstanceOf(ToClient.FrameRead.class, outcome(image));
        }

        void isRefused(byte[] image, ErrorCode code) {
            ToClient.MediaRefused refused = assertInstanceOf(ToClient.MediaRefused.class, outcome(image));
            assertEquals(code, refused.error().code());
            assertEquals(number, refused.frameNr());
        }

        private ToClient outcome(byte[] image) {
            media.offer(Pictures.frame(++number, clock.millis(), image));
            return answer(message -> !(message instanceof ToClient.MediaReport));
        }

        ToClient answer(Predicate<ToClient> wanted) {
            while (true) {
                ToClient message = answers.receiveMessage(LONGEST);
                if (wanted.test(message)) {
                    return message;
                }
            }
        }

        Moment told(Predicate<Moment> wanted) {
            while (true) {
                Told next = told.receiveMessage(LONGEST);
                if (next.session().equals(session) && wanted.test(next.moment())) {
                    return next.moment();
                }
            }
        }

        AffectSample affected(Predicate<AffectSample> wanted) {
            return ((Moment.Affected) told(moment -> moment instanceof Moment.Affected a && wanted.test(a.sample())))
                    .sample();
        }
    }
}
