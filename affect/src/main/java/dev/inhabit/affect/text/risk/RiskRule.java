package dev.inhabit.affect.text.risk;

import dev.inhabit.affect.text.words.WrongRuleException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One rule, as the file of rules writes it.
 *
 * @param id its name, for findings
 * @param subject whose danger it is; the speaker's where absent
 * @param covers whether what other rules find within its phrases does not count; false where absent
 * @param implies qualifiers that its words bring with them, such as the past of "used to"
 * @param past the level where it is long over; one less where absent
 * @param afterDistress the level beside other words of distress; no different where absent
 */
record RiskRule(
        String id,
        RiskCategory category,
        RiskLevel level,
        @Nullable Subject subject,
        @Nullable Boolean covers,
        @Nullable Set<RiskQualifier> implies,
        @Nullable RiskLevel past,
        @Nullable RiskLevel afterDistress,
        List<String> phrases) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /** Whose danger the words are about. */
    enum Subject {
        /** The subject stands before the phrase, or is the speaker. */
        SPEAKER,
        /** The phrase itself says so. */
        IN_PHRASE
    }

    RiskRule {
        present("id", id);
        present("category", category);
        present("level", level);
        present("phrases", phrases);
        if (!NAME.matcher(id).matches()) {
            throw WrongRuleException.of(id, "a name of at most 64 of a-z, 0-9 and -, beginning with a letter");
        }
        if (phrases.isEmpty()) {
            throw WrongRuleException.of(id, "at least one phrase in a rule");
        }
        implies = implies == null ? Set.of() : Set.copyOf(implies);
        phrases = List.copyOf(phrases);
    }

    private static void present(String field, @Nullable Object value) {
        if (value == null) {
            throw WrongRuleException.missing(field, "a value in each rule");
        }
    }

    boolean subjectStandsBefore() {
        return subject != Subject.IN_PHRASE;
    }

    boolean coversOthers() {
        return Boolean.TRUE.equals(covers);
    }

    boolean implies(RiskQualifier qualifier) {
        return implies != null && implies.contains(qualifier);
    }

    RiskLevel inThePast(RiskLevel now) {
        return past == null ? now.lower() : past;
    }

    Optional<RiskLevel> besideDistress() {
        return Optional.ofNullable(afterDistress);
    }
}
