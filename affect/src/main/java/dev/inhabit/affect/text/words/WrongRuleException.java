package dev.inhabit.affect.text.words;

import org.jspecify.annotations.Nullable;

/**
 * Something that a file of rules holds makes no rule. The message says what was expected and what was found; whoever read
 * the file adds its name and the line.
 */
public final class WrongRuleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final @Nullable String found;
    private final @Nullable String field;

    private WrongRuleException(@Nullable String field, @Nullable String found, String message) {
        super(message);
        this.field = field;
        this.found = found;
    }

    /** @param found what is wrong, as it is written in the file */
    public static WrongRuleException of(String found, String expected) {
        return new WrongRuleException(null, found, "expected " + expected + ", found '" + found + "'");
    }

    /** @param field where it stands, with dots between the names: {@code classes.kill} */
    public static WrongRuleException at(String field, String found, String expected) {
        return new WrongRuleException(field, found, "expected " + expected + ", found '" + found + "'");
    }

    /** @param field what lacks, with dots between the names: {@code cues.DISTRESS} */
    public static WrongRuleException missing(String field, String expected) {
        return new WrongRuleException(field, null, "expected " + expected + ", found nothing");
    }

    /** As it is written in the file; null where something is missing. */
    public @Nullable String found() {
        return found;
    }

    /** Null where it is to be looked for by what is written there. */
    public @Nullable String field() {
        return field;
    }
}
