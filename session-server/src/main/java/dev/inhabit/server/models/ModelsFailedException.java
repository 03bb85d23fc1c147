package dev.inhabit.server.models;

import org.jspecify.annotations.Nullable;

/** What {@code inhabit models} could not do. The message is one sentence: what went wrong, and where there is one, the way out. */
final class ModelsFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelsFailedException(String message) {
        this(message, null);
    }

    ModelsFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
