package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.identity.Verdict;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.Refusal;

/** A request that is answered with a problem. Holds nothing but what the answer says. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ToClient.Problem problem;

    RefusedException(ToClient.Problem problem) {
        super(problem.code().name(), null, false, false);
        this.problem = problem;
    }

    static RefusedException of(ErrorCode code, String message) {
        return new RefusedException(new ToClient.Problem(code, message, null, null));
    }

    static RefusedException invalid(String field, String message) {
        return new RefusedException(new ToClient.Problem(ErrorCode.INVALID_FIELD, message, field, null));
    }

    /** @param value as it was given; told where it is one word */
    static RefusedException outside(String field, String value, String limit) {
        return new RefusedException(Translation.problem(InvalidField.outside(field, InvalidField.told(value), limit)));
    }

    static RefusedException of(Refusal refusal) {
        return new RefusedException(Translation.problem(refusal));
    }

    /** Throws where it is denied. */
    static void unlessAllowed(Verdict verdict) {
        if (verdict instanceof Verdict.Denied denied) {
            throw of(denied.code(), denied.reason());
        }
    }

    /** Throws where a command was refused, or where it is not known what became of it. */
    static void unlessDone(Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            throw of(refused.refusal());
        } else if (answer instanceof Answer.Unknown) {
            throw unknown();
        }
    }

    static RefusedException unknown() {
        return new RefusedException(new ToClient.Problem(
                ErrorCode.OUTCOME_UNKNOWN,
                "it may or may not have been recorded; ask again with the same commandId",
                null,
                1_000L));
    }

    ToClient.Problem problem() {
        return problem;
    }
}
