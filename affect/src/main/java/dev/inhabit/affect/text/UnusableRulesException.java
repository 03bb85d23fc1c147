package dev.inhabit.affect.text;

import org.jspecify.annotations.Nullable;

/** A file of rules for words cannot be used. The message names file, line, field, what was expected and what was found. */
public final class UnusableRulesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableRulesException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
