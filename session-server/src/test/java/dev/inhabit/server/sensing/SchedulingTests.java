package dev.inhabit.server.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.inhabit.affect.Shares;
import dev.inhabit.affect.face.FaceReading;
import dev.inhabit.affect.face.FaceResult;
import dev.inhabit.affect.face.FaceTrack;
import dev.inhabit.affect.face.StageNanos;
import dev.inhabit.affect.text.TextReading;
import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.voice.VoiceReading;
import dev.inhabit.affect.voice.VoiceTrack;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is read, and what senders are told, with one reader that reads only when the test lets it. */
class SchedulingTests {
    private static final int SENDERS = 50;

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config()
            .withFallback(Settings.config("inhabit.sensing.inference-dispatcher.thread-pool-executor"
                    + " { core-pool-size-max = 1, max-pool-size-max = 1 }")));
    private final HandClock clock = new HandClock(KIT);
    private final GatedReader reader = new GatedReader();
    private final Sensing sensing = new Sensing(
            KIT.system(),
            SensingSettings.of(KIT.system().settings().config()),
            BodySettings.of(ShippedBiofeedback.HEART),
            TextRules.shipped(),
            List.of(),
            clock,
            SensingMetrics.NONE,
            (session, moment) -> {});

    @AfterEach
    void close() {
        reader.finish();
        sensing.close().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void fiftyCamerasAtSixtyFramesShareWhatCanBeReadEvenly() {
        sensing.startReading(() -> reader);
        List<TestProbe<ToClient>> senders = new ArrayList<>();
        List<Sensing.Media> sockets = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            TestProbe<ToClient> sender = KIT.createTestProbe();
            senders.add(sender);
            sockets.add(sensing.media(session(), sender.ref()::tell));
        }
        offer(sockets, 0);
        // The reader holds the first picture of the first sender; each turn from here on is let through by hand.
        long number = 1;
        for (int turn = 0; turn < 3 * SENDERS; turn++) {
            offer(sockets, number++);
            clock.pass(16);
            reader.next();
        }
        // The next is begun in time; what waits then is too old when its turn comes.
        reader.awaitTurn();
        clock.pass(600);
        reader.finish();
        TestProbe<ToClient> last = KIT.createTestProbe();
        sensing.media(session(), last.ref()::tell).offer(Pictures.frame(0, 0, new byte[1]));
        last.expectMessageClass(ToClient.FrameRead.class);
        int read = 0;
        for (TestProbe<ToClient> sender : senders) {
            Told told = toldBy(sender, 3 * SENDERS + 1);
            assertTrue(told.read() == 3 || told.read() == 4, "each sender is read as often as any other");
            assertEquals(3 * SENDERS + 1, told.received());
            read += told.read();
            for (int i = 1; i < told.numbers.size(); i++) {
                assertTrue(told.numbers.get(i) > told.numbers.get(i - 1), "never back in time");
            }
        }
        assertEquals(3 * SENDERS + 1, read);
    }

    @Test
    void whatIsNotReadIsReportedAndFewerAreSuggested() {
        sensing.startReading(() -> reader);
        TestProbe<ToClient> sender = KIT.createTestProbe();
        Sensing.Media media = sensing.media(session(), sender.ref()::tell);
        media.offer(Pictures.frame(0, clock.millis(), new byte[1]));
        reader.awaitTurn();
        for (int number = 1; number <= 60; number++) {
            media.offer(Pictures.frame(number, clock.millis(), new byte[1]));
        }
        reader.finish();
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            numbers.add(sender.expectMessageClass(ToClient.FrameRead.class).frameNr());
        }
        assertEquals(List.of(0L, 53L, 54L, 55L, 56L, 57L, 58L, 59L, 60L), numbers);
        ToClient.MediaReport report = report(sender);
        assertEquals(61, report.framesReceived());
        assertEquals(9, report.framesRead());
        assertEquals(52, report.framesDropped());
        assertEquals(52 / 61.0, report.droppedShare(), 1e-9);
        assertTrue(report.suggestedFps() >= .2 && report.suggestedFps() <= 30);
    }

    @Test
    void picturesThatWaitedTooLongAreDroppedUnreadAndTheSenderLearnsWhy() {
        sensing.startReading(() -> reader);
        TestProbe<ToClient> sender = KIT.createTestProbe();
        TestProbe<ToClient> late = KIT.createTestProbe();
        Sensing.Media first = sensing.media(session(), sender.ref()::tell);
        Sensing.Media second = sensing.media(session(), late.ref()::tell);
        first.offer(Pictures.frame(0, clock.millis(), new byte[1]));
        reader.awaitTurn();
        second.offer(Pictures.frame(7, clock.millis(), new byte[1]));
        clock.pass(501);
        reader.finish();
        first.offer(Pictures.frame(1, clock.millis(), new byte[1]));
        sender.expectMessageClass(ToClient.FrameRead.class);
        sender.expectMessageClass(ToClient.FrameRead.class);
        ToClient.MediaReport report = report(late);
        assertEquals(1, report.framesDropped());
        assertEquals(0, report.framesRead());
        ToClient.MediaRefused why = late.expectMessageClass(ToClient.MediaRefused.class);
        assertEquals(7, why.frameNr());
        assertEquals("capturedAtMs", why.error().field());
    }

    @Test
    void aSenderWithoutAClockIsReadAllTheSame() {
        sensing.startReading(() -> reader);
        reader.finish();
        TestProbe<ToClient> sender = KIT.createTestProbe();
        Sensing.Media media = sensing.media(session(), sender.ref()::tell);
        media.offer(Pictures.frame(0, 0, new byte[1]));
        assertEquals(0, sender.expectMessageClass(ToClient.FrameRead.class).frameNr());
        media.offer(Pictures.frame(1, clock.millis() + 3_600_000, new byte[1]));
        assertEquals(1, sender.expectMessageClass(ToClient.FrameRead.class).frameNr());
    }

    @Test
    void aReadingThatBreaksOffIsAnsweredAndTheNextIsRead() {
        sensing.startReading(() -> reader);
        reader.finish();
        TestProbe<ToClient> sender = KIT.createTestProbe();
        Sensing.Media media = sensing.media(session(), sender.ref()::tell);
        media.offer(Pictures.frame(0, clock.millis(), new byte[] {GatedReader.BREAKS}));
        ToClient.MediaRefused refused = sender.expectMessageClass(ToClient.MediaRefused.class);
        assertEquals(ErrorCode.UNREADABLE_MEDIA, refused.error().code());
        media.offer(Pictures.frame(1, clock.millis(), new byte[1]));
        assertEquals(1, sender.expectMessageClass(ToClient.FrameRead.class).frameNr());
        assertEquals(1, reader.closed.get());
    }

    @Test
    void closingEndsWhatWaitsAndClosesTheSenses() {
        sensing.startReading(() -> reader);
        TestProbe<ToClient> sender = KIT.createTestProbe();
        Sensing.Media media = sensing.media(session(), sender.ref()::tell);
        media.offer(Pictures.frame(0, clock.millis(), new byte[1]));
        reader.awaitTurn();
        media.offer(Pictures.frame(1, clock.millis(), new byte[1]));
        var over = sensing.close().toCompletableFuture();
        assertTrue(!over.isDone());
        reader.finish();
        over.orTimeout(10, TimeUnit.SECONDS).join();
        assertEquals(1, reader.pictures.get());
        assertEquals(1, reader.closed.get());
        assertEquals(SensingStatus.State.CLOSED, sensing.status().state());
    }

    private static void offer(List<Sensing.Media> sockets, long number) {
        sockets.forEach(socket -> socket.offer(Pictures.frame(number, 0, new byte[1])));
    }

    private static EntityId session() {
        return EntityId.of(new TenantId("demo"), UUID.randomUUID());
    }

    /** All a sender heard until its reports account for every picture. */
    /** All that is said until so many pictures are accounted for. */
    private Told toldBy(TestProbe<ToClient> sender, int pictures) {
        Told told = new Told();
        while (told.reports.isEmpty() || told.waiting() > 0 || told.received() < pictures) {
            told.hear(next(sender));
        }
        return told;
    }

    /** The next message; time goes on by seconds until there is one. */
    private ToClient next(TestProbe<ToClient> sender) {
        for (int second = 0; second < 200; second++) {
            try {
                return sender.receiveMessage(Duration.ofMillis(20));
            } catch (AssertionError nothingYet) {
                // Not said yet, or its stream started after time had passed: let more of it pass.
                clock.pass(1_000);
            }
        }
        return fail("nothing was reported");
    }

    private ToClient.MediaReport report(TestProbe<ToClient> sender) {
        return assertInstanceOf(ToClient.MediaReport.class, next(sender));
    }

    private static final class Told {
        private final List<Long> numbers = new ArrayList<>();
        private final List<ToClient.MediaReport> reports = new ArrayList<>();

        void hear(ToClient message) {
            if (message instanceof ToClient.FrameRead read) {
                numbers.add(read.frameNr());
            } else if (message instanceof ToClient.MediaReport report) {
                reports.add(report);
            }
        }

        int received() {
            return reports.stream()
                    .mapToInt(ToClient.MediaReport::framesReceived)
                    .sum();
        }

        int read() {
            return reports.stream().mapToInt(ToClient.MediaReport::framesRead).sum();
        }

        int waiting() {
            return received()
                    - read()
                    - reports.stream()
                            .mapToInt(ToClient.MediaReport::framesDropped)
                            .sum();
        }
    }

    /** Stands in for the networks where only the order of turns is looked at. */
    private static final class GatedReader implements Reader {
        static final byte BREAKS = 13;

        private final Semaphore mayRead = new Semaphore(0);
        private final Semaphore reading = new Semaphore(0);
        private final AtomicInteger pictures = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();

        /** Lets the reading that is under way end, and waits for the next to begin. */
        void next() {
            awaitTurn();
            mayRead.release();
        }

        void awaitTurn() {
            reading.acquireUninterruptibly();
        }

        /** From now on, reads without asking. */
        void finish() {
            mayRead.release(100_000);
        }

        @Override
        public FaceResult picture(byte[] image, FaceTrack track) {
            if (image[0] == BREAKS) {
                throw new IllegalStateException("a network that fails");
            }
            reading.release();
            mayRead.acquireUninterruptibly();
            pictures.incrementAndGet();
            return new FaceReading(
                    Optional.empty(),
                    Optional.empty(),
                    Shares.EVEN,
                    0,
                    0,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    new StageNanos(1, 1, 1, 1));
        }

        @Override
        public VoiceReading voice(float[] window, int newSamples, VoiceTrack track) {
            throw new UnsupportedOperationException("no sound here");
        }

        @Override
        public TextReading words(String text) {
            throw new UnsupportedOperationException("no words here");
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
