package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.server.adaptation.TagMoment;
import dev.inhabit.server.catalog.ClinicContent;
import dev.inhabit.server.catalog.SceneContent;
import dev.inhabit.server.catalog.Staging;
import dev.inhabit.server.crowd.CrowdOfSession;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.PersonalityMix;
import dev.inhabit.server.journal.GoldenEvents;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.scenario.Distraction;
import dev.inhabit.server.scenario.ScenarioParameters;
import dev.inhabit.server.scenario.ScenarioPlan;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session in a scene that a therapist built. */
class OwnSceneTests {
    private static OwnSceneCommand.FireTrigger fire(String tag) {
        return new OwnSceneCommand.FireTrigger(TalkingSession.THERAPIST, tag);
    }

    private static GoalAttainment goal(TalkingSession session) {
        return Objects.requireNonNull(
                GoalAttainment.of(session.state, session.state.clock().activeMsAt(session.now)));
    }

    private static void passes(TalkingSession session, long ms) {
        session.now = session.now.plusMillis(ms);
    }

    @Test
    void aSessionKeepsAllOfItsScenario() {
        ScenarioPlan plan = OwnScene.plan("real-world", 6, "sustain");
        TalkingSession session = OwnScene.started(plan);
        PinnedScenario pinned = Objects.requireNonNull(session.state.scenario()).pinned();
        assertEquals(plan, pinned.plan());
        assertEquals(plan.hash(), pinned.hash());
        assertEquals(3, pinned.revision());
        PinnedLevel level = Objects.requireNonNull(session.state.level());
        assertEquals("5C", level.sublevel());
        assertEquals("At the counter", level.title());
        assertEquals(300_000, level.plannedMs());
        assertEquals(33, level.mood());
        assertEquals(4, level.audienceSize());
        assertEquals("cafe", pinned.scene());
        assertNotNull(session.state.talk());
        assertEquals(60, session.state.talk().pinned().gazePercent());
    }

    @Test
    void itsPeopleAreThoseOfTheScenarioAndDistractionsComeByThemselves() {
        TalkingSession session = OwnScene.started(OwnScene.plan("custom-combination", 9, "sustain"));
        assertEquals(
                new PersonalityMix(5, 25, 45, 25),
                Objects.requireNonNull(CrowdOfSession.seating(session.state))
                        .settings()
                        .mix());
        List<CrowdOrder> orders = CrowdOfSession.orders(session.state);
        assertTrue(orders.size() > 5, orders.toString());
        assertEquals(
                Objects.requireNonNull(session.state.scenario())
                                .pinned()
                                .distractions()
                                .get(0)
                                .atActiveMs()
                        / 100,
                orders.get(0).effectiveTick());
        session.accept(fire("sigh-behind"));
        assertEquals(orders.size() + 1, CrowdOfSession.orders(session.state).size());
    }

    /** The crowd shows them by itself, as before; what is recorded is the tagged moment of each, once and in its time. */
    @Test
    void itsOwnDistractionsAreRecordedWithTheirTagsAndChangeNothingOfTheCrowd() {
        TalkingSession session = OwnScene.started(OwnScene.plan("custom-combination", 9, "sustain"));
        List<CrowdOrder> orders = CrowdOfSession.orders(session.state);
        List<Distraction> planned =
                Objects.requireNonNull(session.state.scenario()).pinned().distractions();
        OwnSceneCommand first = new OwnSceneCommand.NoteDistraction(0);
        passes(session, planned.get(0).atActiveMs() - 1);
        assertEquals(List.of(), session.accept(first), "not before its time");
        passes(session, 1);
        assertEquals(List.of(), session.accept(new OwnSceneCommand.NoteDistraction(1)), "nor out of its turn");
        for (int i = 0; i < planned.size(); i++) {
            passes(
                    session,
                    i == 0
                            ? 0
                            : planned.get(i).atActiveMs() - planned.get(i - 1).atActiveMs());
            assertEquals(
                    List.of(OwnSceneEvent.DistractionHappened.of(i, planned.get(i))),
                    session.accept(new OwnSceneCommand.NoteDistraction(i)));
            assertEquals(List.of(), session.accept(new OwnSceneCommand.NoteDistraction(i)), "once");
        }
        assertEquals(
                planned.stream()
                        .map(one -> new TagMoment(one.atActiveMs() / 100 * 100, AdaptationRecord.tag(one.event())))
                        .toList(),
                AdaptationRecord.readings(session.state, 3_600_000).tags());
        assertEquals(orders, CrowdOfSession.orders(session.state));
        session.pause();
        assertEquals(
                new SessionUpdate.DistractionHappened(
                        planned.get(0).event(),
                        AdaptationRecord.tag(planned.get(0).event()),
                        planned.get(0).atActiveMs()),
                SessionViews.update(OwnSceneEvent.DistractionHappened.of(0, planned.get(0)), Role.PATIENT));
    }

