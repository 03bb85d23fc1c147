package dev.inhabit.server.gateway;

import dev.inhabit.server.patient.ConsentNews;
import dev.inhabit.server.patient.PatientCommand;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.patient.Patients;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;

/** The way to patients' records. */
public interface PatientDoor {
    /** The record as it is now. Fails with a TimeoutException where it does not answer. */
    CompletionStage<PatientState> look(EntityId patient);

    /** Asks something of the record. */
    CompletionStage<Answer> ask(EntityId patient, CommandId commandId, PatientCommand command);

    /** Tells the patient's consents now and at every change, until the watcher stops. */
    void watchConsents(EntityId patient, ActorRef<ConsentNews> watcher);

    static PatientDoor of(Patients patients) {
        return new PatientDoor() {
            @Override
            public CompletionStage<PatientState> look(EntityId patient) {
                return patients.look(patient);
            }

            @Override
            public CompletionStage<Answer> ask(EntityId patient, CommandId commandId, PatientCommand command) {
                return patients.ask(patient, commandId, command);
            }

            @Override
            public void watchConsents(EntityId patient, ActorRef<ConsentNews> watcher) {
                patients.watchConsents(patient, watcher);
            }
        };
    }
}
