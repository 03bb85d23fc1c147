package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.server.adaptation.LearningMode;
import dev.inhabit.server.adaptation.Suggestion;
import dev.inhabit.server.levels.LevelCatalog;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session whose heart stays fast: what happens in it that silences the suggestion it would give. */
class AdaptationGuardTests {
    private static final int LASTING_S = 300;

    private final RehearsedSession session = new RehearsedSession(
            EntityId.parse("demo~s1"),
            EntityId.parse("demo~p1"),
            LevelCatalog.load(Path.of(System.getProperty("inhabit.root"), "config", "levels"))
                    .find("3C")
                    .orElseThrow(),
            Instant.parse("2026-03-02T09:00:00Z"));
    private int s;

    /** What silences as long as it holds. */
    private enum Guard {
        DISTRESS,
        PATIENT_PAUSES,
        SICK
    }

    private void brings(Guard guard) {
        session.decide(
                switch (guard) {
                    case DISTRESS -> rating(90);
                    case PATIENT_PAUSES -> new SessionCommand.Pause(session.patient, "wants a moment");
                    case SICK -> new SessionCommand.ReportSickness(session.patient, true);
                });
    }

    private void takesBack(Guard guard) {
        session.decide(
                switch (guard) {
                    case DISTRESS -> rating(89);
                    case PATIENT_PAUSES -> new SessionCommand.Resume(session.patient);
                    case SICK -> new SessionCommand.ReportSickness(session.patient, false);
                });
    }

    private SessionCommand rating(int suds) {
        return new SessionCommand.RecordSuds(session.patient, suds, null, SudsSource.HAND);
    }

    @BeforeEach
    void rests() {
        for (int i = 0; i < 24; i++) {
            session.beats(0, 72, RehearsedSession.CHUNK_S);
        }
        session.decide(new SessionCommand.Start(RehearsedSession.THERAPIST));
    }

    private void staysFast(int forS, int signalS) {
        for (int endS = s + forS; s < endS; ) {
            s += RehearsedSession.CHUNK_S;
            session.beats(s, 97, signalS);
        }
    }

    /** To the last reading before that by which it is lasting. */
    private void nearlyLasting() {
        staysFast(LASTING_S - RehearsedSession.CHUNK_S, RehearsedSession.CHUNK_S);
        assertEquals(0, suggestions());
    }

    private int suggestions() {
        return session.state().adaptation().made().size();
    }

    private int mood() {
        return Objects.requireNonNull(session.state().audience()).mood();
    }

    private void lasting() {
        staysFast(RehearsedSession.CHUNK_S, RehearsedSession.CHUNK_S);
    }

    @Test
    void withoutAGuardItIsSuggestedAndChangesNothing() {
        int mood = mood();
        nearlyLasting();
        lasting();
        assertEquals(1, suggestions());
        assertEquals(mood, mood());
    }

    @ParameterizedTest
    @EnumSource
    void aGuardSilencesItAsLongAsItHolds(Guard guard) {
        nearlyLasting();
        brings(guard);
        lasting();
        assertEquals(0, suggestions());
        takesBack(guard);
        lasting();
        assertEquals(1, suggestions());
    }

    private void danger(long atMs) {
        session.decide(new SessionCommand.RecordRiskLanguage(
                List.of(new RiskFinding(RiskCategory.PASSIVE_IDEATION, RiskLevel.SEVERE, "rule", "phrase")),
                "1",
                atMs));
    }

    private void acknowledged() {
        session.decide(new AlertCommand.AcknowledgeRisk(
                RehearsedSession.THERAPIST, session.state().risk().heardNr()));
    }

    @Test
    void wordsOfDangerSilenceItUntilTheyAreAcknowledged() {
        nearlyLasting();
        danger(1);
        staysFast(LASTING_S, RehearsedSession.CHUNK_S);
        assertEquals(0, suggestions());
        acknowledged();
        lasting();
        assertEquals(1, suggestions());
    }

    @Test
    void whatIsHeardAfterItWasAcknowledgedSilencesItAgain() {
        nearlyLasting();
        danger(1);
        acknowledged();
        danger(Instant.parse("2026-03-02T12:00:00Z").toEpochMilli());
        staysFast(LASTING_S, RehearsedSession.CHUNK_S);
        assertEquals(0, suggestions());
    }

    @Test
    void aNoticeOfTheCourseSilencesItUntilItIsAnswered() {
        nearlyLasting();
        session.decide(told(List.of(26L)));
        lasting();
        assertEquals(0, suggestions());
        session.decide(told(List.of()));
        lasting();
        assertEquals(1, suggestions());
    }

