package dev.inhabit.server.treatment;

import static dev.inhabit.server.treatment.TreatmentCommand.conflict;
import static dev.inhabit.server.treatment.TreatmentCommand.unknown;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What can be asked of questionnaires. */
public sealed interface ScaleCommand extends TreatmentCommand {
    /** How long ago answers on paper may have been given, in days. */
    int ON_WITHIN_DAYS = 3_660;

    /**
     * @param scored what {@link ScaleBook} says of these answers
     * @param zone the patient's, in which the day began
     */
    record AnswerScale(
            String scale, LocalDate on, Map<String, Integer> answers, Scored scored, String zone, EntityId by)
            implements ScaleCommand {
        public AnswerScale {
            answers = Collections.unmodifiableMap(new TreeMap<>(answers));
        }

        @Override
        public TreatmentEvent asked() {
            return new ScaleEvent.ScaleAnswered(scale, on, answers, scored, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            LocalDate today = LocalDate.ofInstant(now, ZoneId.of(zone));
            LocalDate first = today.minusDays(ON_WITHIN_DAYS);
            if (on.isAfter(today) || on.isBefore(first)) {
                return Refusal.invalid("on", "on is " + on + ", must be " + first + " to " + today);
            }
            return state.assessments().answered().size() >= Assessments.ANSWERED_MAX
                    ? conflict("there are " + Assessments.ANSWERED_MAX + " answered questionnaires already")
                    : null;
        }
    }

    record CloseNotice(long noticeNr, String reason, EntityId by) implements ScaleCommand {
        @Override
        public TreatmentEvent asked() {
            return new ScaleEvent.RiskNoticeClosed(noticeNr, reason, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            if (state.assessments().notice(noticeNr).isEmpty()) {
                return unknown("noticeNr", noticeNr);
            }
            boolean open = state.assessments().notice(noticeNr).get().closing() == null;
            return open ? null : conflict("the notice is closed already");
        }
    }
}
