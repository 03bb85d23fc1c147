package dev.inhabit.server.treatment;

import dev.inhabit.protocol.Role;
import dev.inhabit.server.adaptation.LearningMode;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.AlertCommand;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.BodyCommand;
import dev.inhabit.server.session.CourseCommand;
import dev.inhabit.server.session.CourseEvent;
import dev.inhabit.server.session.SessionRooms.FromCourse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a patient's course of treatment has for one of their sessions as it stands: what bears on suggestions, the sickness
 * questionnaire, and notices of the session that were answered. Pure; the same however often it is told.
 */
public final class CourseForSession {
    private static final String SICKNESS = "ssq";

    private CourseForSession() {}

    /** All of it, as the server tells it. */
    public static List<FromCourse> all(
            EntityId session, TreatmentState course, Biofeedback.MotionGate gate, LocalDate today) {
        List<FromCourse> all = new ArrayList<>();
        all.add(new FromCourse(id("standing", course.sequenceNr(), session), standing(Asker.SERVER, session, course)));
        sickness(Asker.SERVER, session, course, gate, today).ifPresent(all::add);
        all.addAll(answered(session, course));
        return all;
    }

    /** What bears on suggestions. */
    public static CourseCommand.TellCourse standing(Asker by, EntityId session, TreatmentState course) {
        List<CourseEvent.Expectation> disproved = course.disproved(session).stream()
                .map(one -> new CourseEvent.Expectation(
                        one.nr(),
                        one.probability(),
                        Objects.requireNonNull(one.review()).probability()))
                .toList();
        return new CourseCommand.TellCourse(
                by,
                LearningMode.valueOf(course.learning().mode().name()),
                course.assessments().unanswered().stream()
                        .map(Assessments.Notice::nr)
                        .toList(),
                disproved,
                course.sequenceNr());
    }

    /** Whether answers to that questionnaire are for sessions. */
    public static boolean isSickness(String scale) {
        return scale.equals(SICKNESS);
    }

    /** The latest answers to the simulator sickness questionnaire; empty where there are none of so many days. */
    public static Optional<FromCourse> sickness(
            Asker by, EntityId session, TreatmentState course, Biofeedback.MotionGate gate, LocalDate today) {
        return course.assessments().answered().stream()
                .filter(one -> isSickness(one.scale()))
                .filter(one -> !one.on().isBefore(today.minusDays(gate.ssqWithinDays())))
                .filter(one -> one.scored().total() != null)
                .max(Comparator.comparingLong(Assessments.Answered::nr))
                .map(one -> new FromCourse(
                        id(SICKNESS, one.nr(), session),
                        new BodyCommand.ScoreSickness(
                                by,
                                Objects.requireNonNull(one.scored().total()),
                                gate.ssqTotalFrom().doubleValue())));
    }

    /** Whoever answered a notice of the session has seen the signs of danger that it is about. */
    private static List<FromCourse> answered(EntityId session, TreatmentState course) {
        List<FromCourse> all = new ArrayList<>();
        for (Assessments.Notice notice : course.assessments().notices()) {
            Assessments.FromSession from = notice.session();
            EntityId by = notice.answeredBy();
            if (from != null && by != null && from.session().equals(session)) {
                all.add(risk(new Asker(by.toString(), Role.THERAPIST), from));
            }
        }
        return all;
    }

    /** The signs of danger that a notice is about were seen. */
    public static FromCourse risk(Asker by, Assessments.FromSession from) {
        return new FromCourse(
                id("risk", from.heardNr(), from.session()), new AlertCommand.AcknowledgeRisk(by, from.heardNr()));
    }

    private static CommandId id(String what, long nr, EntityId session) {
        return new CommandId(what + "-" + nr + "-" + session.local());
    }
}
