package dev.inhabit.server.record;

import dev.inhabit.protocol.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Why a command was not done. The message is for the person who asked and holds nothing that a patient said or felt.
 *
 * @param field the offending field of the command, where there is one
 * @param retryAfterMs when asking again may help, in ms; null where it will not
 */
public record Refusal(
        ErrorCode code,
        String message,
        @Nullable String field,
        @Nullable Long retryAfterMs) {
    public static Refusal of(ErrorCode code, String message) {
        return new Refusal(code, message, null, null);
    }

    public static Refusal invalid(String field, String message) {
        return new Refusal(ErrorCode.INVALID_FIELD, message, field, null);
    }

    public static Refusal retryLater(ErrorCode code, String message, long retryAfterMs) {
        return new Refusal(code, message, null, retryAfterMs);
    }
}
