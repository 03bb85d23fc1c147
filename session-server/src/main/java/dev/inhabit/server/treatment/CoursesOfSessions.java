package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.safety.SafetyRules;
import dev.inhabit.server.session.SessionResult;
import dev.inhabit.server.session.SessionRisk;
import dev.inhabit.server.session.SessionRooms;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The courses of treatment as sessions see them: told what was shown and heard, and asked before one begins. */
public record CoursesOfSessions(Treatments treatments, SafetyRules.BeforeSession rules)
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
}
