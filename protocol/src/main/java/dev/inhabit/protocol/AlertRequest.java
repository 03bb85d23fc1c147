package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.atLeast;
import static dev.inhabit.protocol.InvalidField.present;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** What a therapist says to an alert, or to signs of danger in words. */
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

    /**
     * Signs of danger were seen, those before them too. From then on suggestions are made again.
     *
     * @param riskSequenceNr of {@code risk-language-heard}
     */
    @JsonTypeName("acknowledge-risk")
    record AcknowledgeRisk(String commandId, @Nullable Long occurredAtMs, long riskSequenceNr) implements AlertRequest {
        public AcknowledgeRisk {
            present("commandId", commandId);
            atLeast("riskSequenceNr", riskSequenceNr, 1);
        }
    }
}
