package dev.inhabit.server.session;

import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.record.CommandId;
import java.time.Instant;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Asks the session for what is said in it: that a conversation goes on and a question is asked when the time has come, and that
 * what the patient says is heard. When that is follows from what was recorded; here is only known whether anybody is there. Part of the feed.
 */
final class TalkDuty {
    private final Watchers watchers;
    private final ActorRef<SessionMessage> session;
    private final ActorRef<SessionMessage.Reply> nobody;
    private final AskedOnce asked;
    private boolean there;
    private long thereSinceActiveMs;
    private long spokeAtActiveMs;

    /** @param nobody takes the session's answers, which are not waited for */
    TalkDuty(Watchers watchers, ActorRef<SessionMessage> session, ActorRef<SessionMessage.Reply> nobody) {
        this.watchers = watchers;
        this.session = session;
        this.nobody = nobody;
        this.asked = new AskedOnce(session, nobody);
    }

    /** Looked at ten times a second. Nobody speaks into a scene in which nobody is. */
    void ask(SessionState state, Instant now) {
        TalkRecord talk = state.talk();
        QuestionRecord questions = state.questions();
        if ((talk == null && questions == null)
                || !state.isRunning()
                || state.stage().closing() != null) {
            return;
        }
        long activeMs = state.clock().activeMsAt(now);
        boolean was = there;
        there = watchers.headsets() > 0;
        if (there && !was) {
            thereSinceActiveMs = activeMs;
        }
        // The same ids each time, so that asking again until it is recorded records it once.
        if (there && talk != null && activeMs >= dueActiveMs(talk)) {
            asked.submit(
                    "goes-on-after-" + talk.turnSequenceNr(), new ConversationCommand.GoOn(talk.turnSequenceNr()), now);
        } else if (there && questions != null && activeMs >= questions.dueActiveMs()) {
            int before = questions.asked().size();
            asked.submit("asks-after-" + before, new ConversationCommand.AskNext(before), now);
        }
    }

    private long dueActiveMs(TalkRecord talk) {
        long due = talk.dueActiveMs();
        // Who has just come back, or speaks, is given the whole time again.
        return talk.turn() == null || talk.hasEnded()
                ? due
                : Math.max(
                        due,
                        Math.max(thereSinceActiveMs, spokeAtActiveMs)
                                + talk.turn().place().silenceMs());
    }

    /** The patient speaks, and their words are not known yet. */
    void speaking(Moment.Speaking speaking, SessionState state, Instant now) {
        TalkRecord talk = state.talk();
        if (talk == null || talk.turn() == null || !state.isRunning()) {
            return;
        }
        spokeAtActiveMs = state.clock().activeMsAt(now);
        int interruptAfterMs = talk.turn().place().interruptAfterMs();
        if (interruptAfterMs > 0 && speaking.forMs() >= interruptAfterMs && talk.isOpen(spokeAtActiveMs)) {
            submit(
                    "cuts-in-on-" + talk.turnSequenceNr(),
                    new ConversationCommand.CutIn(talk.turnSequenceNr(), speaking.forMs()));
        }
    }

    /** What was said while nobody waited for an answer is passed over here already. */
    void heard(Moment.Said said, SessionState state, Instant now) {
        TalkRecord talk = state.talk();
        if (talk != null && state.isRunning() && talk.isOpen(state.clock().activeMsAt(now))) {
            submit(
                    "heard-reply-" + UUID.randomUUID(),
                    new ConversationCommand.HearReply(
                            talk.turnSequenceNr(), said.text(), said.confidencePercent(), said.durationMs()));
        }
    }

    private void submit(String commandId, SessionCommand command) {
        session.tell(new SessionMessage.Submit(new CommandId(commandId), null, null, command, nobody));
    }
}
