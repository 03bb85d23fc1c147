package dev.inhabit.server.gateway;

import dev.inhabit.protocol.AlertRequest;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.SlideRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.session.AlertCommand;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.BodyCommand;
import dev.inhabit.server.session.ConversationCommand;
import dev.inhabit.server.session.Device;
import dev.inhabit.server.session.HeadsetPresence;
import dev.inhabit.server.session.OwnSceneCommand;
import dev.inhabit.server.session.SessionCommand;
import dev.inhabit.server.session.SessionMessage;
import dev.inhabit.server.session.SlideCommand;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From requests on the wire to commands of a session, and from their answers back. Total: every request has a command. */
public final class Translation {
    private Translation() {}

    /** A request as the session understands it, and the act that Access must allow for it. */
    public record Asked(CommandId commandId, @Nullable Instant occurredAt, SessionCommand command, SessionAct act) {}

    /**
     * An exit is never refused for its form: where its command id or its time cannot be used, it is as if it had none.
     *
     * @param breathing the clinic's paces
     * @throws InvalidField where the command id, the time, the source of a rating or a pace is not as required
     */
    public static Asked asked(SessionRequest request, Asker by, Biofeedback.PacedBreathing breathing) {
        CommandId commandId;
        Instant occurredAt;
        if (request instanceof SessionRequest.SafetyExit || request instanceof SessionRequest.ForceExit) {
            commandId = isCommandId(request.commandId()) ? new CommandId(request.commandId()) : ownId(request, by);
            occurredAt = isTime(request.occurredAtMs()) ? occurredAt(request.occurredAtMs()) : null;
        } else {
            commandId = commandId(request.commandId());
            occurredAt = occurredAt(request.occurredAtMs());
        }
        SessionCommand command = command(request, by, breathing);
        return new Asked(commandId, occurredAt, command, SessionAct.of(request, by.role()));
    }

