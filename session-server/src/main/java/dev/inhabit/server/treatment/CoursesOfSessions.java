package dev.inhabit.server.treatment;

import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.safety.SafetyRules;
import dev.inhabit.server.session.SessionResult;
import dev.inhabit.server.session.SessionRisk;
import dev.inhabit.server.session.SessionRooms;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The courses of treatment as sessions see them: told what was shown and heard, asked before one begins, and asked how they
 * stand.
 */
public record CoursesOfSessions(
        Treatments treatments, SafetyRules.BeforeSession rules, Biofeedback.MotionGate sickness, InstantSource clock)
        implements SessionRooms.Results {
    @Override
    public CompletionStage<Boolean> record(SessionResult result) {
        return treatments.record(result);
    }

    @Override
    public CompletionStage<Boolean> record(SessionRisk risk) {
        return treatments.record(risk);
    }

    @Override
    public CompletionStage<Optional<Refusal>> beforeStart(EntityId patient, String sublevel) {
        return treatments.look(patient).thenApply(course -> BeforeSession.refusal(course, sublevel, rules));
    }

    /** By the clock of the server: a day more or less is within what a clinic allows. */
    @Override
    public CompletionStage<List<SessionRooms.FromCourse>> standing(EntityId patient, EntityId session) {
        return treatments
                .look(patient)
                .thenApply(course -> CourseForSession.all(
                        session, course, sickness, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }
}
