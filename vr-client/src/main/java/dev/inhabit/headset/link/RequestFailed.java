package dev.inhabit.headset.link;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.ToClient.Problem;

/** The server answered a request with an error. */
public final class RequestFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public RequestFailed(String what, Problem problem) {
        super(what + ": " + problem.message() + " (" + problem.code() + ")");
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public ErrorCode code() {
        return problem.code();
    }
}