    /** For an exit that brought none that can be used: the same for the same again. */
    private static CommandId ownId(SessionRequest request, Asker by) {
        String exit = by.accountId() + " " + request.getClass().getSimpleName() + " " + request.commandId();
        return new CommandId("exit-" + UUID.nameUUIDFromBytes(exit.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * What speaks against a command that Access allows, given who belongs to the patient; null where nothing does.
     * Control goes to somebody who can use it: a session in nobody's hands could not be steered.
     */
    static ToClient.@Nullable Problem problem(SessionCommand command, PatientFacts facts) {
        return command instanceof SessionCommand.HandOverControl handOver
                        && facts.careTeam().stream()
                                .noneMatch(id -> id.toString().equals(handOver.toAccountId()))
                ? problem(InvalidField.outside(
                        "toAccountId",
                        InvalidField.told(handOver.toAccountId()),
                        "an account of the patient's care team"))
                : null;
    }

    static CommandId commandId(String text) {
        if (!isCommandId(text)) {
            throw InvalidField.outside("commandId", InvalidField.told(text), "8 to 64 of A-Z a-z 0-9 . _ -");
        }
        return new CommandId(text);
    }

    static boolean isCommandId(String text) {
        try {
            return new CommandId(text).value().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable Instant occurredAt(@Nullable Long ms) {
        if (ms == null) {
            return null;
        }
        if (!isTime(ms)) {
            throw InvalidField.outside(
                    "occurredAtMs", ms.toString(), "0 to " + Wire.OCCURRED_AT_MAX_MS + ", ms since 1970");
        }
        return Instant.ofEpochMilli(ms);
    }

    private static boolean isTime(@Nullable Long ms) {
        return ms == null || (ms >= 0 && ms <= Wire.OCCURRED_AT_MAX_MS);
    }

    /** The record must not say that a therapist wrote down what the patient entered, nor the reverse by silence. */
    private static SudsSource source(SessionRequest.RecordSuds rating, Asker by) {
        boolean byPatient = by.role() == Role.PATIENT;
        if (rating.source() == null) {
            return byPatient ? SudsSource.HAND : SudsSource.THERAPIST_ENTERED;
        }
        if (byPatient && rating.source() == SudsSource.THERAPIST_ENTERED) {
            throw InvalidField.outside("source", "therapist-entered", "hand or voice from a patient");
        }
        if (!byPatient && rating.source() == SudsSource.HAND) {
            throw InvalidField.outside("source", "hand", "voice or therapist-entered from a therapist");
        }
        return rating.source();
    }

    /** Within the clinic's limits, which may be narrower than what the message may say at all. */
    private static BodyCommand.StartBreathing breathing(
            SessionRequest.StartBreathing request, Asker by, Biofeedback.PacedBreathing clinic) {
        double asked =
                request.breathsPerMin() == null ? clinic.presetPerMinute().doubleValue() : request.breathsPerMin();
        InvalidField.inRange(
                "breathsPerMin",
                asked,
                clinic.minPerMinute().doubleValue(),
                clinic.maxPerMinute().doubleValue());
        return new BodyCommand.StartBreathing(by, asked, clinic.inhalePercent());
    }

    private static SlideCommand slides(SlideRequest request, Asker by) {
        if (request instanceof SlideRequest.ShowSlide r) {
            return new SlideCommand.ShowSlide(by, r.page());
        } else if (request instanceof SlideRequest.PaceSlides r) {
            return new SlideCommand.PaceSlides(by, r.everyS() == null ? 0 : r.everyS());
        } else if (request instanceof SlideRequest.WriteSlideNotes r) {
            return new SlideCommand.WriteSlideNotes(by, r.page(), r.notes());
        }
        return new SlideCommand.RemoveSlides(by);
    }

    private static SessionCommand command(SessionRequest request, Asker by, Biofeedback.PacedBreathing breathing) {
        if (request instanceof SessionRequest.Start r) {
            return new SessionCommand.Start(by, Boolean.TRUE.equals(r.needsHeadset()), HeadsetPresence.NONE);
        } else if (request instanceof SessionRequest.RecordSuds r) {
            return new SessionCommand.RecordSuds(by, r.suds(), r.trigger(), source(r, by));
        } else if (request instanceof SessionRequest.CorrectSuds r) {
            return new SessionCommand.CorrectSuds(by, r.sudsSequenceNr(), r.suds(), r.reason());
        } else if (request instanceof SessionRequest.Adjust r) {
            return new SessionCommand.Adjust(by, r.audienceSize(), r.mood(), r.questionDifficulty());
        } else if (request instanceof SessionRequest.DirectNpc r) {
            return new SessionCommand.DirectNpc(by, r.npc(), r.behaviour(), r.forMs());
        } else if (request instanceof SessionRequest.InjectEvent r) {
            return new SessionCommand.InjectEvent(by, r.event(), r.tag());
        } else if (request instanceof SessionRequest.AnswerSuggestion r) {
            return new SessionCommand.AnswerSuggestion(by, r.suggestionSequenceNr(), r.followed());
        } else if (request instanceof SessionRequest.SwitchAdaptation r) {
            return new SessionCommand.SwitchAdaptation(by, r.automatic());
        } else if (request instanceof SessionRequest.ReportSickness r) {
            return new SessionCommand.ReportSickness(by, r.sick());
        } else if (request instanceof SessionRequest.PairDevice r) {
            return new BodyCommand.PairDevice(by, Device.of(r.device()));
        } else if (request instanceof SessionRequest.UnpairDevice r) {
            return new BodyCommand.UnpairDevice(by, r.deviceId());
        } else if (request instanceof SessionRequest.StartBreathing r) {
            return breathing(r, by, breathing);
        } else if (request instanceof SessionRequest.StopBreathing) {
            return new BodyCommand.StopBreathing(by);
        } else if (request instanceof SessionRequest.Pause) {
            return new SessionCommand.Pause(by, "asked");
        } else if (request instanceof SessionRequest.Resume) {
            return new SessionCommand.Resume(by);
        } else if (request instanceof SessionRequest.Skip) {
            return new SessionCommand.Skip(by);
        } else if (request instanceof SessionRequest.ChooseReply r) {
            return new ConversationCommand.ChooseReply(by, r.turnSequenceNr(), r.reply());
        } else if (request instanceof SessionRequest.LeaveConversation) {
            return new ConversationCommand.LeaveConversation(by);
        } else if (request instanceof SessionRequest.FireTrigger r) {
            return new OwnSceneCommand.FireTrigger(by, r.tag());
        } else if (request instanceof SessionRequest.JudgeGoal r) {
            return new OwnSceneCommand.JudgeGoal(by, r.percent());
        } else if (request instanceof SessionRequest.EncouragePreset r) {
            return new ConversationCommand.SendPreset(by, r.preset());
        } else if (request instanceof SlideRequest r) {
            return slides(r, by);
        } else if (request instanceof AlertRequest.AcknowledgeAlert r) {
            return new AlertCommand.AcknowledgeAlert(by, r.alertSequenceNr());
        } else if (request instanceof AlertRequest.AcknowledgeRisk r) {
            return new AlertCommand.AcknowledgeRisk(by, r.riskSequenceNr());
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
