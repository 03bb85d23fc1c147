package dev.inhabit.server.treatment;

import static dev.inhabit.server.treatment.TreatmentCommand.conflict;
import static dev.inhabit.server.treatment.TreatmentCommand.unknown;

import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.safety.NoticeReach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of notices of risk. */
public sealed interface NoticeCommand extends TreatmentCommand {

    record AcknowledgeNotice(long noticeNr, EntityId by) implements NoticeCommand {
        @Override
        public TreatmentEvent asked() {
            return new NoticeEvent.NoticeAcknowledged(noticeNr, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            Optional<Assessments.Notice> notice = state.assessments().notice(noticeNr);
            if (notice.isEmpty()) {
                return unknown("noticeNr", noticeNr);
            }
            return notice.get().isAnswered() ? conflict("somebody has answered the notice already") : null;
        }
    }

    /**
     * From a session, as often as it takes: how far signs of danger went in it, and how far they were acknowledged there.
     * Known already, it changes nothing.
     *
     * @param heardNr of the latest severe signs in the session's log
     * @param acknowledgedNr up to which they were acknowledged in the session; 0 where none were
     * @param acknowledgedBy who did last; null where none were
     */
    record ReportSessionRisk(
            EntityId session,
            long heardNr,
            long acknowledgedNr,
            @Nullable EntityId acknowledgedBy) implements NoticeCommand {
        @Override
        public TreatmentEvent asked() {
            return new NoticeEvent.SessionNoticeOpened(session, heardNr);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return null;
        }

        @Override
        public List<TreatmentEvent> recorded(TreatmentState state) {
            List<TreatmentEvent> events = new ArrayList<>();
            Assessments.Notice last = state.assessments().ofSession(session);
            Assessments.FromSession from = last == null ? null : last.session();
            long knownNr = from == null ? 0 : from.heardNr();
            boolean isOpen = last != null && !last.isAnswered();
            if (last != null && isOpen && heardNr > knownNr) {
                events.add(new NoticeEvent.SessionNoticeRenewed(last.nr(), session, heardNr));
            } else if (!isOpen && heardNr > Math.max(knownNr, acknowledgedNr)) {
                events.add(new NoticeEvent.SessionNoticeOpened(session, heardNr));
            }
            EntityId by = acknowledgedBy;
            if (last != null && isOpen && by != null && acknowledgedNr >= Math.max(knownNr, heardNr)) {
                events.add(new NoticeEvent.SessionNoticeAcknowledged(last.nr(), by));
            }
            return events;
        }

        @Override
        public Decision<TreatmentEvent> decide(TreatmentState state, Instant now) {
            return recorded(state).isEmpty() ? Decision.nothing() : NoticeCommand.super.decide(state, now);
        }
    }

    /** By the server's own clock. What was answered meanwhile, or passed on so far already, is left alone. */
    record EscalateNotice(long noticeNr, int stage, NoticeReach reach, Duration after) implements NoticeCommand {
        @Override
        public TreatmentEvent asked() {
            return new NoticeEvent.NoticeEscalated(noticeNr, stage, reach, after.toMillis());
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return null;
        }

        @Override
        public Decision<TreatmentEvent> decide(TreatmentState state, Instant now) {
            Optional<Assessments.Notice> notice = state.assessments().notice(noticeNr);
            boolean isDue = notice.isPresent()
                    && !notice.get().isAnswered()
                    && notice.get().escalations().stream().allMatch(one -> one.stage() < stage)
                    && !now.isBefore(notice.get().at().plus(after));
            return isDue
                    ? Decision.of(new NoticeEvent.NoticeEscalated(
                            noticeNr,
                            stage,
                            reach,
                            Duration.between(notice.get().at(), now).toMillis()))
                    : Decision.nothing();
        }
    }
}
