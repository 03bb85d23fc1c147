package dev.inhabit.affect.model;

import org.jspecify.annotations.Nullable;

/** The runtime refused to run a network that had been loaded. Carries the model's name, never its input. */
public final class InferenceFailedException extends RuntimeException {
    public InferenceFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
