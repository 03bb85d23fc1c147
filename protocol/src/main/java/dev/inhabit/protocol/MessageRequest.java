package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.atLeast;
import static dev.inhabit.protocol.InvalidField.present;
import static dev.inhabit.protocol.InvalidField.requiredLines;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** Messages between a patient and those who treat them, outside of sessions. */
public sealed interface MessageRequest extends TreatmentRequest {
    int MESSAGE_MAX = 2_000;

    /** Who asks is who writes. */
    @JsonTypeName("send-message")
    record SendMessage(String commandId, String text) implements MessageRequest {
        public SendMessage {
            present("commandId", commandId);
            requiredLines("text", text, MESSAGE_MAX);
        }

        /** Not the words. */
        @Override
        public String toString() {
            return "SendMessage[" + commandId + "]";
        }
    }

    /** Every message of the other side up to this one was read. */
    @JsonTypeName("mark-messages-read")
    record MarkMessagesRead(String commandId, long upToNr) implements MessageRequest {
        public MarkMessagesRead {
            present("commandId", commandId);
            atLeast("upToNr", upToNr, 1);
        }
    }
}
