package dev.inhabit.server.session;

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
 */
public record TalkRecord(
        PinnedTalk pinned,
        long turnSequenceNr,
        @Nullable ConversationTurned turn,
        @Nullable String name,
        List<String> said,
        long waitsFromActiveMs) {
    public TalkRecord {
        said = List.copyOf(said);
    }

    static TalkRecord of(PinnedTalk pinned) {
        return new TalkRecord(pinned, 0, null, null, List.of(), 0);
    }

    TalkRecord turned(ConversationTurned next, long sequenceNr) {
        List<String> all = new ArrayList<>(said);
        next.speeches().forEach(speech -> all.add(speech.line()));
        return new TalkRecord(
                pinned, sequenceNr, next, next.name() == null ? name : next.name(), all, next.waitsFromActiveMs());
    }

    /** Nobody could be heard until then, so silence is counted anew. */
    TalkRecord waitsAgain(long activeMs) {
        return new TalkRecord(pinned, turnSequenceNr, turn, name, said, Math.max(waitsFromActiveMs, activeMs));
    }

    public boolean hasEnded() {
        return turn != null && turn.ending() != null;
    }

    /** Whether an answer would be heard at that session time. */
    public boolean isOpen(long activeMs) {
        return turn != null && !hasEnded() && activeMs >= turn.openAtActiveMs();
    }

    /** Session time at which somebody speaks although the patient does not, ms; the largest long where nobody will. */
    public long dueActiveMs() {
        return turn == null
                ? 0
                : hasEnded() ? Long.MAX_VALUE : waitsFromActiveMs + turn.place().silenceMs();
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
            return DialogueState.at(pinned.conversation(), "", Set.of(), pinned.seed());
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

    /** Not the name. */
    @Override
    public String toString() {
        return "TalkRecord[" + pinned + ", " + turnSequenceNr + ", " + turn + (name == null ? "" : ", named") + ", "
                + said + ", " + waitsFromActiveMs + "]";
    }
}
