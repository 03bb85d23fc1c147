package dev.inhabit.affect.model;

/** A model that cannot be used: absent, altered, or not what its entry says. The message says what to do. */
public final class UnusableModelException extends RuntimeException {
    public UnusableModelException(String message) {
        super(message);
    }

    public UnusableModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
