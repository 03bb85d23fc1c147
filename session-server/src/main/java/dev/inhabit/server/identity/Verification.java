package dev.inhabit.server.identity;

import java.time.Instant;

/** What became of a token that was shown. */
public sealed interface Verification {

    record Valid(Principal principal, Instant expiresAt) implements Verification {}

    /** Why a token is not accepted. All of them are 401 to whoever shows it; the difference is for metrics. */
    enum Failed implements Verification {
        /** Not a token of this server's form. */
        MALFORMED,
        /** Signed by a key that was never ours or has been retired. */
        UNKNOWN_KEY,
        BAD_SIGNATURE,
        NOT_YET_VALID,
        EXPIRED,
        /** Signed out, suspended, or the password was changed. */
        SIGN_IN_ENDED,
        /** Whether the sign-in still runs could not be found out in time. */
        UNCHECKED
    }
}
