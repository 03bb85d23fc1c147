package dev.inhabit.server.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import dev.inhabit.protocol.FillersCounted;
import dev.inhabit.protocol.SpeechSample;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.feed.Floor;
import dev.inhabit.server.feed.Moment;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The affect stream of a session, by a clock that the tests turn. */
class AffectStageTests {
    private static final Sensed.Face HAPPY = new Sensed.Face(Shares.mostly(Emotion.HAPPY, .9), .9);
    private static final Sensed.Face SAD = new Sensed.Face(Shares.mostly(Emotion.SAD, .8), .8);

    private static final ActorTestKit KIT =
            ActorTestKit.create(ManualTime.config().withFallback(Settings.config("")));
    private final HandClock clock = new HandClock(KIT);
    private final TestProbe<Moment> told = KIT.createTestProbe();
    private final CompletableFuture<Done> over = new CompletableFuture<>();
    private final BoundedSourceQueue<Sensed> senses = run();

    private BoundedSourceQueue<Sensed> run() {
        var stream = Source.<Sensed>queue(64)
                .via(new AffectStage(
                        Settings.standard().affect(),
                        BodySettings.of(ShippedBiofeedback.HEART),
                        FillersCounted.SOUNDS_AND_WORDS,
                        clock))
                .toMat(Sink.foreach(moment -> told.ref().tell(moment)), Keep.both())
                .run(KIT.system());
        stream.second().whenComplete((done, failure) -> over.complete(Done.getInstance()));
        return stream.first();
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void theFirstReadingIsToldAtOnceAndThoseOfTheNextFifthOfASecondTogether() {
        senses.offer(HAPPY);
        assertEquals(dev.inhabit.protocol.Emotion.HAPPY, affected().sample().expression());
        for (int i = 0; i < 10; i++) {
            senses.offer(SAD);
        }
        senses.offer(new Sensed.Spoken(new SpokenCount(10, 1, 5_000, clock.millis())));
        // All eleven have been taken in when the rate of speech comes, and no second reading came before it.
        assertEquals(120, told.expectMessageClass(Moment.Speech.class).wordsPerMinute());
        clock.pass(200);
        assertEquals(dev.inhabit.protocol.Emotion.SAD, affected().sample().expression());
    }

    @Test
    void aFaceThatIsNotSeenAnyMoreFadesByItself() {
        senses.offer(HAPPY);
        assertEquals(List.of("face"), affected().sample().sources());
        clock.pass(3_000);
        Moment.Affected faded = affected();
        assertEquals(List.of(), faded.sample().sources());
        assertEquals(dev.inhabit.protocol.Emotion.UNKNOWN, faded.sample().expression());
        assertEquals(0, faded.sample().confidence());
        assertNull(faded.sample().stress());
    }

    @Test
    void theRateOfSpeechFadesAfterAMinute() {
        senses.offer(new Sensed.Spoken(new SpokenCount(10, 0, 5_000, clock.millis())));
        assertEquals(120, told.expectMessageClass(Moment.Speech.class).wordsPerMinute());
        clock.pass(60_000);
        assertNull(told.expectMessageClass(Moment.Speech.class).wordsPerMinute());
    }

    @Test
    void aSilentTalkIsTold() {
        senses.offer(new Sensed.Turned(Floor.TALK, clock.millis()));
        clock.pass(5_000);
        assertNull(told.expectMessageClass(Moment.Speech.class).sample(), "a first breath");
        clock.pass(5_000);
        SpeechSample silent = told.expectMessageClass(Moment.Speech.class).sample();
        assertEquals(10, Objects.requireNonNull(silent).speakingS());
        assertEquals(1, silent.silenceShare());
        senses.offer(new Sensed.Turned(Floor.ELSEWHERE, clock.millis()));
        senses.offer(HAPPY);
        affected();
        clock.pass(5_000);
        // The face fades; of speech nothing is told any more.
        affected();
        told.expectNoMessage();
    }

    @Test
    void aSessionThatIsSilentForLongIsForgotten() {
        senses.offer(HAPPY);
        affected();
        clock.pass(300_000);
        affected();
        clock.pass(200);
        senses.offer(HAPPY);
        affected();
        clock.pass(599_000);
        affected();
        assertFalse(over.isDone());
        for (int tries = 0; tries < 100 && !over.isDone(); tries++) {
            clock.pass(1_000);
            over.copy()
                    .completeOnTimeout(Done.getInstance(), 50, TimeUnit.MILLISECONDS)
                    .join();
        }
        assertTrue(senses.isCompleted());
    }

    private Moment.Affected affected() {
        return told.expectMessageClass(Moment.Affected.class);
    }
}