    @Test
    void triggersAreFiredUnderTheirTagAndFoundByIt() {
        TalkingSession session = OwnScene.started(OwnScene.plan("public-speaking", 6, "challenge"));
        passes(session, 10_000);
        assertEquals(2, session.accept(fire("sigh-behind")).size());
        passes(session, 10_000);
        assertEquals(1, session.accept(fire("asked-again")).size());
        passes(session, 10_000);
        assertEquals(3, session.accept(fire("quizzed")).size());
        assertEquals(
                List.of("sigh-behind", "asked-again", "quizzed", "content"),
                AdaptationRecord.readings(session.state, 60_000).tags().stream()
                        .map(TagMoment::tag)
                        .toList());
        assertEquals(
                3, Objects.requireNonNull(session.state.scenario()).challenges().size());
    }

    @Test
    void aTriggerIsRefusedThatIsNoneOrAtTheWrongTimeOrByTheWrongPerson() {
        ScenarioPlan plan = OwnScene.plan("public-speaking", 6, "sustain");
        TalkingSession session = OwnScene.started(plan);
        assertEquals(ErrorCode.INVALID_FIELD, session.refused(fire("sunshine")));
        assertEquals(
                ErrorCode.NOT_IN_CONTROL,
                session.refused(new OwnSceneCommand.FireTrigger(TalkingSession.OTHER, "sigh-behind")));
        session.pause();
        assertEquals(ErrorCode.CONFLICT, session.refused(fire("sigh-behind")));
        TalkingSession plain = new TalkingSession();
        plain.create("3C", 1);
        plain.start();
        assertEquals(ErrorCode.CONFLICT, plain.refused(fire("sigh-behind")));
        assertNull(GoalAttainment.of(plain.state, 0));
    }

    @Test
    void whoStaysReachesTheGoalAndPausesDoNotCount() {
        TalkingSession session = OwnScene.started(OwnScene.plan("public-speaking", 6, "sustain"));
        passes(session, 209_000);
        session.pause();
        passes(session, 600_000);
        session.resume();
        assertFalse(goal(session).isReached());
        passes(session, 1_000);
        assertTrue(goal(session).isReached());
        assertEquals(70.0, Objects.requireNonNull(goal(session).percent()), 1e-9);
        assertEquals(ErrorCode.CONFLICT, session.refused(new OwnSceneCommand.JudgeGoal(TalkingSession.THERAPIST, 100)));
    }

    @Test
    void whoTalksToAnEndingReachesItAndWhoLeavesDoesNot() {
        for (boolean leaves : new boolean[] {true, false}) {
            TalkingSession session = OwnScene.started(OwnScene.plan("real-world", 2, "task"));
            session.goesOn();
            if (leaves) {
                session.accept(new ConversationCommand.LeaveConversation(TalkingSession.PATIENT));
            }
            while (!Objects.requireNonNull(session.state.talk()).hasEnded()) {
                session.chooses(1);
            }
            assertEquals(!leaves, goal(session).isReached());
        }
    }

    @Test
    void aChallengeIsStoodByWhoStaysAndNotByWhoPauses() {
        TalkingSession session = OwnScene.started(OwnScene.plan("public-speaking", 6, "challenge"));
        assertNull(goal(session).percent());
        session.accept(fire("sigh-behind"));
        passes(session, 19_000);
        assertEquals(0.0, Objects.requireNonNull(goal(session).percent()));
        passes(session, 1_000);
        assertEquals(100.0, Objects.requireNonNull(goal(session).percent()));
        session.accept(fire("asked-again"));
        passes(session, 5_000);
        session.accept(new SessionCommand.Pause(TalkingSession.PATIENT, "asked"));
        session.accept(new SessionCommand.Resume(TalkingSession.PATIENT));
        passes(session, 60_000);
        assertEquals(50.0, Objects.requireNonNull(goal(session).percent()));
    }

    @Test
    void whatNoEventTellsTheTherapistSays() {
        TalkingSession session = OwnScene.started(OwnScene.plan("public-speaking", 6, "free"));
        assertNull(goal(session).percent());
        session.accept(new OwnSceneCommand.JudgeGoal(TalkingSession.THERAPIST, 69));
        assertFalse(goal(session).isReached());
        session.accept(new OwnSceneCommand.JudgeGoal(TalkingSession.THERAPIST, 70));
        assertTrue(goal(session).isReached());
        assertEquals(
                "therapist",
                goal(OwnScene.started(OwnScene.plan("public-speaking", 6, "task")))
                        .measuredBy());
    }