    private static CourseCommand.TellCourse told(List<Long> notices) {
        return new CourseCommand.TellCourse(
                RehearsedSession.THERAPIST, LearningMode.HABITUATION, notices, List.of(), 0);
    }

    @Test
    void whatTheCourseSaysIsRecordedOnce() {
        session.decide(told(List.of(26L)));
        SessionState before = session.state();
        session.decide(told(List.of(26L)));
        assertEquals(before, session.state());
    }

    @Test
    void byExpectancyItIsSuggestedOnceForEachThatWasDisproved() {
        CourseEvent.Expectation disproved = new CourseEvent.Expectation(8, 80, 20);
        staysFast(RehearsedSession.CHUNK_S, RehearsedSession.CHUNK_S);
        session.decide(new CourseCommand.TellCourse(
                RehearsedSession.THERAPIST, LearningMode.INHIBITORY, List.of(), List.of(disproved), 0));
        staysFast(60, RehearsedSession.CHUNK_S);
        assertEquals(1, suggestions());
        assertEquals(
                Suggestion.Rule.EXPECTANCY_VIOLATED,
                session.state().adaptation().made().get(0).rule());
    }

    @Test
    void byFearNothingIsSuggestedBecauseOfWhatWasDisproved() {
        session.decide(new CourseCommand.TellCourse(
                RehearsedSession.THERAPIST,
                LearningMode.HABITUATION,
                List.of(),
                List.of(new CourseEvent.Expectation(8, 80, 20)),
                0));
        staysFast(60, RehearsedSession.CHUNK_S);
        assertEquals(0, suggestions());
    }

    @Test
    void afterTheWayOutThereIsNothingToSuggest() {
        nearlyLasting();
        session.decide(new SessionCommand.SafetyExit(session.patient));
        lasting();
        assertEquals(0, suggestions());
    }

    /** Four of five seconds are signal enough, if it takes longer to have five minutes of them. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void aPoorSignalSilencesIt(int signalS) {
        staysFast(2 * LASTING_S, signalS);
        assertEquals(signalS == 4, suggestions() > 0);
    }

    private static final int APART_S = 60;

    private long suggested(Suggestion.Rule rule) {
        return session.happened(new SessionEvent.SuggestionMade(
                rule.label(), rule.step(), "reason", List.of(), null, null, LearningMode.HABITUATION, false));
    }

    private static SessionCommand followed(long suggestionNr) {
        return new SessionCommand.AnswerSuggestion(
                RehearsedSession.THERAPIST, suggestionNr, true, RehearsedSession.RULES);
    }

    private void mustBeRefused(long suggestionNr, String reason) {
        Refusal refusal = session.refusal(followed(suggestionNr)).orElseThrow();
        assertEquals(ErrorCode.CONFLICT, refusal.code());
        assertTrue(refusal.message().startsWith(reason + ": "), refusal.message());
    }

    private void mustBeDone(long suggestionNr) {
        int before = mood();
        session.decide(followed(suggestionNr));
        assertNotEquals(before, mood());
    }

    /** What the guard is called where a suggestion that was made before is followed. */
    private static String reason(Guard guard) {
        return switch (guard) {
            case DISTRESS -> "distress";
            case PATIENT_PAUSES -> "not-running";
            case SICK -> "sick";
        };
    }

    @ParameterizedTest
    @EnumSource
    void aGuardKeepsAStepHarderFromBeingTakenAsLongAsItHolds(Guard guard) {
        long harder = suggested(Suggestion.Rule.FAST_DROP);
        brings(guard);
        mustBeRefused(harder, reason(guard));
        takesBack(guard);
        mustBeDone(harder);
    }

    /** Of great distress alone an easier scene is what a person would ask for. */
    @ParameterizedTest
    @EnumSource
    void aGuardKeepsAStepEasierFromBeingTakenUnlessItIsDistress(Guard guard) {
        long easier = suggested(Suggestion.Rule.STAYS_HIGH);
        brings(guard);
        if (guard != Guard.DISTRESS) {
            mustBeRefused(easier, reason(guard));
            takesBack(guard);
        }
        mustBeDone(easier);
    }

