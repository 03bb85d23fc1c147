package dev.inhabit.server.session;

import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.RiskLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which signs of danger were recorded, and when last: by this it is decided whether what is heard is news. It is where one
 * of the findings is of a category that was not recorded in the minute before, or not at that level. So a rise is recorded
 * at once, and the same again at most once a minute. Holds no words.
 *
 * @param categories in the order of {@link RiskCategory}
 * @param heardNr sequence number of the latest record; 0 before the first
 * @param severeNr of the latest severe one; 0 before the first
 * @param acknowledgedNr up to which a therapist has said to have seen them; 0 where nobody has
 * @param acknowledgedBy account that said so last; null where nobody has
 */
public record RiskHeard(
        List<Last> categories,
        long heardNr,
        long severeNr,
        long acknowledgedNr,
        @Nullable String acknowledgedBy) {
    static final RiskHeard NONE = new RiskHeard(List.of(), 0, 0, 0, null);
    /** How long the same again is no news, ms. */
    static final long SAME_FOR_MS = 60_000;

    /**
     * One category.
     *
     * @param atMs when it was recorded last at any level, ms since 1970
     * @param severeAtMs when as severe; null where it was not
     */
    public record Last(
            RiskCategory category, long atMs, @Nullable Long severeAtMs) {
        @Nullable
        Long atLeast(RiskLevel level) {
            return level == RiskLevel.SEVERE ? severeAtMs : Long.valueOf(atMs);
        }
    }

    public RiskHeard {
        categories = List.copyOf(categories);
    }

    /** @param findings heard at that time, ms since 1970 */
    boolean isNews(List<RiskFinding> findings, long atMs) {
        return findings.stream().anyMatch(finding -> {
            Long last = lastAtLeast(finding.category(), finding.level());
            return last == null || atMs - last >= SAME_FOR_MS;
        });
    }

    private @Nullable Long lastAtLeast(RiskCategory category, RiskLevel level) {
        for (Last last : categories) {
            if (last.category() == category) {
                return last.atLeast(level);
            }
        }
        return null;
    }

    /** The same with one finding more. */
    RiskHeard with(RiskCategory category, RiskLevel level, long atMs) {
        Long before = lastAtLeast(category, RiskLevel.MODERATE);
        Long severeBefore = lastAtLeast(category, RiskLevel.SEVERE);
        List<Last> next = new ArrayList<>(categories);
        next.removeIf(last -> last.category() == category);
        next.add(new Last(
                category,
                later(before, atMs),
                level == RiskLevel.SEVERE ? Long.valueOf(later(severeBefore, atMs)) : severeBefore));
        next.sort(Comparator.comparing(Last::category));
        return new RiskHeard(next, heardNr, severeNr, acknowledgedNr, acknowledgedBy);
    }

    RiskHeard recorded(long sequenceNr, RiskLevel level) {
        return new RiskHeard(
                categories,
                sequenceNr,
                level == RiskLevel.SEVERE ? sequenceNr : severeNr,
                acknowledgedNr,
                acknowledgedBy);
    }

    RiskHeard acknowledged(long upToNr, String by) {
        return new RiskHeard(categories, heardNr, severeNr, Math.max(acknowledgedNr, upToNr), by);
    }

    /** Something was heard that nobody has said to have seen. */
    boolean isOpen() {
        return heardNr > acknowledgedNr;
    }

    RiskHeard with(List<RiskFinding> findings, long atMs) {
        RiskHeard next = this;
        for (RiskFinding finding : findings) {
            next = next.with(finding.category(), finding.level(), atMs);
        }
        return next;
    }

    /** What is known here or there. */
    RiskHeard and(RiskHeard other) {
        RiskHeard next = this;
        for (Last last : other.categories) {
            next = next.with(last.category(), RiskLevel.MODERATE, last.atMs());
            Long severeAtMs = last.severeAtMs();
            next = severeAtMs == null ? next : next.with(last.category(), RiskLevel.SEVERE, severeAtMs);
        }
        return next;
    }

    private static long later(@Nullable Long before, long atMs) {
        return before == null ? atMs : Math.max(before, atMs);
    }

    /** @param findings not empty */
    static RiskLevel highest(List<RiskFinding> findings) {
        return findings.stream()
                .map(RiskFinding::level)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
