package dev.inhabit.server.insight;

import dev.inhabit.server.patient.PatientDomain;
import dev.inhabit.server.patient.PatientEvent;
import dev.inhabit.server.patient.PatientIndex;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.scenario.ScenarioDomain;
import dev.inhabit.server.scenario.ScenarioEvent;
import dev.inhabit.server.scenario.ScenarioIndex;
import dev.inhabit.server.scenario.ScenarioState;
import dev.inhabit.server.session.DirectoryRow;
import dev.inhabit.server.session.SessionDomain;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SessionResult;
import dev.inhabit.server.session.SessionRooms;
import dev.inhabit.server.session.SessionState;
import dev.inhabit.server.treatment.NoticeIndex;
import dev.inhabit.server.treatment.TreatmentDomain;
import dev.inhabit.server.treatment.TreatmentEvent;
import dev.inhabit.server.treatment.TreatmentState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Rows that are made of nothing but an entity's events, so that they can be made again. Entities write them as they go;
 * writing them again at any time changes nothing, because the newest row of an entity stays.
 *
 * @param name in routes
 * @param domain whose events
 */
public record Projection<S, E extends Event<S>>(String name, Domain<S, E> domain, Rows<S> rows) {
    /** What became of one entity. */
    public enum Written {
        ROWS,
        /** It has none: it was never finished, or is erased. */
        NOTHING,
        /** It could not be told where it must be first. */
        NOT_YET
    }

    /** Hands on the rows of one entity. */
    @FunctionalInterface
    public interface Rows<S> {
        CompletionStage<Written> write(Memory<S> memory);
    }

    /**
     * The list of sessions. A session that is over is listed so only once its result stands in the patient's course, as
     * the session itself does: what is listed as over is not woken after a crash.
     */
    public static Projection<SessionState, SessionEvent> sessions(
            DirectoryRow.Directory directory, SessionRooms.Results results) {
        return new Projection<>("sessions", new SessionDomain(), memory -> {
            if (!memory.state().exists()) {
                return CompletableFuture.completedStage(Written.NOTHING);
            }
            return SessionResult.of(memory)
                    .map(results::record)
                    .orElse(CompletableFuture.completedStage(true))
                    .thenApply(known -> {
                        if (!known) {
                            return Written.NOT_YET;
                        }
                        directory.upsert(DirectoryRow.of(memory));
                        return Written.ROWS;
                    });
        });
    }

    /** Which patients there are, and who treats them. */
    public static Projection<PatientState, PatientEvent> patients(PatientIndex index) {
        return new Projection<>(
                "patients",
                new PatientDomain(),
                memory -> CompletableFuture.completedStage(index.put(memory) ? Written.ROWS : Written.NOTHING));
    }

    /** Of which patients a notice of risk is open. */
    public static Projection<TreatmentState, TreatmentEvent> notices(NoticeIndex index) {
        return new Projection<>(
                "notices",
                new TreatmentDomain(),
                memory -> CompletableFuture.completedStage(index.put(memory) ? Written.ROWS : Written.NOTHING));
    }

    /** Which scenarios there are, and who wrote them. */
    public static Projection<ScenarioState, ScenarioEvent> scenarios(ScenarioIndex index) {
        return new Projection<>(
                "scenarios",
                new ScenarioDomain(),
                memory -> CompletableFuture.completedStage(index.put(memory.state()) ? Written.ROWS : Written.NOTHING));
    }
}
