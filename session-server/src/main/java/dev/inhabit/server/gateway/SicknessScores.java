package dev.inhabit.server.gateway;

import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.treatment.CourseForSession;
import dev.inhabit.server.treatment.TreatmentState;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells sessions what the simulator sickness questionnaire says: from a clinic's score on, nothing is read into the heart. */
final class SicknessScores {
    private final GatewayRooms rooms;
    private final Submissions submissions;

    SicknessScores(GatewayRooms rooms) {
        this.rooms = rooms;
        this.submissions = new Submissions(rooms);
    }

    static boolean isAbout(String scale) {
        return CourseForSession.isSickness(scale);
    }

    /** The questionnaire was answered: every live session of the patient is told. */
    CompletionStage<?> answered(Principal who, EntityId patient, LocalDate today) {
        return rooms.treatment()
                .door()
                .look(patient)
                .thenCompose(course -> LiveSessions.each(rooms, patient, session -> tell(who, session, course, today)));
    }

    /** A session was made: it is told what was answered lately. */
    CompletionStage<?> tell(Principal who, EntityId session, TreatmentState course, LocalDate today) {
        return CourseForSession.sickness(
                        Admitted.asker(who),
                        session,
                        course,
                        rooms.biofeedback().motionGate(),
                        today)
                .<CompletionStage<?>>map(told -> submissions.submit(
                        session, new Translation.Asked(told.commandId(), null, told.command(), SessionAct.RATE)))
                .orElseGet(() -> CompletableFuture.completedStage(course));
    }
}
