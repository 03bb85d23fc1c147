package dev.inhabit.server.treatment;

import static dev.inhabit.server.treatment.TreatmentCommand.conflict;
import static dev.inhabit.server.treatment.TreatmentCommand.unknown;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of homework. */
public sealed interface HomeworkCommand extends TreatmentCommand {
    /** How far ahead something may be due, in days. */
    int DUE_WITHIN_DAYS = 366;

    /** @param zone the patient's, in which the day ends */
    record AssignHomework(
            Homework.Kind kind,
            String text,
            LocalDate due,
            @Nullable Long itemNr,
            String zone,
            EntityId by) implements HomeworkCommand {
        @Override
        public TreatmentEvent asked() {
            return new HomeworkEvent.HomeworkAssigned(kind, text, due, itemNr, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            LocalDate today = LocalDate.ofInstant(now, ZoneId.of(zone));
            LocalDate last = today.plusDays(DUE_WITHIN_DAYS);
            if (due.isBefore(today) || due.isAfter(last)) {
                return Refusal.invalid("due", "due is " + due + ", must be " + today + " to " + last);
            }
            if (itemNr != null && kind != Homework.Kind.EXPOSURE) {
                return Refusal.invalid("itemNr", "itemNr is " + itemNr + ", must be absent but for an exposure");
            }
            if (itemNr != null && state.hierarchy().find(itemNr).isEmpty()) {
                return unknown("itemNr", itemNr);
            }
            return state.homework().assignments().size() >= Homework.ASSIGNMENTS_MAX
                    ? conflict("there are " + Homework.ASSIGNMENTS_MAX + " assignments already")
                    : null;
        }
    }

    record ReportHomework(
            long assignmentNr,
            Homework.Status status,
            @Nullable Boolean succeeded,
            @Nullable String reflection,
            @Nullable Integer sudsBefore,
            @Nullable Integer sudsAfter,
            EntityId by)
            implements HomeworkCommand {
        @Override
        public TreatmentEvent asked() {
            return new HomeworkEvent.HomeworkReported(
                    assignmentNr, status, succeeded, reflection, sudsBefore, sudsAfter, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            Optional<Homework.Assignment> found = state.homework().find(assignmentNr);
            if (found.isEmpty()) {
                return unknown("assignmentNr", assignmentNr);
            }
            if (status == Homework.Status.ASSIGNED) {
                return Refusal.invalid("status", "status is assigned, must be attempted, completed or skipped");
            }
            boolean rated = sudsBefore != null || sudsAfter != null;
            if (rated && (found.get().kind() != Homework.Kind.EXPOSURE || status == Homework.Status.SKIPPED)) {
                return Refusal.invalid(
                        sudsBefore != null ? "sudsBefore" : "sudsAfter",
                        (sudsBefore != null ? "sudsBefore is " + sudsBefore : "sudsAfter is " + sudsAfter)
                                + ", must be absent but for an exposure that was tried");
            }
            return succeeded != null && status != Homework.Status.COMPLETED
                    ? Refusal.invalid(
                            "succeeded", "succeeded is " + succeeded + ", must be absent but for what was completed")
                    : null;
        }
    }

    record WithdrawHomework(long assignmentNr, String reason, EntityId by) implements HomeworkCommand {
        @Override
        public TreatmentEvent asked() {
            return new HomeworkEvent.HomeworkWithdrawn(assignmentNr, reason, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return state.homework()
                    .find(assignmentNr)
                    .map(one -> one.report() == null ? null : conflict("the assignment was reported on already"))
                    .orElseGet(() -> state.homework().find(assignmentNr).isEmpty()
                            ? unknown("assignmentNr", assignmentNr)
                            : null);
        }
    }
}
