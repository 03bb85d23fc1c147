package dev.inhabit.server.gateway;

/** A client that was told goodbye and did not read it; its connection is cut. */
final class StuckSocketException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StuckSocketException() {
        super("the client does not read", null, false, false);
    }
}
