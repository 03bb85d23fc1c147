package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.server.levels.LevelCatalog;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Memory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an exposure asked of the patient, and by what distress fell in it. */
class ExposureMeasuresTests {
    private static final Asker THERAPIST = RehearsedSession.THERAPIST;
    private static final Asker PATIENT = new Asker("demo~p1", dev.inhabit.protocol.Role.PATIENT);

    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private SessionState state = SessionState.none(EntityId.parse("demo~s1"));
    private long sequenceNr;

    private void decide(SessionCommand command) {
        if (!(command.decide(state, now) instanceof Decision.Accepted<SessionEvent> accepted)) {
            throw new AssertionError(command + " was refused");
        }
        for (SessionEvent event : accepted.events()) {
            state = event.applyTo(state, new EventMeta(++sequenceNr, now, now));
        }
    }

    private void created(PinnedRules rules) {
        decide(new SessionCommand.Create(
                THERAPIST,
                "demo~p1",
                LevelCatalog.load(Path.of(System.getProperty("inhabit.root"), "config", "levels"))
                        .find("3C")
                        .orElseThrow()
                        .pinned(),
                THERAPIST.accountId(),
                42,
                1,
                HeartRecord.BASELINE_MIN_S,
                PinnedScene.SILENT,
                rules));
    }

    private void started() {
        created(PinnedRules.BEFORE);
        decide(new SessionCommand.Start(THERAPIST));
    }

    private void afterS(int s) {
        now = now.plusSeconds(s);
    }

    private void rated(int suds) {
        decide(new SessionCommand.RecordSuds(PATIENT, suds, null, SudsSource.HAND));
    }

    private ExposureMeasures measures() {
        return ExposureMeasures.of(state);
    }

    private @Nullable DropCause cause() {
        return measures().dropCause();
    }

    @Test
    void withoutARatingThereIsNothing() {
        started();
        assertEquals(new ExposureMeasures(null, null, null, null, null), measures());
    }

    @Test
    void theBaselineIsTheLastRatingBeforeTheSceneAndElseTheFirstInIt() {
        created(PinnedRules.BEFORE);
        rated(10);
        afterS(30);
        rated(20);
        afterS(30);
        decide(new SessionCommand.Start(THERAPIST));
        afterS(1);
        rated(50);
        assertEquals(20, measures().baselineSuds());
        assertEquals(30, measures().activationSuds());
        assertNull(measures().load(), "one rating spans no time");
    }

    @Test
    void theLoadIsTheAreaAboveTheBaselinePerMinute() {
        started();
        rated(40);
        afterS(120);
        rated(80);
        afterS(60);
        rated(40);
        // 2 min from 0 to 40 above, and 1 min back to 0: (40 + 20)/3.
        assertEquals(20, Objects.requireNonNull(measures().load()), 1e-9);
        assertEquals(40, measures().activationSuds());
    }

    @Test
    void whatLiesBelowTheBaselineTakesNothingAway() {
        started();
        rated(40);
        afterS(60);
        rated(60);
        afterS(60);
        rated(20);
        // 10 in the first minute; in the second, half a minute from 20 to 0 above: 5.
        assertEquals(7.5, Objects.requireNonNull(measures().load()), 1e-9);
    }

    @Test
    void whatFellWithNothingElseHappeningFellByHabituation() {
        started();
        rated(80);
        afterS(60);
        rated(70);
        assertNull(cause(), "10 points of 80 are not what counts");
        afterS(60);
        rated(60);
        assertEquals(DropCause.HABITUATION, cause());
    }

    private void fell() {
        started();
        rated(80);
        afterS(60);
        rated(40);
    }

    @Test
    void whoLeavesAvoids() {
        fell();
        decide(new SessionCommand.ForceExit(PATIENT, null));
        assertEquals(DropCause.AVOIDANCE, cause());
    }

    @Test
    void whoStopsWithoutAnExitOfTheirOwnAvoids() {
        fell();
        decide(new SessionCommand.Complete(THERAPIST, Outcome.QUIT));
        assertEquals(DropCause.AVOIDANCE, cause());
    }

