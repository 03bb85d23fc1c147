package dev.inhabit.server.session;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** A session's line to the patient's course of treatment: what it tells there until that is recorded, and what it asks. */
final class CourseLink {
    private final ActorContext<SessionMessage> context;
    private final SessionRooms rooms;
    private final CourseReport<SessionResult> result = CourseReport.ofResult();
    private final CourseReport<SessionRisk> risk = CourseReport.ofRisk();
    private final CourseStanding standing = new CourseStanding();

    /** @param context of the session's actor, which hears the answers */
    CourseLink(ActorContext<SessionMessage> context, SessionRooms rooms) {
        this.context = context;
        this.rooms = rooms;
    }

    /** Tells what is to be told, where it is not under way; {@link ExposureSession.Reported} follows. */
    void report(Memory<SessionState> known) {
        report(result, known, rooms.results()::record);
        report(risk, known, rooms.results()::record);
    }

    private <T> void report(
            CourseReport<T> report, Memory<SessionState> known, Function<T, CompletionStage<Boolean>> tell) {
        report.next(known, rooms.clock().instant())
                .ifPresent(told -> context.pipeToSelf(
                        tell.apply(told),
                        (recorded, failure) ->
                                new ExposureSession.Reported<>(report, told, Boolean.TRUE.equals(recorded))));
    }

    /** Nothing is left to be told. */
    boolean isTold(Memory<SessionState> known) {
        return result.isDone(known) && risk.isDone(known);
    }

    /** Asks how it stands, where it is time to; {@link ExposureSession.Stands} follows. */
    void ask(Memory<SessionState> known) {
        SessionState state = known.state();
        Optional<EntityId> patient = SessionResult.patient(state.patientId());
        if (patient.isPresent() && standing.asks(state, rooms.clock().instant())) {
            context.pipeToSelf(
                    rooms.results().standing(patient.get(), state.id()),
                    (stands, failure) -> new ExposureSession.Stands(failure == null ? stands : List.of()));
        }
    }

    /** The same now, or as soon as what is under way was answered. */
    void askSoon(Memory<SessionState> known) {
        standing.soon();
        ask(known);
    }

    /** What the session does not know yet, of an answer. */
    List<SessionRooms.FromCourse> news(List<SessionRooms.FromCourse> stands, Memory<SessionState> known) {
        standing.answered();
        return CourseStanding.news(stands, known, rooms.clock().instant());
    }

    CourseCommand.TellCourse inOrder(CourseCommand.TellCourse tell) {
        return standing.inOrder(tell);
    }
}
