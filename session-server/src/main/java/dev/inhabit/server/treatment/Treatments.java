package dev.inhabit.server.treatment;

import dev.inhabit.server.journal.RecordedEntities;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.session.AudienceSettings;
import dev.inhabit.server.session.PinnedLevel;
import dev.inhabit.server.session.SessionResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;

/** All courses of treatment of the cluster, one a patient and under the patient's id. Wiring only. */
public final class Treatments {
    private static final int HASH_CHARACTERS = 12;

    private final RecordedEntities<TreatmentState, TreatmentEvent> entities;

    private Treatments(RecordedEntities<TreatmentState, TreatmentEvent> entities) {
        this.entities = entities;
    }

    public static Treatments start(
            ActorSystem<?> system,
            RecordingEntity.EventCatalogNames names,
            InstantSource clock,
            RecordingEntity.Settings settings,
            Duration askTimeout) {
        return new Treatments(RecordedEntities.start(
                system,
                new TreatmentDomain(),
                names,
                clock,
                settings,
                askTimeout,
                id -> new RecordingEntity.Listener<>() {}));
    }

    public CompletionStage<Answer> ask(EntityId patient, CommandId commandId, TreatmentCommand command) {
        return entities.ask(patient, commandId, command);
    }

    /** The course as it stands. Fails with a TimeoutException where it does not answer. */
    public CompletionStage<TreatmentState> look(EntityId patient) {
        return entities.look(patient).thenApply(Memory::state);
    }

    /**
     * Records what a session showed, however often it tells.
     *
     * @return whether it is on disk
     */
    public CompletionStage<Boolean> record(SessionResult result) {
        String told = "result " + result.session() + " " + result.sequenceNr();
        CommandId commandId = new CommandId(
                UUID.nameUUIDFromBytes(told.getBytes(StandardCharsets.UTF_8)).toString());
        return ask(result.patient(), commandId, new LevelCommand.RecordResult(exposure(result)))
                .thenApply(answer -> answer instanceof Answer.Done);
    }

    static ExposureResult exposure(SessionResult result) {
        PinnedLevel level = result.level();
        return new ExposureResult(
                result.session(),
                result.sequenceNr(),
                level.sublevel(),
                result.outcome(),
                result.startedAt(),
                result.endedAt(),
                result.activeMs(),
                level.plannedMs(),
                result.startSuds(),
                result.peakSuds(),
                result.endSuds(),
                result.ratings(),
                level.sudsHigh(),
                context(level, result.audience()),
                result.goalReached());
    }

    /** Content and audience: what makes one exposure like another. */
    private static String context(PinnedLevel level, AudienceSettings audience) {
        String hash =
                level.hash().substring(0, Math.min(HASH_CHARACTERS, level.hash().length()));
        return hash + " " + audience.size() + "/" + audience.mood() + "/" + audience.questionDifficulty();
    }
}
