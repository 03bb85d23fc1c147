package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers to questionnaires in the order of the days they are about, and what must be looked into because of them. */
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
     * An answer or a message that a person must look into.
     *
     * @param scale the questionnaire; {@link Messages#NOTICE} where it was a message
     * @param answeredNr of the answers, or of the message
     * @param closing null while it is open
     */
    public record Notice(
            long nr,
            Instant at,
            String scale,
            long answeredNr,
            @Nullable Closing closing) {}

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
        return notices.stream().anyMatch(notice -> notice.answeredNr() == nr);
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

    Assessments closed(long nr, Closing closing) {
        return new Assessments(
                answered,
                notices.stream()
                        .map(one ->
                                one.nr() == nr ? new Notice(nr, one.at(), one.scale(), one.answeredNr(), closing) : one)
                        .toList());
    }
}
