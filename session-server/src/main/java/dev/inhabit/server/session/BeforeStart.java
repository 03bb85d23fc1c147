package dev.inhabit.server.session;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Phase;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks the patient's course of treatment whether a session that was created may still begin. */
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

    /** A course that does not answer says nothing for a start. */
    static CompletionStage<Optional<Refusal>> ask(SessionRooms.Results courses, SessionState state) {
        PinnedLevel level = state.level();
        Optional<EntityId> patient = SessionResult.patient(state.patientId());
        return level == null || patient.isEmpty()
                ? CompletableFuture.completedStage(Optional.empty())
                : courses.beforeStart(patient.get(), level.sublevel()).exceptionally(failure -> Optional.of(UNKNOWN));
    }
}
