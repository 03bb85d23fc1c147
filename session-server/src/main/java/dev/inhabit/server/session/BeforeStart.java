package dev.inhabit.server.session;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Phase;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.scenario.ScenarioPlan;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Whether a session that was created may still begin: what it was made of, and what the patient's course of treatment says. */
final class BeforeStart {
    private static final Refusal UNKNOWN = Refusal.retryLater(
            ErrorCode.STORE_UNAVAILABLE,
            "whether the session may begin cannot be looked up now: the patient's course of treatment does not answer",
            1_000);

    private BeforeStart() {}

    /** Whether the course is to be asked: not on what starts nothing anyway. */
    static boolean concerns(SessionCommand command, SessionState state) {
        return command instanceof SessionCommand.Start
                && state.phase() == Phase.READY
                && state.level() != null
                && SessionResult.patient(state.patientId()).isPresent();
    }

    /**
     * What a session of somebody's scenario lacks: it was made when nothing looked whether the place still had a conversation.
     *
     * @param needsTalk whether somebody talks with the patient in such a scene
     */
    static Optional<Refusal> silent(SessionState state, Predicate<ScenarioPlan> needsTalk) {
        ScenarioRecord scenario = state.scenario();
        return scenario == null
                        || scenario.pinned().scenario() == null
                        || state.talk() != null
                        || !needsTalk.test(scenario.pinned().plan())
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        ErrorCode.CONFLICT,
                        "the session was made of revision " + scenario.pinned().revision()
                                + " of its scenario without a conversation, and nobody would talk with the patient; save a"
                                + " new revision of the scenario and make a session of that"));
    }

    /** A course that does not answer says nothing for a start. */
    static CompletionStage<Optional<Refusal>> ask(SessionRooms.Results courses, SessionState state) {
        PinnedLevel level = state.level();
        Optional<EntityId> patient = SessionResult.patient(state.patientId());
        return level == null || patient.isEmpty()
                ? CompletableFuture.completedStage(Optional.empty())
                : courses.beforeStart(patient.get(), level.sublevel()).exceptionally(failure -> Optional.of(UNKNOWN));
    }
}
