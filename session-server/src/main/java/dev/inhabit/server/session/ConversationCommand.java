package dev.inhabit.server.session;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of what is said in a session, and how each request is decided. */
public sealed interface ConversationCommand extends SessionCommand.InOwnFile {
    /**
     * Session time has come for the audience to ask; no client can ask for it.
     *
     * @param askedBefore how many questions were asked
     */
    record AskNext(int askedBefore) implements ConversationCommand {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            QuestionRecord questions = state.questions();
            boolean due = questions != null
                    && state.isRunning()
                    && state.stage().closing() == null
                    && questions.asked().size() == askedBefore
                    && state.clock().activeMsAt(now) >= questions.dueActiveMs();
            return due ? Decision.ofAll(TalkDecision.asksNext(state, Asker.SERVER, now)) : Decision.nothing();
        }
    }

    /** Something that happens in the conversation of a session that runs. */
    sealed interface InTalk extends ConversationCommand {
        Decision<SessionEvent> decide(TalkRecord talk, long nowActiveMs);

        @Override
        default Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            TalkRecord talk = state.talk();
            if (talk == null) {
                return Decision.refuse(ErrorCode.CONFLICT, "The session has no conversation");
            } else if (!state.isRunning()) {
                return Decision.refuse(ErrorCode.CONFLICT, "The session is not running");
            } else if (by().role() != Role.PATIENT && !Control.isHeldBy(state, by())) {
                return Control.refused();
            }
            return decide(talk, state.clock().activeMsAt(now));
        }
    }

    /**
     * One of the encouragements that stand ready.
     *
     * @param preset its id
     */
    record SendPreset(Asker by, String preset) implements ConversationCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("preset", by, preset);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            if (!Control.isHeldBy(state, by)) {
                return Control.refused();
            }
            PinnedPresets presets = state.presets();
            return Optional.ofNullable(presets)
                    .flatMap(known -> known.find(preset))
                    .map(found -> Decision.<SessionEvent>of(new ConversationEvent.PresetSent(by, preset, found.text())))
                    .orElseGet(() ->
                            Decision.refuse(Refusal.invalid("preset", "No encouragement of this session has this id")));
        }
    }

    /**
     * The patient answers by the menu, or a therapist does for them.
     *
     * @param turnSequenceNr of the turn that is answered
     * @param reply from 1
     */
    record ChooseReply(Asker by, long turnSequenceNr, int reply) implements InTalk {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("choose", by, turnSequenceNr, reply);
        }

        @Override
        public Decision<SessionEvent> decide(TalkRecord talk, long nowActiveMs) {
            ConversationEvent.ConversationTurned turn = talk.turn();
            if (turn == null || talk.hasEnded() || talk.turnSequenceNr() != turnSequenceNr) {
                return Decision.refuse(ErrorCode.CONFLICT, "The conversation is not where this was an answer");
            } else if (!talk.isOpen(nowActiveMs)) {
                return Decision.refuse(ErrorCode.CONFLICT, "Nobody waits for an answer yet");
            } else if (reply > turn.choices().size()) {
                return Decision.refuse(Refusal.invalid(
                        "reply",
                        "reply is " + reply + ", there are 1 to "
                                + turn.choices().size()));
            }
            return Decision.of(TalkDecision.chosen(talk, by, reply, nowActiveMs));
        }
    }

    /** The conversation is ended in a friendly way. */
    record LeaveConversation(Asker by) implements InTalk {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("leave conversation", by);
        }

        @Override
        public Decision<SessionEvent> decide(TalkRecord talk, long nowActiveMs) {
            return talk.turn() == null || talk.hasEnded()
                    ? Decision.refuse(ErrorCode.CONFLICT, "No conversation goes on")
                    : Decision.of(TalkDecision.left(talk, by, nowActiveMs));
        }
    }

    /**
     * The patient said something; no client can ask for it. Changes nothing where nobody waited for an answer, or it was
     * said at an earlier place.
     *
     * @param text as it was recognised; used for this decision and then gone
     * @param confidencePercent how sure the recognition is
     * @param durationMs how long it took to say; on a long answer somebody may cut in
     */
    record HearReply(long turnSequenceNr, String text, int confidencePercent, int durationMs) implements InTalk {
        /** Who begins so much before a line is said may still mean it. What began earlier was no answer to it. */
        static final int EARLY_MS = 1_000;

        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public Decision<SessionEvent> decide(TalkRecord talk, long nowActiveMs) {
            boolean meant = talk.turnSequenceNr() == turnSequenceNr
                    && talk.isOpen(nowActiveMs)
                    && (talk.isOpen(nowActiveMs - durationMs + EARLY_MS) || talk.isStillAsked());
            SessionEvent heard =
                    meant ? TalkDecision.heard(talk, text, confidencePercent, durationMs, nowActiveMs) : null;
            return heard == null ? Decision.nothing() : Decision.of(heard);
        }

        /** Not what was said. */
        @Override
        public String toString() {
            return "HearReply[" + turnSequenceNr + "]";
        }
    }

    /**
     * Somebody cuts in on a patient who has spoken for long; no client can ask for it.
     *
     * @param talkingMs for so long
     */
    record CutIn(long turnSequenceNr, int talkingMs) implements InTalk {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public Decision<SessionEvent> decide(TalkRecord talk, long nowActiveMs) {
            SessionEvent interrupted = talk.turnSequenceNr() == turnSequenceNr && talk.isOpen(nowActiveMs)
                    ? TalkDecision.interrupted(talk, talkingMs, nowActiveMs)
                    : null;
            return interrupted == null ? Decision.nothing() : Decision.of(interrupted);
        }
    }

    /** Session time has come for somebody to begin, or to speak into a silence; no client can ask for it. */
    record GoOn(long turnSequenceNr) implements InTalk {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public Decision<SessionEvent> decide(TalkRecord talk, long nowActiveMs) {
            return talk.turnSequenceNr() == turnSequenceNr && nowActiveMs >= talk.dueActiveMs()
                    ? Decision.ofAll(TalkDecision.goesOn(talk, nowActiveMs))
                    : Decision.nothing();
        }
    }
}
