package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.atLeast;
import static dev.inhabit.protocol.InvalidField.present;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** Notices of risk: what an answer, a message or words in a session raised. */
public sealed interface NoticeRequest extends TreatmentRequest {
    /** Somebody has seen it and looks into it: it is not passed on any further. It stays open until {@code close-notice}. */
    @JsonTypeName("acknowledge-notice")
    record AcknowledgeNotice(String commandId, long noticeNr) implements NoticeRequest {
        public AcknowledgeNotice {
            present("commandId", commandId);
            atLeast("noticeNr", noticeNr, 1);
        }
    }
}
