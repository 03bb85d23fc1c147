package dev.inhabit.server.gateway;

import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.SessionCommand;
import dev.inhabit.server.session.SessionMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From requests on the wire to commands of a session, and from their answers back. Total: every request has a command. */
public final class Translation {
    private Translation() {}

    /** A request as the session understands it, and the act that Access must allow for it. */
    public record Asked(CommandId commandId, @Nullable Instant occurredAt, SessionCommand command, SessionAct act) {}

    /** @throws InvalidField where the command id or the time has not the required form */
    public static Asked asked(SessionRequest request, Asker by) {
        SessionCommand command = command(request, by);
        return new Asked(
                commandId(request.commandId()),
                occurredAt(request.occurredAtMs()),
                command,
                SessionAct.of(request, by.role()));
    }

    /**
     * What speaks against a command that Access allows, given who belongs to the patient; null where nothing does.
     * Control goes to somebody who can use it: a session in nobody's hands could not be steered.
     */
    static ToClient.@Nullable Problem problem(SessionCommand command, PatientFacts facts) {
        return command instanceof SessionCommand.HandOverControl handOver
                        && facts.careTeam().stream()
                                .noneMatch(id -> id.toString().equals(handOver.toAccountId()))
                ? problem(new InvalidField("toAccountId", "toAccountId must be an account of the patient's care team"))
                : null;
    }

    static CommandId commandId(String text) {
        try {
            return new CommandId(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidField("commandId", "commandId must have 8 to 64 of A-Z a-z 0-9 . _ -");
        }
    }

    private static @Nullable Instant occurredAt(@Nullable Long ms) {
        if (ms == null) {
            return null;
        }
        if (ms < 0 || ms > 253_402_300_799_999L) {
            throw new InvalidField("occurredAtMs", "occurredAtMs must be ms since 1970, before the year 10000");
        }
        return Instant.ofEpochMilli(ms);
    }

    private static SessionCommand command(SessionRequest request, Asker by) {
        if (request instanceof SessionRequest.Start) {
            return new SessionCommand.Start(by);
        } else if (request instanceof SessionRequest.RecordSuds r) {
            return new SessionCommand.RecordSuds(
                    by, r.suds(), r.trigger(), r.source() == null ? SudsSource.HAND : r.source());
        } else if (request instanceof SessionRequest.CorrectSuds r) {
            return new SessionCommand.CorrectSuds(by, r.sudsSequenceNr(), r.suds(), r.reason());
        } else if (request instanceof SessionRequest.Adjust r) {
            return new SessionCommand.Adjust(by, r.audienceSize(), r.mood(), r.questionDifficulty());
        } else if (request instanceof SessionRequest.DirectNpc r) {
            return new SessionCommand.DirectNpc(by, r.npc(), r.behaviour(), r.forMs());
        } else if (request instanceof SessionRequest.InjectEvent r) {
            return new SessionCommand.InjectEvent(by, r.event(), r.tag());
        } else if (request instanceof SessionRequest.Pause) {
            return new SessionCommand.Pause(by, "asked");
        } else if (request instanceof SessionRequest.Resume) {
            return new SessionCommand.Resume(by);
        } else if (request instanceof SessionRequest.Skip) {
            return new SessionCommand.Skip(by);
        } else if (request instanceof SessionRequest.Encourage r) {
            return new SessionCommand.Encourage(by, r.text());
        } else if (request instanceof SessionRequest.Note r) {
            return new SessionCommand.AddNote(by, r.text());
        } else if (request instanceof SessionRequest.AmendNote r) {
            return new SessionCommand.AmendNote(by, r.noteSequenceNr(), r.text());
        } else if (request instanceof SessionRequest.TakeControl r) {
            return new SessionCommand.TakeControl(by, r.reason());
        } else if (request instanceof SessionRequest.HandOverControl r) {
            return new SessionCommand.HandOverControl(by, r.toAccountId());
        } else if (request instanceof SessionRequest.SafetyExit) {
            return new SessionCommand.SafetyExit(by);
        } else if (request instanceof SessionRequest.ForceExit r) {
            return new SessionCommand.ForceExit(by, r.reason());
        } else if (request instanceof SessionRequest.Complete r) {
            return new SessionCommand.Complete(by, r.outcome() == null ? Outcome.COMPLETED : r.outcome());
        }
        throw new IllegalStateException("no command for " + request.getClass().getSimpleName());
    }

    /** Answer to a request on a socket. */
    static ToClient.Answer answer(SessionMessage.Reply reply) {
        Rest.CommandResult result = result(reply);
        Answer answer = reply instanceof SessionMessage.Answered answered ? answered.answer() : null;
        return new ToClient.Answer(
                result.commandId(),
                result.result(),
                result.sequenceNr(),
                answer instanceof Answer.Refused refused ? problem(refused.refusal()) : null);
    }

    static Rest.CommandResult result(SessionMessage.Reply reply) {
        if (reply instanceof SessionMessage.Delivered delivered) {
            return new Rest.CommandResult(delivered.commandId().value(), ToClient.Result.DELIVERED, null);
        }
        Answer answer = ((SessionMessage.Answered) reply).answer();
        String id = answer.commandId().value();
        if (answer instanceof Answer.Done done) {
            return new Rest.CommandResult(
                    id, done.repeated() ? ToClient.Result.REPEATED : ToClient.Result.RECORDED, done.sequenceNr());
        }
        return new Rest.CommandResult(
                id, answer instanceof Answer.Refused ? ToClient.Result.REFUSED : ToClient.Result.UNKNOWN, null);
    }

    static ToClient.Problem problem(Refusal refusal) {
        return new ToClient.Problem(refusal.code(), refusal.message(), refusal.field(), refusal.retryAfterMs());
    }

    static ToClient.Problem problem(InvalidField invalid) {
        String message = invalid.getMessage() == null ? "message is not valid" : invalid.getMessage();
        return invalid.field().isEmpty()
                ? new ToClient.Problem(dev.inhabit.protocol.ErrorCode.MALFORMED, message, null, null)
                : new ToClient.Problem(dev.inhabit.protocol.ErrorCode.INVALID_FIELD, message, invalid.field(), null);
    }
}
