package dev.inhabit.server.gateway;

import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.BodyCommand;
import dev.inhabit.server.treatment.Assessments;
import dev.inhabit.server.treatment.TreatmentState;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells sessions what the simulator sickness questionnaire says: from a clinic's score on, nothing is read into the heart. */
final class SicknessScores {
    private static final String QUESTIONNAIRE = "ssq";

    private final GatewayRooms rooms;
    private final Submissions submissions;

    SicknessScores(GatewayRooms rooms) {
        this.rooms = rooms;
        this.submissions = new Submissions(rooms);
    }

    static boolean isAbout(String scale) {
        return scale.equals(QUESTIONNAIRE);
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
        Biofeedback.MotionGate limits = rooms.biofeedback().motionGate();
        Optional<Assessments.Answered> latest = course.assessments().answered().stream()
                .filter(one -> isAbout(one.scale()) && one.scored().total() != null)
                .filter(one -> !one.on().isBefore(today.minusDays(limits.ssqWithinDays())))
                .max((a, b) -> Long.compare(a.nr(), b.nr()));
        Double total = latest.map(one -> one.scored().total()).orElse(null);
        return total == null
                ? CompletableFuture.completedStage(course)
                : submissions.submit(
                        session,
                        new Translation.Asked(
                                new CommandId("ssq-" + latest.get().nr() + "-" + session.local()),
                                null,
                                new BodyCommand.ScoreSickness(
                                        Admitted.asker(who),
                                        total,
                                        limits.ssqTotalFrom().doubleValue()),
                                SessionAct.RATE));
    }
}
