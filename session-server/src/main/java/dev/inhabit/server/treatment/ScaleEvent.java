package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Version;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Questionnaires and what they raise. */
public sealed interface ScaleEvent extends TreatmentEvent {

    /** The answers as they were given; the score is what followed from them by the version it names. */
    @Version(3)
    record ScaleAnswered(String scale, LocalDate on, Map<String, Integer> answers, Scored scored, EntityId by)
            implements ScaleEvent, ByPerson {
        public ScaleAnswered {
            answers = Collections.unmodifiableMap(new TreeMap<>(answers));
        }

        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(
                    state.assessments().plus(new Assessments.Answered(meta.sequenceNr(), scale, on, answers, scored)));
        }
    }

    record RiskNoticeOpened(String scale, long answeredNr) implements ScaleEvent {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.assessments()
                    .plus(new Assessments.Notice(meta.sequenceNr(), meta.recordedAt(), scale, answeredNr, null)));
        }
    }

    record RiskNoticeClosed(long noticeNr, String reason, EntityId by) implements ScaleEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.assessments()
                    .changed(
                            noticeNr,
                            one -> one.closed(
                                    new Assessments.Closing(meta.sequenceNr(), meta.recordedAt(), reason, by))));
        }
    }
}
