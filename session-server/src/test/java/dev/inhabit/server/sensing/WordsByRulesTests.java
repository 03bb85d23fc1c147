package dev.inhabit.server.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.face.FaceResult;
import dev.inhabit.affect.face.FaceTrack;
import dev.inhabit.affect.text.TextReading;
import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.voice.VoiceReading;
import dev.inhabit.affect.voice.VoiceTrack;
import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What rules read of a session's words, with models that are not there or fail. */
class WordsByRulesTests {
    private static final ActorTestKit KIT = ActorTestKit.create(Settings.config(""));

    private final TestProbe<Moment> told = KIT.createTestProbe();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger severe = new AtomicInteger();
    private final EntityId session = EntityId.of(new TenantId("demo"), UUID.randomUUID());

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private Sensing sensing(String language) {
        return new Sensing(
                KIT.system(),
                SensingSettings.of(Settings.config("inhabit.sensing.language = " + language)),
                BodySettings.of(ShippedBiofeedback.HEART),
                TextRules.shipped(),
                List.of(),
                InstantSource.system(),
                new SensingMetrics() {
                    @Override
                    public void readingFailed() {
                        failed.incrementAndGet();
                    }

                    @Override
                    public void riskRead(RiskLevel level) {
                        if (level == RiskLevel.SEVERE) {
                            severe.incrementAndGet();
                        }
                    }
                },
                (of, moment) -> {
                    if (moment instanceof Moment.WordsRead) {
                        told.ref().tell(moment);
                    }
                });
    }

    private Moment.WordsRead says(Sensing sensing, String text) {
        sensing.words(session, new ToServer.Words(text, 1_000));
        return (Moment.WordsRead) told.receiveMessage();
    }

    private static void close(Sensing sensing) {
        sensing.close().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Test
    void theLibraryAndTheWireNameTheSameLevelsAndCategories() {
        EnumSet<RiskCategory> categories = EnumSet.noneOf(RiskCategory.class);
        for (dev.inhabit.affect.text.risk.RiskCategory category : dev.inhabit.affect.text.risk.RiskCategory.values()) {
            categories.add(WordsByRules.onWire(category));
        }
        assertEquals(EnumSet.allOf(RiskCategory.class), categories);
        assertEquals(
                List.of(RiskLevel.values()),
                Arrays.stream(dev.inhabit.affect.text.risk.RiskLevel.values())
                        .filter(level -> level != dev.inhabit.affect.text.risk.RiskLevel.NORMAL)
                        .map(WordsByRules::onWire)
                        .toList());
    }

    @Test
    void signsOfDangerAreReadBeforeAnyModelIsThere() {
        Sensing loading = sensing("en");
        Moment.WordsRead read = says(loading, "My boss hates me. I just want to die, there is no way out");
        assertEquals(Optional.of(RiskLevel.SEVERE), read.level());
        assertEquals("want-to-die", read.findings().get(0).rule());
        assertEquals("want to die", read.findings().get(0).phrase());
        assertTrue(read.findings().stream().map(RiskFinding::category).toList().contains(RiskCategory.HOPELESSNESS));
        assertEquals(List.of("work"), read.topics());
        assertTrue(read.keywords().contains("boss"), "keywords");
        assertEquals(TextRules.shipped().version(), read.rulesVersion());
        assertEquals(1, severe.get());
        close(loading);
    }

    @Test
    void aModelThatFailsCostsNoSign() {
        Sensing failing = sensing("en");
        failing.startReading(FailingReader::new);
        for (int i = 1; i <= 3; i++) {
            assertEquals(
                    Optional.of(RiskLevel.SEVERE),
                    says(failing, "I want to die").level());
            int soFar = i;
            told.awaitAssert(() -> {
                assertEquals(soFar, failed.get());
                return null;
            });
        }
        close(failing);
    }

    @Test
    void whatWasHeardBeforeInTheSameSessionIsBorneInMind() {
        Sensing sensing = sensing("en");
        assertEquals(Optional.empty(), says(sensing, "Where can I buy a gun?").level());
        assertEquals(Optional.empty(), says(sensing, "I lost my job today").level());
        assertEquals(
                Optional.empty(), says(sensing, "I had lunch with my sister").level());
        assertEquals(
                Optional.of(RiskLevel.MODERATE),
                says(sensing, "Where can I buy a gun?").level());
        sensing.ended(session);
        assertEquals(Optional.empty(), says(sensing, "Where can I buy a gun?").level());
        close(sensing);
    }

    @Test
    void wordsThatSayNothingAndWordsOfAnotherLanguageAreNotTold() {
        Sensing sensing = sensing("en");
        sensing.words(session, new ToServer.Words("and so it is", 1_000));
        assertEquals(List.of("family"), says(sensing, "my mother").topics());
        close(sensing);
        Sensing german = sensing("de");
        german.words(session, new ToServer.Words("I want to die", 1_000));
        told.expectNoMessage();
        close(german);
    }

    @Test
    void nothingOfItIsInAMessagesText() {
        Sensing sensing = sensing("en");
        Moment.WordsRead read = says(sensing, "I want to die");
        assertEquals("WordsRead", read.toString());
        assertEquals("RiskFinding", read.findings().get(0).toString());
        close(sensing);
    }

    private static final class FailingReader implements Reader {
        @Override
        public FaceResult picture(byte[] image, FaceTrack track) {
            throw new IllegalStateException("a model that fails");
        }

        @Override
        public VoiceReading voice(float[] window, int newSamples, VoiceTrack track) {
            throw new IllegalStateException("a model that fails");
        }

        @Override
        public TextReading words(String text) {
            throw new IllegalStateException("a model that fails");
        }

        @Override
        public void close() {}
    }
}
