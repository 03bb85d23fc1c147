package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.safety.NoticeReach;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Answers to questionnaires in the order of the days they are about, and what must be looked into: because of them or otherwise. */
public record Assessments(List<Answered> answered, List<Notice> notices) {
    public static final int ANSWERED_MAX = 2_000;

    static final Assessments NONE = new Assessments(List.of(), List.of());

    /**
     * @param nr sequence number of the event that recorded it; its id
     * @param on the day of the answers, in the patient's time zone
     * @param answers as they were given, values by question
     */
    public record Answered(long nr, String scale, LocalDate on, Map<String, Integer> answers, Scored scored) {
        public Answered {
            answers = Collections.unmodifiableMap(new TreeMap<>(answers));
        }
    }

    /**
     * An answer, a message or words in a session that a person must look into.
     *
     * @param scale the questionnaire; {@link Messages#NOTICE} where it was a message, {@link FromSession#NOTICE} where it was
     *     in a session
     * @param answeredNr of the answers, of the message, or of the signs in the session's log
     * @param session null where it is from no session
     * @param seen null while nobody has acknowledged it
     * @param escalations in order
     * @param closing null while it is open
     */
    public record Notice(
            long nr,
            Instant at,
            String scale,
            long answeredNr,
            @Nullable FromSession session,
            @Nullable Seen seen,
            List<Escalation> escalations,
            @Nullable Closing closing) {
        public Notice {
            escalations = List.copyOf(escalations);
        }

        /** Just opened. */
        Notice(long nr, Instant at, String scale, long answeredNr, @Nullable FromSession session) {
            this(nr, at, scale, answeredNr, session, null, List.of(), null);
        }

        /** Somebody looks into it, or has done so. */
        public boolean isAnswered() {
            return seen != null || closing != null;
        }

        /** Who answered it first; null while nobody has. */
        @Nullable
        EntityId answeredBy() {
            return seen != null ? seen.by() : closing != null ? closing.by() : null;
        }

        Notice closed(Closing by) {
            return new Notice(nr, at, scale, answeredNr, session, seen, escalations, by);
        }

        Notice seen(Seen by) {
            return new Notice(nr, at, scale, answeredNr, session, by, escalations, closing);
        }

        Notice escalated(Escalation further) {
            List<Escalation> all = new ArrayList<>(escalations);
            all.add(further);
            return new Notice(nr, at, scale, answeredNr, session, seen, all, closing);
        }

        Notice heardAgain(FromSession later) {
            return new Notice(nr, at, scale, answeredNr, later, seen, escalations, closing);
        }
    }

    /** @param heardNr of the latest severe signs in the session's log */
    public record FromSession(EntityId session, long heardNr) {
        /** In place of a questionnaire's name. */
        public static final String NOTICE = "session";
    }

    public record Seen(long nr, Instant at, EntityId by) {}

    /** @param stage of the clinic's list, from 1 */
    public record Escalation(long nr, Instant at, int stage, NoticeReach reach) {}

    public record Closing(long nr, Instant at, String reason, EntityId by) {}

    public Assessments {
        answered = List.copyOf(answered);
        notices = List.copyOf(notices);
    }

    public List<Answered> of(String scale) {
        return answered.stream().filter(one -> one.scale().equals(scale)).toList();
    }

    public Optional<Notice> notice(long nr) {
        return notices.stream().filter(one -> one.nr() == nr).findFirst();
    }

    /** Whether there is a notice because of this answer or message. */
    boolean hasNotice(long nr) {
        return notices.stream().anyMatch(notice -> notice.session() == null && notice.answeredNr() == nr);
    }

    Assessments plus(Answered one) {
        List<Answered> more = new ArrayList<>(answered);
        more.add(one);
        more.sort(java.util.Comparator.comparing(Answered::on).thenComparingLong(Answered::nr));
        return new Assessments(more, notices);
    }

    Assessments plus(Notice one) {
        List<Notice> more = new ArrayList<>(notices);
        more.add(one);
        return new Assessments(answered, more);
    }

    Assessments changed(long noticeNr, UnaryOperator<Notice> change) {
        return new Assessments(
                answered,
                notices.stream()
                        .map(one -> one.nr() == noticeNr ? change.apply(one) : one)
                        .toList());
    }

    /** Those that nobody looks into, in the order in which they were opened. */
    public List<Notice> unanswered() {
        return notices.stream().filter(one -> !one.isAnswered()).toList();
    }

    /** Those that nobody has closed. */
    public List<Notice> open() {
        return notices.stream().filter(one -> one.closing() == null).toList();
    }

    /** Signs of danger that were ever noticed: in answers, messages or sessions. */
    public boolean tellOfRisk() {
        return !notices.isEmpty();
    }

    /** The latest notice of a session; null before the first. */
    @Nullable
    Notice ofSession(EntityId session) {
        Notice latest = null;
        for (Notice one : notices) {
            FromSession from = one.session();
            latest = from != null && from.session().equals(session) ? one : latest;
        }
        return latest;
    }
}
