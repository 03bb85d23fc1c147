package dev.inhabit.server.journal;

import org.jspecify.annotations.Nullable;

/** The store cannot be opened. The message is one sentence for whoever started the server: what is wrong, and the way out. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
