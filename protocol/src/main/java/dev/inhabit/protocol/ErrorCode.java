package dev.inhabit.protocol;

/** Every reason a request can fail. Closed: clients may switch over it. */
public enum ErrorCode {
    /** The body is not JSON, or not of the expected form. 400. */
    MALFORMED(400),
    /** A field is missing, of the wrong type or out of range; {@code field} names it. 400. */
    INVALID_FIELD(400),
    /** No or no valid token. 401. */
    UNAUTHENTICATED(401),
    /** E-mail, password or code is wrong; never says which. 401. */
    BAD_CREDENTIALS(401),
    /** The headset's code has run out, was used, or was lost when the server restarted: ask for another. 401. */
    CODE_ENDED(401),
    /** The ticket is unknown, used or older than 30 s. 401. */
    BAD_TICKET(401),
    /** Signed in, but not allowed. 403. */
    FORBIDDEN(403),
    /** The patient has not consented to this flow of data. 403. */
    CONSENT_MISSING(403),
    /** Somebody else controls the session. 403. */
    NOT_IN_CONTROL(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    /** The entity's state does not allow it now. 409. */
    CONFLICT(409),
    /** The patient is not as far yet as the sub-level that was asked for. 409. */
    LEVEL_LOCKED(409),
    /** The session has ended. 409. */
    SESSION_ENDED(409),
    /** The session takes no samples of this device; pair it first. 409. */
    DEVICE_NOT_PAIRED(409),
    PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA(415),
    /** An image, sound or text could not be read. 422. */
    UNREADABLE_MEDIA(422),
    RATE_LIMITED(429),
    /** Too many commands wait for this session; ask again after {@code retryAfterMs}. 503. */
    BUSY(503),
    /** The store does not answer; ask again with the same command id. 503. */
    STORE_UNAVAILABLE(503),
    /** It may or may not have been recorded: ask again with the same command id. 503. */
    OUTCOME_UNKNOWN(503),
    INTERNAL(500);

    private final int httpStatus;

    ErrorCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
