package dev.inhabit.server.patient;

import dev.inhabit.server.journal.RecordedEntities;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.pubsub.Topic;

/** All patients of the cluster: asks their records, and tells of consents as they change. Wiring only. */
public final class Patients {
    private final RecordedEntities<PatientState, PatientEvent> entities;
    private final ActorRef<ConsentWatch.Message> consentWatch;

    private Patients(
            RecordedEntities<PatientState, PatientEvent> entities, ActorRef<ConsentWatch.Message> consentWatch) {
        this.entities = entities;
        this.consentWatch = consentWatch;
    }

    /** @param index is told of each patient's care team */
    public static Patients start(
            ActorSystem<?> system,
            RecordingEntity.EventCatalogNames names,
            InstantSource clock,
            RecordingEntity.Settings settings,
            Duration askTimeout,
            PatientIndex index) {
        ActorRef<Topic.Command<ConsentNews>> topic =
                system.systemActorOf(Topic.create(ConsentNews.class, "consents"), "consent-topic", Props.empty());
        RecordedEntities<PatientState, PatientEvent> entities = RecordedEntities.start(
                system, new PatientDomain(), names, clock, settings, askTimeout, id -> new Announcer(topic, index));
        ActorRef<ConsentWatch.Message> watch =
                system.systemActorOf(ConsentWatch.create(topic, entities::look), "consent-watch", Props.empty());
        return new Patients(entities, watch);
    }

    public CompletionStage<Answer> ask(EntityId patient, CommandId commandId, PatientCommand command) {
        return entities.ask(patient, commandId, command);
    }

    /** The patient's record now. Fails with a TimeoutException where it does not answer. */
    public CompletionStage<PatientState> look(EntityId patient) {
        return entities.look(patient).thenApply(Memory::state);
    }

    /** Tells {@code watcher} the patient's consents now and within a second of every change, until it stops. */
    public void watchConsents(EntityId patient, ActorRef<ConsentNews> watcher) {
        consentWatch.tell(new ConsentWatch.Watch(patient, watcher));
    }

    public void unwatchConsents(EntityId patient, ActorRef<ConsentNews> watcher) {
        consentWatch.tell(new ConsentWatch.Unwatch(patient, watcher));
    }

    private record Announcer(ActorRef<Topic.Command<ConsentNews>> topic, PatientIndex index)
            implements RecordingEntity.Listener<PatientState, PatientEvent> {
        /** Writes the index again: the last writes may have been lost with the process that recorded them. */
        @Override
        public void recovered(Memory<PatientState> memory) {
            index.put(memory);
        }

        @Override
        public void recorded(List<Recorded<PatientEvent>> recorded, Memory<PatientState> after) {
            PatientState state = after.state();
            topic.tell(Topic.publish(new ConsentNews(state.id(), state.consents(), after.sequenceNr())));
            if (recorded.stream().anyMatch(Announcer::concernsIndex)) {
                index.put(after);
            }
        }

        private static boolean concernsIndex(Recorded<PatientEvent> recorded) {
            return recorded.body() instanceof Recorded.Known<PatientEvent> known
                    && (known.event() instanceof PatientEvent.Registered
                            || known.event() instanceof PatientEvent.CareTeamJoined
                            || known.event() instanceof PatientEvent.CareTeamLeft);
        }
    }
}
