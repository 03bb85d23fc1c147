package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happened to homework. */
public sealed interface HomeworkEvent extends TreatmentEvent {

    record HomeworkAssigned(
            Homework.Kind kind,
            String text,
            LocalDate due,
            @Nullable Long itemNr,
            EntityId by) implements HomeworkEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(
                    state.homework().plus(new Homework.Assignment(meta.sequenceNr(), kind, text, due, itemNr, null)));
        }
    }

    /** Takes the place of an earlier report of the same assignment. */
    record HomeworkReported(
            long assignmentNr,
            Homework.Status status,
            @Nullable Boolean succeeded,
            @Nullable String reflection,
            @Nullable Integer sudsBefore,
            @Nullable Integer sudsAfter,
            EntityId by)
            implements HomeworkEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            Homework.Report report = new Homework.Report(
                    meta.sequenceNr(), meta.recordedAt(), status, succeeded, reflection, sudsBefore, sudsAfter);
            TreatmentState after = state.with(state.homework().reported(assignmentNr, report));
            boolean tried = status == Homework.Status.ATTEMPTED || status == Homework.Status.COMPLETED;
            Long item = state.homework()
                    .find(assignmentNr)
                    .filter(one -> one.kind() == Homework.Kind.EXPOSURE)
                    .map(Homework.Assignment::itemNr)
                    .orElse(null);
            return tried && item != null
                    ? after.with(after.hierarchy().changed(item, one -> one.practised(meta.sequenceNr())))
                    : after;
        }
    }

    record HomeworkWithdrawn(long assignmentNr, String reason, EntityId by) implements HomeworkEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.homework().without(assignmentNr));
        }
    }
}
