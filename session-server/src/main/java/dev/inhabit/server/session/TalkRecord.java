package dev.inhabit.server.session;

import dev.inhabit.protocol.TurnCause;
import dev.inhabit.server.dialogue.Dialogue;
import dev.inhabit.server.dialogue.DialogueRules;
import dev.inhabit.server.dialogue.DialogueState;
import dev.inhabit.server.language.Language;
import dev.inhabit.server.session.ConversationEvent.ConversationTurned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a session's conversation has come.
 *
 * @param turnSequenceNr of the last turn; 0 before the first
 * @param turn the last; null before the first
 * @param name what the patient called themselves; null where they did not
 * @param said ids of the lines that were said, in order
 * @param waitsFromActiveMs session time from which silence is counted, ms
 * @param pace with the conversations that may still follow
 * @param group how people take part beyond its lines; null in sessions from before they did
 * @param tally what came of it and of those before
 */
public record TalkRecord(
        PinnedTalk pinned,
        long turnSequenceNr,
        @Nullable ConversationTurned turn,
        @Nullable String name,
        List<String> said,
        long waitsFromActiveMs,
        PinnedPace pace,
        @Nullable PinnedGroup group,
        TalkTally tally) {
    public TalkRecord {
        said = List.copyOf(said);
    }

    static TalkRecord of(PinnedTalk pinned) {
        return new TalkRecord(pinned, 0, null, null, List.of(), 0, PinnedPace.EARLIER, null, TalkTally.NONE);
    }

    TalkRecord turned(ConversationTurned next, long sequenceNr) {
        List<String> all = new ArrayList<>(said);
        next.speeches().forEach(speech -> all.add(speech.line()));
        return new TalkRecord(
                pinned,
                sequenceNr,
                next,
                next.name() == null ? name : next.name(),
                all,
                next.waitsFromActiveMs(),
                pace,
                group,
                tally.turned(next));
    }

    TalkRecord paced(PinnedPace known) {
        return new TalkRecord(pinned, turnSequenceNr, turn, name, said, waitsFromActiveMs, known, group, tally);
    }

    TalkRecord among(PinnedGroup people) {
        return new TalkRecord(pinned, turnSequenceNr, turn, name, said, waitsFromActiveMs, pace, people, tally);
    }

    /** Somebody of the scene has said this outside of the conversation, and will not say it again. */
    TalkRecord saying(String line) {
        List<String> all = new ArrayList<>(said);
        all.add(line);
        return new TalkRecord(pinned, turnSequenceNr, turn, name, all, waitsFromActiveMs, pace, group, tally);
    }

    /** At the begin of the conversation that follows; only where one does. */
    TalkRecord followed() {
        return new TalkRecord(
                pinned.followedBy(pace.further().get(0)),
                turnSequenceNr,
                null,
                name,
                said,
                waitsFromActiveMs,
                pace.withoutFirst(),
                group,
                tally.followed());
    }

    /** Nobody could be heard until then, so silence is counted anew. */
    TalkRecord waitsAgain(long activeMs) {
        return new TalkRecord(
                pinned, turnSequenceNr, turn, name, said, Math.max(waitsFromActiveMs, activeMs), pace, group, tally);
    }

    public boolean hasEnded() {
        return turn != null && turn.ending() != null;
    }

    /** Whether another conversation follows this one that has ended: not on who wanted to stop, nor after the planned time. */
    public boolean isFollowed() {
        return turn != null
                && turn.ending() != null
                && turn.cause() != TurnCause.LEFT
                && !pace.further().isEmpty()
                && waitsFromActiveMs + pace.betweenMs() < pace.untilActiveMs();
    }

    /** Whether people of the scene have said goodbye. */
    public boolean isOver() {
        return hasEnded() && !isFollowed();
    }

    /** Whether an answer would be heard at that session time. */
    public boolean isOpen(long activeMs) {
        return turn != null && !hasEnded() && activeMs >= turn.openAtActiveMs();
    }

    /** Whether somebody has just cut in without leading the conversation on: an answer begun before it is one still. */
    boolean isStillAsked() {
        return group != null
                && turn != null
                && turn.cause() == TurnCause.INTERRUPTED
                && turn.speeches().size() == 1
                && group.cutIn().contains(turn.speeches().get(0).text());
    }

    /** Session time at which somebody speaks although the patient does not, ms; the largest long where nobody will. */
    public long dueActiveMs() {
        if (turn == null) {
            return 0;
        } else if (hasEnded()) {
            return isFollowed() ? waitsFromActiveMs + pace.betweenMs() : Long.MAX_VALUE;
        }
        return waitsFromActiveMs + turn.place().silenceMs();
    }

    /** Reads the pinned copies, which takes about a millisecond. */
    DialogueRules rules() {
        return new DialogueRules(Dialogue.pinned(pinned.copy()), Language.pinned(pinned.languageCopy()))
                .withReplyDelay(pinned.replyDelayMinMs(), pinned.replyDelayMaxMs());
    }

    /** As the conversation's rules know it. */
    DialogueState place() {
        ConversationTurned last = turn;
        if (last == null) {
            return DialogueState.at(pinned.conversation(), "", Set.copyOf(said), pinned.seed());
        }
        return new DialogueState(
                pinned.conversation(),
                last.place().node(),
                Set.copyOf(said),
                Optional.ofNullable(name),
                pinned.seed(),
                last.place().draws(),
                last.place().helped(),
                last.place().misheard(),
                hasEnded());
    }

    /** Not the name, nor what follows from turns. A session from before there was a pace prints as it did then. */
    @Override
    public String toString() {
        return "TalkRecord[" + pinned + ", " + turnSequenceNr + ", " + turn + (name == null ? "" : ", named") + ", "
                + said + ", " + waitsFromActiveMs + (pace.equals(PinnedPace.EARLIER) ? "" : ", " + pace)
                + (group == null ? "]" : ", " + group + "]");
    }
}
