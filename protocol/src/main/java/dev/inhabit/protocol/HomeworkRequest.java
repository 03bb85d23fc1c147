package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.atLeast;
import static dev.inhabit.protocol.InvalidField.inRange;
import static dev.inhabit.protocol.InvalidField.optionalLines;
import static dev.inhabit.protocol.InvalidField.present;
import static dev.inhabit.protocol.InvalidField.requiredLines;
import static dev.inhabit.protocol.InvalidField.requiredText;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** What is practised between sessions. */
public sealed interface HomeworkRequest extends TreatmentRequest {

    /**
     * @param due the last day for it in the patient's time zone, ISO 8601, for example {@code 2026-03-09}
     * @param itemNr the feared situation that an exposure is about; null for none
     */
    @JsonTypeName("assign-homework")
    record AssignHomework(
            String commandId,
            TreatmentView.HomeworkKind kind,
            String text,
            String due,
            @Nullable Long itemNr) implements HomeworkRequest {
        public AssignHomework {
            present("commandId", commandId);
            present("kind", kind);
            requiredLines("text", text, SHORT_TEXT_MAX);
            requiredText("due", due, 10);
            if (itemNr != null) {
                atLeast("itemNr", itemNr, 1);
            }
        }
    }

    /**
     * How it went; takes the place of an earlier report.
     *
     * @param status {@code attempted}, {@code completed} or {@code skipped}
     * @param succeeded of what was completed: whether it went as the patient wanted
     * @param sudsBefore 0 to 100, of an exposure that was tried
     */
    @JsonTypeName("report-homework")
    record ReportHomework(
            String commandId,
            long assignmentNr,
            TreatmentView.HomeworkStatus status,
            @Nullable Boolean succeeded,
            @Nullable String reflection,
            @Nullable Integer sudsBefore,
            @Nullable Integer sudsAfter)
            implements HomeworkRequest {
        public ReportHomework {
            present("commandId", commandId);
            atLeast("assignmentNr", assignmentNr, 1);
            present("status", status);
            optionalLines("reflection", reflection, TEXT_MAX);
            if (sudsBefore != null) {
                inRange("sudsBefore", sudsBefore, 0, 100);
            }
            if (sudsAfter != null) {
                inRange("sudsAfter", sudsAfter, 0, 100);
            }
        }
    }

    /** Takes back an assignment that nobody has reported on. */
    @JsonTypeName("withdraw-homework")
    record WithdrawHomework(String commandId, long assignmentNr, String reason) implements HomeworkRequest {
        public WithdrawHomework {
            present("commandId", commandId);
            atLeast("assignmentNr", assignmentNr, 1);
            requiredText("reason", reason, SHORT_TEXT_MAX);
        }
    }
}
