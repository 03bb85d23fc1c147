package dev.inhabit.server.heartfile;

/** A file of which nothing can be read; its message says why, and repeats nothing of it. */
public final class UnusableHeartFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /** @param field of the request that is to blame */
    UnusableHeartFile(String field, String problem) {
        super(problem, null, false, false);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
