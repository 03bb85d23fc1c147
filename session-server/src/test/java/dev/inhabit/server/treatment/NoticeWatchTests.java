package dev.inhabit.server.treatment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.safety.NoticeReach;
import dev.inhabit.server.safety.SafetyRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The watch over notices that nobody answers, before courses that decide and are stored nowhere. */
class NoticeWatchTests {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<SafetyRules.Step> STEPS =
            List.of(new SafetyRules.Step(15, NoticeReach.CARE_TEAM), new SafetyRules.Step(60, NoticeReach.CLINIC));

    private final ActorTestKit kit = ActorTestKit.create();
    private final TestProbe<NoticeWatch.Counts> counts = kit.createTestProbe();
    private final Course course = new Course();
    private volatile Instant now = Course.T0;
    private volatile boolean storeAway;
    private final AtomicInteger looks = new AtomicInteger();
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private ActorRef<NoticeWatch.Message> watch() {
        return kit.spawn(NoticeWatch.create(
                new NoticeWatch.Rooms(
                        () -> looks.incrementAndGet() > 0 && storeAway
                                ? CompletableFuture.failedStage(new IllegalStateException("away"))
                                : CompletableFuture.completedStage(List.of(Course.PATIENT)),
                        patient -> CompletableFuture.completedStage(state()),
                        (patient, commandId, command) -> ask(patient, commandId.value(), command),
                        STEPS,
                        () -> now,
                        seen -> counts.ref().tell(seen)),
                Duration.ofMillis(20)));
    }

    private synchronized TreatmentState state() {
        return course.state();
    }

    private synchronized CompletionStage<Answer> ask(EntityId patient, String commandId, TreatmentCommand command) {
        assertEquals(Course.PATIENT, patient);
        asked.add(commandId);
        course.at(now);
        course.ask(command);
        return CompletableFuture.completedStage(new Answer.Done(new CommandId(commandId), 1, false));
    }

    private synchronized void heard() {
        course.ask(new NoticeCommand.ReportSessionRisk(EntityId.parse("demo~s1"), 12, 0, null));
    }

    private void untilCounted(int unanswered, int escalated) {
        counts.fishForMessage(
                PATIENCE,
                seen -> seen.unanswered() == unanswered && seen.escalated() == escalated
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore());
    }

    private synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Test
    void whatNobodyAnswersIsPassedOnAlsoByAWatchThatStartsAnew() {
        heard();
        ActorRef<NoticeWatch.Message> first = watch();
        untilCounted(1, 0);
        assertEquals(List.of(), asked());
        now = Course.T0.plus(Duration.ofMinutes(16));
        untilCounted(1, 1);
        assertEquals(List.of("escalate-1-1"), asked());
        kit.stop(first);
        now = Course.T0.plus(Duration.ofHours(2));
        watch();
        counts.awaitAssert(PATIENCE, () -> {
            assertEquals(List.of("escalate-1-1", "escalate-1-2"), asked());
            return true;
        });
    }

    @Test
    void aStoreThatIsAwayIsAskedAgain() {
        heard();
        storeAway = true;
        now = Course.T0.plus(Duration.ofMinutes(16));
        watch();
        counts.awaitAssert(PATIENCE, () -> {
            assertTrue(looks.get() > 2);
            return true;
        });
        assertEquals(List.of(), asked());
        storeAway = false;
        untilCounted(1, 1);
    }
}
