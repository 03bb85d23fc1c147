package dev.inhabit.server.treatment;

import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.server.record.EntityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a patient and those who treat them wrote to each other, in order. */
public record Messages(List<Message> all) {
    public static final int MESSAGES_MAX = 2_000;
    /** In the place of a questionnaire's name where a message raised a notice. */
    public static final String NOTICE = "message";

    static final Messages NONE = new Messages(List.of());

    /**
     * @param nr sequence number of the event that recorded it; its id
     * @param risk what rules read from it; null where they found nothing
     * @param readAt when the other side said that it had read it; null before
     */
    public record Message(
            long nr,
            Instant at,
            EntityId by,
            boolean fromPatient,
            String text,
            @Nullable Risk risk,
            @Nullable Instant readAt) {
        /** Not the words. */
        @Override
        public String toString() {
            return "Message[" + nr + "]";
        }
    }

    /**
     * @param level the gravest
     * @param rulesVersion of the rules that found them
     */
    public record Risk(RiskLevel level, List<Finding> findings, String rulesVersion) {
        public Risk {
            findings = List.copyOf(findings);
        }
    }

    /**
     * @param rule its name in the file of rules
     * @param phrase the words on which it fired
     */
    public record Finding(RiskCategory category, RiskLevel level, String rule, String phrase) {
        /** Names no finding: what a person wrote must not reach a log by way of a message. */
        @Override
        public String toString() {
            return "Finding";
        }
    }

    public Messages {
        all = List.copyOf(all);
    }

    /** How many the reader has not said to have read. */
    public long unread(boolean byPatient) {
        return all.stream()
                .filter(one -> one.fromPatient() != byPatient && one.readAt() == null)
                .count();
    }

    boolean hasUnread(boolean byPatient, long upToNr) {
        return all.stream()
                .anyMatch(one -> one.fromPatient() != byPatient && one.readAt() == null && one.nr() <= upToNr);
    }

    /** The latest first. */
    public List<Message> before(long nr, int limit) {
        List<Message> page = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0 && page.size() < limit; i--) {
            if (all.get(i).nr() < nr) {
                page.add(all.get(i));
            }
        }
        return page;
    }

    Messages plus(Message one) {
        List<Message> more = new ArrayList<>(all);
        more.add(one);
        return new Messages(more);
    }

    Messages read(long nr, Risk risk) {
        return new Messages(all.stream()
                .map(one -> one.nr() != nr
                        ? one
                        : new Message(one.nr(), one.at(), one.by(), one.fromPatient(), one.text(), risk, one.readAt()))
                .toList());
    }

    Messages seen(boolean byPatient, long upToNr, Instant at) {
        return new Messages(all.stream()
                .map(one -> one.fromPatient() == byPatient || one.readAt() != null || one.nr() > upToNr
                        ? one
                        : new Message(one.nr(), one.at(), one.by(), one.fromPatient(), one.text(), one.risk(), at))
                .toList());
    }
}