    @Test
    void whereNobodyTalksTheAudienceAsksInTheLastThird() {
        TalkingSession session = OwnScene.started(OwnScene.plan("public-speaking", 6, "challenge"));
        QuestionRecord questions = Objects.requireNonNull(session.state.questions());
        assertEquals(200_000, questions.dueActiveMs());
        passes(session, 200_000);
        assertEquals(2, session.accept(new ConversationCommand.AskNext(0)).size());
        assertEquals(
                1, Objects.requireNonNull(session.state.scenario()).challenges().size());
        assertEquals(
                Long.MAX_VALUE,
                Objects.requireNonNull(OwnScene.started(OwnScene.plan("real-world", 6, "task"))
                                .state
                                .questions())
                        .dueActiveMs());
    }

    /** As a session is created with it; the copy keeps what the file has beside. */
    private static PinnedLevel withoutCopy(PinnedLevel level) {
        return new PinnedLevel(
                "",
                level.sublevel(),
                level.title(),
                level.plannedMs(),
                level.sudsLow(),
                level.sudsHigh(),
                level.audienceSize(),
                level.mood(),
                level.questionDifficulty(),
                level.shares(),
                level.applause(),
                "");
    }

    @ParameterizedTest
    @CsvSource({"5A, 2", "5B, 4", "5C, 6", "5D, 8", "5E, 10"})
    void levelFiveHasItsOwnSceneWithoutAScenario(String sublevel, int difficulty) {
        Level level = ClinicContent.SHIPPED.levels().find(sublevel).orElseThrow();
        PinnedScenario pinned = Objects.requireNonNull(new SceneContent(ClinicContent.SHIPPED, "en")
                .pinned(sublevel, OwnScene.SEED)
                .scenario());
        assertEquals(difficulty, pinned.plan().difficulty());
        assertEquals(
                ClinicContent.SHIPPED
                        .difficulty()
                        .at(difficulty)
                        .sized(level.audience().size(), level.minutes()),
                pinned.plan().parameters());
        assertNull(pinned.scenario());
        Staging.Staged own = new Staging(ClinicContent.SHIPPED, "en").staged(pinned.plan(), null, 0, OwnScene.SEED);
        assertEquals(own.scene(), new SceneContent(ClinicContent.SHIPPED, "en").pinned(sublevel, OwnScene.SEED));
        assertEquals(withoutCopy(own.level()), withoutCopy(level.pinned()));
        ScenarioParameters set = pinned.plan().parameters();
        assertEquals(set.challengingQuestions(), level.pinned().questionDifficulty());
        assertEquals(10 * set.eyeContact(), level.eyeContactPercent());
        PinnedTalk talk = Objects.requireNonNull(own.scene().talk());
        assertEquals(level.replyDelay(), new Level.ReplyDelay(talk.replyDelayMinMs(), talk.replyDelayMaxMs()));
        TalkingSession session = new TalkingSession();
        session.create(sublevel, OwnScene.SEED);
        session.start();
        passes(session, level.minutes() * 60_000L);
        assertTrue(goal(session).isReached());
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversation", "group-discussion", "public-speaking", "real-world", "custom-combination"})
    void everyKindOfSceneIsFoldedAgainToTheSameState(String baseType) {
        for (int difficulty = 1; difficulty <= 10; difficulty++) {
            TalkingSession session = OwnScene.started(OwnScene.plan(baseType, difficulty, "challenge"));
            session.accept(fire("quizzed"));
            assertEquals(StateHash.of(session.state), StateHash.of(session.folded(session.log)));
            assertEquals(CrowdOfSession.seating(session.state), CrowdOfSession.seating(session.folded(session.log)));
            GoldenEvents.checkState(new SessionDomain(), session.state);
        }
    }

    /** Else a repeat would be refused as another command. */
    @Test
    void anEventTellsWhatItsCommandSaid() {
        TalkingSession session = OwnScene.started(OwnScene.plan("public-speaking", 6, "free"));
        for (OwnSceneCommand command :
                List.of(fire("quizzed"), new OwnSceneCommand.JudgeGoal(TalkingSession.THERAPIST, 80))) {
            assertNotNull(command.said());
            assertEquals(command.said(), session.accept(command).get(0).said());
        }
    }

    @Test
    void triggersArePlannedForThePatientAndToldToWhoTreats() {
        TalkingSession session = OwnScene.started(OwnScene.plan("real-world", 6, "sustain"));
        SessionEvent pinned = session.log.stream()
                .filter(OwnSceneEvent.ScenarioPinned.class::isInstance)
                .findFirst()
                .orElseThrow();
        for (Role reader : Role.values()) {
            SessionUpdate.OwnSceneChosen told = (SessionUpdate.OwnSceneChosen) SessionViews.update(pinned, reader);
            assertEquals(
                    reader == Role.THERAPIST ? 3 : 0, told.scene().triggers().size());
        }
        assertFalse(session.state.toString().contains("About nobody"), "a state prints no notes");
    }
}
