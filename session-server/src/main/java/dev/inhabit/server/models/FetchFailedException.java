package dev.inhabit.server.models;

import org.jspecify.annotations.Nullable;

/** A model that could not be fetched. The message is one sentence: what went wrong, and the way out. */
final class FetchFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FetchFailedException(String message) {
        this(message, null);
    }

    FetchFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