    @ParameterizedTest
    @EnumSource(names = {"STAYS_HIGH", "FAST_DROP"})
    void signsOfDangerKeepAStepFromBeingTakenUntilSomebodyAnswersThem(Suggestion.Rule rule) {
        long step = suggested(rule);
        danger(1);
        mustBeRefused(step, "risk");
        acknowledged();
        session.decide(told(List.of(26L)));
        mustBeRefused(step, "risk");
        session.decide(told(List.of()));
        mustBeDone(step);
    }

    @Test
    void aLaterSuggestionTakesThePlaceOfOneThatWaits() {
        long first = suggested(Suggestion.Rule.STAYS_HIGH);
        staysFast(APART_S, RehearsedSession.CHUNK_S);
        long second = suggested(Suggestion.Rule.STAYS_HIGH);
        mustBeRefused(first, "overtaken");
        mustBeDone(second);
    }

    @ParameterizedTest
    @EnumSource(names = {"STAYS_HIGH", "FAST_DROP"})
    void twoStepsAreTakenAMinuteApart(Suggestion.Rule rule) {
        long first = suggested(Suggestion.Rule.STAYS_HIGH);
        staysFast(APART_S - RehearsedSession.CHUNK_S, RehearsedSession.CHUNK_S);
        mustBeDone(first);
        staysFast(RehearsedSession.CHUNK_S, RehearsedSession.CHUNK_S);
        long second = suggested(rule);
        mustBeRefused(second, "too-soon");
        staysFast(APART_S - 2 * RehearsedSession.CHUNK_S, RehearsedSession.CHUNK_S);
        mustBeRefused(second, "too-soon");
        staysFast(RehearsedSession.CHUNK_S, RehearsedSession.CHUNK_S);
        mustBeDone(second);
    }

    /** A suggestion may wait for long; the next one is made when it may, and its step waits for its minute. */
    @Test
    void atOnceNoStepIsTakenWithinAMinuteOfAnotherEither() {
        long first = suggested(Suggestion.Rule.STAYS_HIGH);
        session.decide(new SessionCommand.SwitchAdaptation(RehearsedSession.THERAPIST, true));
        staysFast(LASTING_S - RehearsedSession.CHUNK_S, RehearsedSession.CHUNK_S);
        mustBeDone(first);
        int mood = mood();
        lasting();
        assertEquals(2, suggestions());
        assertEquals(mood, mood());
        assertNull(session.state().adaptation().made().get(1).followed());
    }

    @Test
    void aStepThatIsNotThereIsNeitherFollowedNorSuggested() {
        long easier = suggested(Suggestion.Rule.STAYS_HIGH);
        session.decide(new SessionCommand.Adjust(RehearsedSession.THERAPIST, null, 0, null));
        mustBeRefused(easier, "no-step-left");
        staysFast(2 * LASTING_S, RehearsedSession.CHUNK_S);
        assertEquals(1, suggestions());
    }

    @Test
    void atOnceEverySuggestionThatCountsAsFollowedChangedTheAudience() {
        session.decide(new SessionCommand.SwitchAdaptation(RehearsedSession.THERAPIST, true));
        int steps = mood() / AdaptationDecision.MOOD_STEP;
        staysFast(12 * LASTING_S, RehearsedSession.CHUNK_S);
        assertEquals(0, mood());
        assertEquals(steps, suggestions());
        assertTrue(session.state().adaptation().made().stream().allMatch(one -> Boolean.TRUE.equals(one.followed())));
    }

    /** As it was recorded before version 3. */
    @Test
    void anOldSuggestionWasFollowedWhereverThatWasSwitchedOn() {
        session.decide(new SessionCommand.SwitchAdaptation(RehearsedSession.THERAPIST, true));
        session.happened(
                new SessionEvent.SuggestionMade("stays-high", -1, "reason", List.of(), null, null, null, null));
        session.happened(
                new SessionEvent.SuggestionMade("spike-on-tag", 0, "reason", List.of(), "tag", .01, null, null));
        assertEquals(true, session.state().adaptation().made().get(0).followed());
        assertNull(session.state().adaptation().made().get(1).followed());
    }

    @Test
    void itIsOneStepAtATimeAndTheSameNotWithinFiveMinutes() {
        session.decide(new SessionCommand.SwitchAdaptation(RehearsedSession.THERAPIST, true));
        int mood = mood();
        staysFast(LASTING_S, RehearsedSession.CHUNK_S);
        staysFast(LASTING_S - RehearsedSession.CHUNK_S, RehearsedSession.CHUNK_S);
        assertEquals(1, suggestions());
        assertEquals(mood - AdaptationDecision.MOOD_STEP, mood());
        lasting();
        assertEquals(2, suggestions());
    }
}
