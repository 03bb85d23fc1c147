package dev.inhabit.server.identity;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.Refusal;
import java.util.Optional;

/** The answer to "may they?". */
public sealed interface Verdict {
    record Allowed() implements Verdict {}

    /** @param reason for the person who asked; says nothing about the patient */
    record Denied(ErrorCode code, String reason) implements Verdict {}

    static Verdict allowed() {
        return new Allowed();
    }

    static Verdict denied(ErrorCode code, String reason) {
        return new Denied(code, reason);
    }

    default boolean isAllowed() {
        return this instanceof Allowed;
    }

    /** The refusal to send; empty where it is allowed. */
    default Optional<Refusal> refusal() {
        return this instanceof Denied denied
                ? Optional.of(Refusal.of(denied.code(), denied.reason()))
                : Optional.empty();
    }
}
