package dev.inhabit.server.treatment;

import dev.inhabit.server.journal.RecordedEntities;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.session.AudienceSettings;
import dev.inhabit.server.session.PinnedLevel;
import dev.inhabit.server.session.SessionResult;
import dev.inhabit.server.session.SessionRisk;
import dev.inhabit.server.session.SessionRooms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.SingletonActor;

/** All courses of treatment of the cluster, one a patient and under the patient's id. Wiring only. */
public final class Treatments implements SessionRooms.Results {
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
            Duration askTimeout,
            NoticeIndex index) {
        return new Treatments(RecordedEntities.start(
                system, new TreatmentDomain(), names, clock, settings, askTimeout, id -> new Indexing(index)));
    }

    /** Passes on notices that nobody answers, from one node of the cluster. */
    public static void watchNotices(ActorSystem<?> system, NoticeWatch.Rooms rooms) {
        ClusterSingleton.get(system)
                .init(SingletonActor.of(
                        Behaviors.supervise(NoticeWatch.create(rooms)).onFailure(SupervisorStrategy.restart()),
                        "notice-watch"));
    }

    private record Indexing(NoticeIndex index) implements RecordingEntity.Listener<TreatmentState, TreatmentEvent> {
        /** Writes the index again: the last writes may have been lost with the process that recorded them. */
        @Override
        public void recovered(Memory<TreatmentState> memory) {
            index.put(memory);
        }

        @Override
        public void recorded(List<Recorded<TreatmentEvent>> recorded, Memory<TreatmentState> after) {
            if (recorded.stream().anyMatch(Indexing::concernsIndex)) {
                index.put(after);
            }
        }

        private static boolean concernsIndex(Recorded<TreatmentEvent> recorded) {
            return recorded.body() instanceof Recorded.Known<TreatmentEvent> known
                    && (known.event() instanceof NoticeEvent
                            || known.event() instanceof ScaleEvent
                            || known.event() instanceof MessageEvent.MessageNoticeOpened);
        }
    }

    public CompletionStage<Answer> ask(EntityId patient, CommandId commandId, TreatmentCommand command) {
        return entities.ask(patient, commandId, command);
    }

    /** The course as it stands. Fails with a TimeoutException where it does not answer. */
    public CompletionStage<TreatmentState> look(EntityId patient) {
        return entities.look(patient).thenApply(Memory::state);
    }

    /** However often it tells. */
    @Override
    public CompletionStage<Boolean> record(SessionResult result) {
        return told(
                "result " + result.session() + " " + result.sequenceNr(),
                result.patient(),
                new LevelCommand.RecordResult(exposure(result)));
    }

    /** However often it tells. */
    @Override
    public CompletionStage<Boolean> record(SessionRisk risk) {
        return told(
                "risk " + risk.session() + " " + risk.heardNr() + " " + risk.acknowledgedNr(),
                risk.patient(),
                reported(risk));
    }

    static NoticeCommand.ReportSessionRisk reported(SessionRisk risk) {
        return new NoticeCommand.ReportSessionRisk(
                risk.session(), risk.heardNr(), risk.acknowledgedNr(), risk.acknowledgedBy());
    }

    private CompletionStage<Boolean> told(String what, EntityId patient, TreatmentCommand command) {
        CommandId commandId = new CommandId(
                UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString());
        return ask(patient, commandId, command).thenApply(answer -> answer instanceof Answer.Done);
    }

    /** As the course keeps it. */
    public static ExposureResult exposure(SessionResult result) {
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
                result.goalReached(),
                new ExposureResult.Measures(
                        result.measures().activationSuds(),
                        result.measures().activationBpm(),
                        result.measures().load(),
                        result.measures().dropCause()));
    }

    /** Content and audience: what makes one exposure like another. */
    private static String context(PinnedLevel level, AudienceSettings audience) {
        String hash =
                level.hash().substring(0, Math.min(HASH_CHARACTERS, level.hash().length()));
        return hash + " " + audience.size() + "/" + audience.mood() + "/" + audience.questionDifficulty();
    }
}
