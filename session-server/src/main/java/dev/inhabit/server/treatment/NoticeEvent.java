package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.safety.NoticeReach;

/** What became of notices of risk, wherever they are from; how one is closed stands with {@link ScaleEvent}. */
public sealed interface NoticeEvent extends TreatmentEvent {

    /** Severe signs of danger were heard in a session. */
    record SessionNoticeOpened(EntityId session, long heardNr) implements NoticeEvent {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.assessments()
                    .plus(new Assessments.Notice(
                            meta.sequenceNr(),
                            meta.recordedAt(),
                            Assessments.FromSession.NOTICE,
                            heardNr,
                            new Assessments.FromSession(session, heardNr))));
        }
    }

    /** And again, while nobody had answered. */
    record SessionNoticeRenewed(long noticeNr, EntityId session, long heardNr) implements NoticeEvent {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            Assessments.FromSession later = new Assessments.FromSession(session, heardNr);
            return state.with(state.assessments().changed(noticeNr, one -> one.heardAgain(later)));
        }
    }

    /** Somebody looks into it. */
    record NoticeAcknowledged(long noticeNr, EntityId by) implements NoticeEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            Assessments.Seen seen = new Assessments.Seen(meta.sequenceNr(), meta.recordedAt(), by);
            return state.with(state.assessments().changed(noticeNr, one -> one.seen(seen)));
        }
    }

    /** It was acknowledged in the session itself. */
    record SessionNoticeAcknowledged(long noticeNr, EntityId by) implements NoticeEvent {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            Assessments.Seen seen = new Assessments.Seen(meta.sequenceNr(), meta.recordedAt(), by);
            return state.with(state.assessments().changed(noticeNr, one -> one.seen(seen)));
        }
    }

    /**
     * Nobody answered in time, and it was passed on.
     *
     * @param stage of the clinic's list, from 1
     * @param unansweredMs how long it had stood by then, ms
     */
    record NoticeEscalated(long noticeNr, int stage, NoticeReach reach, long unansweredMs) implements NoticeEvent {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            Assessments.Escalation further =
                    new Assessments.Escalation(meta.sequenceNr(), meta.recordedAt(), stage, reach);
            return state.with(state.assessments().changed(noticeNr, one -> one.escalated(further)));
        }
    }
}
