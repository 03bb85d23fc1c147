package dev.inhabit.server.treatment;

import static dev.inhabit.server.treatment.TreatmentCommand.conflict;
import static dev.inhabit.server.treatment.TreatmentCommand.unknown;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of the messages between a patient and those who treat them. */
public sealed interface MessageCommand extends TreatmentCommand {
    /**
     * @param fromPatient false where a therapist writes
     * @param read what rules read from a patient's words; null where they found nothing, and of a therapist's
     */
    record SendMessage(String text, boolean fromPatient, Messages.@Nullable Risk read, EntityId by)
            implements MessageCommand {
        @Override
        public TreatmentEvent asked() {
            return new MessageEvent.MessageSent(text, fromPatient, by);
        }

        @Override
        public List<TreatmentEvent> recorded(TreatmentState state) {
            return read == null
                    ? List.of(asked())
                    : List.of(asked(), new MessageEvent.MessageRiskRead(state.sequenceNr() + 1, read));
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return state.messages().all().size() >= Messages.MESSAGES_MAX
                    ? conflict("there are " + Messages.MESSAGES_MAX + " messages already")
                    : null;
        }

        /** Not the words. */
        @Override
        public String toString() {
            return "SendMessage[by " + by + "]";
        }
    }

    /** @param upToNr a message */
    record MarkMessagesRead(long upToNr, boolean byPatient, EntityId by) implements MessageCommand {
        @Override
        public TreatmentEvent asked() {
            return new MessageEvent.MessagesRead(upToNr, byPatient, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            Messages messages = state.messages();
            if (messages.all().stream().noneMatch(one -> one.nr() == upToNr)) {
                return unknown("upToNr", upToNr);
            }
            return messages.hasUnread(byPatient, upToNr)
                    ? null
                    : conflict("everything up to upToNr, which is " + upToNr + ", was read already");
        }
    }
}
