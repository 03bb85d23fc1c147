package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.atLeast;
import static dev.inhabit.protocol.InvalidField.present;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** What a therapist says to an alert. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface AlertRequest extends SessionRequest.InOwnFile {
    /**
     * It was seen.
     *
     * @param alertSequenceNr of {@code alert-raised}
     */
    @JsonTypeName("acknowledge-alert")
    record AcknowledgeAlert(String commandId, @Nullable Long occurredAtMs, long alertSequenceNr)
            implements AlertRequest {
        public AcknowledgeAlert {
            present("commandId", commandId);
            atLeast("alertSequenceNr", alertSequenceNr, 1);
        }
    }
}
