package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import java.util.List;

/** Messages between a patient and those who treat them, and what they raise. */
public sealed interface MessageEvent extends TreatmentEvent {

    record MessageSent(String text, boolean fromPatient, EntityId by) implements MessageEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.messages()
                    .plus(new Messages.Message(
                            meta.sequenceNr(), meta.recordedAt(), by, fromPatient, text, null, null)));
        }

        @Override
        public Object said() {
            return List.of("send", fromPatient, by, text);
        }

        /** Not the words. */
        @Override
        public String toString() {
            return "MessageSent[by " + by + "]";
        }
    }

    /** Rules found signs of danger in a patient's message. */
    record MessageRiskRead(long messageNr, Messages.Risk risk) implements MessageEvent {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.messages().read(messageNr, risk));
        }
    }

    /** A notice that a person must look into, because of a patient's message; closed as those of questionnaires are. */
    record MessageNoticeOpened(long messageNr) implements MessageEvent {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.assessments()
                    .plus(new Assessments.Notice(
                            meta.sequenceNr(), meta.recordedAt(), Messages.NOTICE, messageNr, null)));
        }
    }

    /** Of the other side, up to this one. */
    record MessagesRead(long upToNr, boolean byPatient, EntityId by) implements MessageEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.messages().seen(byPatient, upToNr, meta.recordedAt()));
        }
    }
}
