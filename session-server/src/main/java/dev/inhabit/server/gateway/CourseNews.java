package dev.inhabit.server.gateway;

import dev.inhabit.protocol.LearningRequest;
import dev.inhabit.protocol.MessageRequest;
import dev.inhabit.protocol.NoticeRequest;
import dev.inhabit.protocol.ScaleRequest;
import dev.inhabit.protocol.TreatmentRequest;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.SessionRooms;
import dev.inhabit.server.treatment.Assessments;
import dev.inhabit.server.treatment.CourseForSession;
import dev.inhabit.server.treatment.Learning;
import dev.inhabit.server.treatment.TreatmentState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Tells sessions at once what a patient's course of treatment says that bears on suggestions: it becomes part of their own
 * record. What is lost on the way they ask for themselves.
 */
final class CourseNews {
    private final GatewayRooms rooms;
    private final Submissions submissions;

    CourseNews(GatewayRooms rooms) {
        this.rooms = rooms;
        this.submissions = new Submissions(rooms);
    }

    /** Whether it can change anything that a session is told. */
    static boolean isAbout(TreatmentRequest request) {
        return request instanceof NoticeRequest
                || request instanceof ScaleRequest
                || request instanceof MessageRequest.SendMessage
                || request instanceof LearningRequest.ChooseMode
                || request instanceof LearningRequest.ReviewOutcome;
    }

    /** Something was said to the course: every live session of the patient is told how it stands. */
    CompletionStage<?> changed(Principal who, EntityId patient, TreatmentRequest request) {
        return rooms.treatment().door().look(patient).thenCompose(course -> LiveSessions.each(
                        rooms, patient, session -> tell(who, session, course))
                .thenCompose(told -> answered(who, course, request)));
    }

    /** How it stands; a session that knows it records nothing. */
    CompletionStage<?> tell(Principal who, EntityId session, TreatmentState course) {
        return submitted(
                session,
                new SessionRooms.FromCourse(
                        new CommandId("course-" + course.sequenceNr() + "-" + session.local()),
                        CourseForSession.standing(Admitted.asker(who), session, course)));
    }

    /** To a session that was made just now: only what it cannot know. */
    CompletionStage<?> tellNew(Principal who, EntityId session, TreatmentState course) {
        boolean isKnown = course.learning().mode() == Learning.Mode.HABITUATION
                && course.assessments().unanswered().isEmpty()
                && course.disproved(session).isEmpty();
        return isKnown ? CompletableFuture.completedStage(course) : tell(who, session, course);
    }

    /** A notice from a session was answered: so were the signs of danger that were heard in it. */
    private CompletionStage<?> answered(Principal who, TreatmentState course, TreatmentRequest request) {
        Long noticeNr = request instanceof NoticeRequest.AcknowledgeNotice seen
                ? Long.valueOf(seen.noticeNr())
                : request instanceof ScaleRequest.CloseNotice closed ? Long.valueOf(closed.noticeNr()) : null;
        Assessments.FromSession from = noticeNr == null
                ? null
                : course.assessments()
                        .notice(noticeNr)
                        .map(Assessments.Notice::session)
                        .orElse(null);
        return from == null
                ? CompletableFuture.completedStage(course)
                : submitted(from.session(), CourseForSession.risk(Admitted.asker(who), from))
                        // Whoever was in the session may have said so already.
                        .handle((done, alreadySo) -> course);
    }

    private CompletionStage<?> submitted(EntityId session, SessionRooms.FromCourse told) {
        return submissions.submit(
                session, new Translation.Asked(told.commandId(), null, told.command(), SessionAct.RATE));
    }
}
