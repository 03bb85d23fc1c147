package dev.inhabit.server.gateway;

import org.jspecify.annotations.Nullable;

/** A failure whose answer has data all the same. Its cause says what failed. */
final class FailedWithData extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Object data;

    FailedWithData(Throwable cause, Object data) {
        super(null, cause, false, false);
        this.data = data;
    }

    /** Of a failure, or of what it failed by; null where it has none. */
    static @Nullable Object dataOf(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof FailedWithData known) {
                return known.data;
            }
        }
        return null;
    }
}