    @Test
    void whoIsTakenOutBySomebodyElseDoesNotAvoid() {
        fell();
        decide(new SessionCommand.ForceExit(THERAPIST, "a fire alarm"));
        assertEquals(Outcome.QUIT, state.outcome());
        assertEquals(DropCause.UNKNOWN, cause());
        SessionState before = state;
        afterS(5);
        decide(new SessionCommand.SafetyExit(PATIENT));
        assertEquals(before, state, "who is out already leaves nothing");
    }

    /** The headset was offline: it left the scene first and tells so later. */
    @Test
    void whoLeftBeforeTheyWereTakenOutAvoids() {
        fell();
        Instant left = now;
        afterS(5);
        decide(new SessionCommand.ForceExit(THERAPIST, null));
        afterS(60);
        state = new SessionEvent.Exited(PATIENT, true, null).applyTo(state, new EventMeta(++sequenceNr, now, left));
        assertEquals(DropCause.AVOIDANCE, cause());
    }

    @Test
    void whatRoseAgainFellByNothing() {
        started();
        rated(80);
        afterS(60);
        rated(40);
        afterS(60);
        rated(80);
        assertNull(cause());
    }

    @Test
    void anEasierSceneIsNoHabituationAndAHarderOneIs() {
        started();
        rated(80);
        afterS(30);
        decide(new SessionCommand.Adjust(THERAPIST, null, 90, null));
        afterS(30);
        rated(60);
        assertEquals(DropCause.HABITUATION, cause());
        afterS(30);
        decide(new SessionCommand.Adjust(THERAPIST, null, 10, null));
        afterS(30);
        rated(20);
        assertEquals(DropCause.STIMULUS_REMOVED, cause(), "most of it fell then");
    }

    @Test
    void aPauseIsNone() {
        started();
        rated(80);
        afterS(10);
        decide(new SessionCommand.Pause(THERAPIST, "break"));
        afterS(60);
        decide(new SessionCommand.Resume(THERAPIST));
        afterS(10);
        rated(40);
        assertEquals(DropCause.PAUSE, cause());
    }

    @Test
    void reassuranceIsNone() {
        started();
        rated(80);
        afterS(30);
        decide(new SessionCommand.Encourage(THERAPIST, "You are safe"));
        afterS(30);
        rated(40);
        assertEquals(DropCause.THERAPIST_REASSURANCE, cause());
    }

    @Test
    void whoeverLeftAvoided() {
        started();
        rated(80);
        afterS(60);
        rated(40);
        decide(new SessionCommand.SafetyExit(PATIENT));
        assertEquals(Phase.ENDED, state.phase());
        assertEquals(Outcome.QUIT, state.outcome());
        assertEquals(DropCause.AVOIDANCE, cause());
    }

    @Test
    void whatCountsAsAFallIsWhatTheSessionBeganWith() {
        created(new PinnedRules(60_000, 50, 15, 10_000, 20, 10, 3));
        decide(new SessionCommand.Start(THERAPIST));
        rated(80);
        afterS(60);
        rated(40);
        assertNull(cause());
        afterS(60);
        rated(30);
        assertEquals(DropCause.HABITUATION, cause());
    }

    @Test
    void theResultTellsIt() {
        started();
        rated(80);
        afterS(60);
        rated(40);
        decide(new SessionCommand.SafetyExit(PATIENT));
        SessionResult result = SessionResult.of(
                        new Memory<>(state, Memory.of(state).recent(), now, sequenceNr, Set.of()))
                .orElseThrow();
        assertEquals(measures(), result.measures());
    }

    @Test
    void habituationIsJudgedByTheSpanAndTheFallThatTheSessionBeganWith() {
        SudsCurve curve = new SudsCurve(List.of(
                new SudsCurve.Rating(1, 0, 0, 80, null, false, false),
                new SudsCurve.Rating(2, 45_000, 45_000, 60, null, false, false),
                new SudsCurve.Rating(3, 90_000, 90_000, 50, null, false, false)));
        assertEquals(true, Habituation.of(curve, PinnedRules.BEFORE).habituated());
        assertEquals(
                false,
                Habituation.of(curve, new PinnedRules(60_000, 40, 15, 10_000, 20, 10, 3))
                        .habituated());
        assertNull(Habituation.of(curve, new PinnedRules(120_000, 10, 15, 10_000, 20, 10, 3))
                .slopePerMin());
    }
}
