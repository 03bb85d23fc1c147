package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.DeviceKind;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.NpcBehaviour;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.server.adaptation.LearningMode;
import dev.inhabit.server.adaptation.Suggestion;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.RecentCommands;
import dev.inhabit.server.record.TenantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What makes a command the same command again. */
class CommandRepeatTests {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final Asker THERAPIST = new Asker("demo~therapist", Role.THERAPIST);
    private static final Asker PATIENT = new Asker("demo~patient", Role.PATIENT);
    private static final CommandId ID = new CommandId("the-same-id");

    private static List<SessionCommand> all() {
        return List.of(
                create("demo~p1"),
                new SessionCommand.Start(THERAPIST),
                new SessionCommand.RecordSuds(PATIENT, 62, "audience-grows", SudsSource.HAND),
                new SessionCommand.CorrectSuds(THERAPIST, 3, 26, "digits swapped"),
                new SessionCommand.Adjust(THERAPIST, 12, null, 7),
                new SessionCommand.DirectNpc(THERAPIST, 3, NpcBehaviour.SKEPTICAL, 10_050),
                new SessionCommand.InjectEvent(THERAPIST, SceneEvent.PHONE_RINGS, null),
                new SessionCommand.Pause(PATIENT, "asked"),
                new SessionCommand.Resume(PATIENT),
                new SessionCommand.Skip(THERAPIST),
                new SessionCommand.Encourage(THERAPIST, "You are doing well."),
                new SessionCommand.AddNote(THERAPIST, "Speaks louder."),
                new SessionCommand.AmendNote(THERAPIST, 13, "Speaks louder than last time."),
                new SessionCommand.AnswerSuggestion(THERAPIST, 1, true, RehearsedSession.RULES),
                new SessionCommand.SwitchAdaptation(THERAPIST, true),
                new SessionCommand.ReportSickness(PATIENT, true),
                new BodyCommand.PairDevice(
                        PATIENT,
                        new Device(
                                "strap-1",
                                DeviceKind.CHEST_STRAP,
                                "Polar H10",
                                List.of(new Device.Measures(BodyMetric.HEART_RATE, "bpm")))),
                new BodyCommand.IssueDeviceKey(PATIENT, "strap-1", "0a".repeat(32)),
                new BodyCommand.ReceiveSamples(
                        "strap-1",
                        "0a".repeat(32),
                        "0b".repeat(32),
                        List.of(new Samples.One(T0.toEpochMilli(), BodyMetric.HEART_RATE, 90)),
                        new Biofeedback.VendorPush(120, 5, 15)),
                new BodyCommand.UnpairDevice(THERAPIST, "strap-1"),
                new BodyCommand.StartBreathing(THERAPIST, 5.5, 40),
                new BodyCommand.StopBreathing(PATIENT),
                new BodyCommand.ScoreSickness(PATIENT, 40, 20),
                new SlideCommand.AddSlides(PATIENT, "deck", 3),
                new SlideCommand.ShowSlide(PATIENT, 2),
                new SlideCommand.PaceSlides(THERAPIST, 30),
                new SlideCommand.WriteSlideNotes(PATIENT, 2, "Breathe."),
                new SlideCommand.RemoveSlides(THERAPIST),
                new SessionCommand.TakeControl(THERAPIST, "shift"),
                new SessionCommand.HandOverControl(THERAPIST, "demo~therapist"),
                new SessionCommand.NoticeInterruption(T0),
                new SessionCommand.RecordRiskLanguage(
                        List.of(new RiskFinding(
                                RiskCategory.HOPELESSNESS, RiskLevel.MODERATE, "no-way-out", "no way out")),
                        "0a1b2c3d4e5f",
                        T0.toEpochMilli()),
                new AlertCommand.AcknowledgeRisk(THERAPIST, 1),
                new CourseCommand.TellCourse(THERAPIST, LearningMode.INHIBITORY, List.of(26L), List.of(), 7),
                new SessionCommand.SafetyExit(PATIENT),
                new SessionCommand.ForceExit(THERAPIST, "asked to"),
                new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED),
                new BodyCommand.ImportHeart(
                        THERAPIST,
                        "Polar H10",
                        "csv",
                        "0c".repeat(32),
                        0,
                        List.of(new Samples(BodyMetric.RR, "ms", List.of(T0.toEpochMilli()), List.of(800.0)))));
    }

    private static SessionState apply(SessionState state, List<SessionEvent> events, long before) {
        long sequenceNr = before;
        for (SessionEvent event : events) {
            state = event.applyTo(state, new EventMeta(++sequenceNr, T0, T0));
        }
        return state;
    }

    /** Else a repeat of a command would be refused as another one. */
    @Test
    void anEventTellsWhatItsCommandSaid() {
        Set<Class<?>> tried = new HashSet<>(Set.of(SessionCommand.RecordTelemetry.class, SlideCommand.TurnSlide.class));
        // Each of these is tried where its own tests are.
        leaves(ConversationCommand.class).forEach(tried::add);
        leaves(OwnSceneCommand.class).forEach(tried::add);
        leaves(AlertCommand.class).forEach(tried::add);
        leaves(SudsPromptCommand.class).forEach(tried::add);
        leaves(StageCommand.class).forEach(tried::add);
        SessionState state = SessionState.none(new EntityId(new TenantId("demo"), "s1"))
                .adapted(AdaptationRecord.NONE.with(new AdaptationRecord.Made(1, Suggestion.Rule.FAST_DROP, null, 0)));
        long sequenceNr = 0;
        for (SessionCommand command : all()) {
            // There must be something to skip to.
            SessionState before = command instanceof SessionCommand.Skip
                    ? state.stage(StageRecord.of(TalkingSession.CONTENT
                            .levels()
                            .find("3C")
                            .orElseThrow()
                            .pinned()))
                    : state;
            Decision<SessionEvent> decision = command.decide(before, T0);
            if (!(decision instanceof Decision.Accepted<SessionEvent> accepted)) {
                throw new AssertionError(command + " was refused: " + decision);
            }
            SessionEvent first = accepted.events().get(0);
            assertEquals(String.valueOf(command.said()), String.valueOf(first.said()), command.toString());
            // A device is nobody with an account, and sends batches again all the same.
            boolean isOfServer = command.by().isServer() && !(command instanceof BodyCommand.ReceiveSamples);
            assertEquals(isOfServer, command.said() == null, command.toString());
            tried.add(command.getClass());
            state = command instanceof SessionCommand.SafetyExit || command instanceof SessionCommand.ForceExit
                    ? state
                    : apply(state, accepted.events(), sequenceNr);
            sequenceNr += accepted.events().size();
        }
        assertEquals(leaves(SessionCommand.class).collect(Collectors.toSet()), tried);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CommandRepeatTests::leaves)
                : Stream.of(type);
    }

    @Test
    void whatSomebodyElseSaysOrWhatSaysSomethingElseIsAnotherCommand() {
        Object said = new SessionCommand.RecordSuds(PATIENT, 10, null, SudsSource.HAND).said();
        for (SessionCommand other : List.of(
                new SessionCommand.RecordSuds(PATIENT, 90, null, SudsSource.HAND),
                new SessionCommand.RecordSuds(PATIENT, 10, "question", SudsSource.HAND),
                new SessionCommand.RecordSuds(THERAPIST, 10, null, SudsSource.HAND),
                new SessionCommand.Pause(PATIENT, "asked"))) {
            assertNotEquals(RecentCommands.print(said), RecentCommands.print(other.said()), other.toString());
        }
    }

    @Test
    void anotherPatientsSessionIsAnotherCommand() {
        assertNotEquals(
                RecentCommands.print(create("demo~p1").said()),
                RecentCommands.print(create("demo~p2").said()));
    }

    private static SessionCommand.Create create(String patientId) {
        return new SessionCommand.Create(THERAPIST, patientId, Auditorium.LEVEL, THERAPIST.accountId(), 42, 1, 60);
    }

    @Test
    void aPersonsCommandIsRememberedThroughThousandsOfOthersAndOfTheServersOwn() {
        RecentCommands recent = RecentCommands.none().with(ID, 1, "asked", false);
        for (int i = 0; i < RecentCommands.ASKED_GENERATION; i++) {
            recent = recent.with(new CommandId("another-" + i), 2L * i + 2, "another", false)
                    .with(new CommandId("telemetry-" + i), 2L * i + 3, null, false);
        }
        assertEquals(new RecentCommands.Asked(1, 1, RecentCommands.print("asked")), recent.find(ID));
        assertNull(recent.find(new CommandId("telemetry-0")), "the server sends its own again within seconds");
        for (int i = 0; i < RecentCommands.ASKED_GENERATION; i++) {
            recent = recent.with(new CommandId("further-" + i), 100_000 + 2L * i, "further", false);
        }
        assertNull(recent.find(ID), "bounded all the same");
    }

    @Test
    void ofACommandsSeveralEventsTheFirstTellsAndBothEndsAreKnown() {
        RecentCommands recent = RecentCommands.none().with(ID, 7, "exit", false).with(ID, 8, "end", true);
        assertEquals(new RecentCommands.Asked(7, 8, RecentCommands.print("exit")), recent.find(ID));
    }

    @Test
    void anotherCommandDirectlyAfterUnderTheSameIdTellsForItself() {
        RecentCommands recent = RecentCommands.none()
                .with(ID, 10, "note", false)
                .with(ID, 11, "exit", false)
                .with(ID, 12, "end", true);
        assertEquals(new RecentCommands.Asked(11, 12, RecentCommands.print("exit")), recent.find(ID));
    }

    @Test
    void anotherAdjustmentUnderAUsedIdIsAnotherCommand() {
        assertNotEquals(
                new SessionCommand.Adjust(THERAPIST, 12, null, null).said(),
                new SessionCommand.Adjust(THERAPIST, null, 12, null).said());
    }
}
