package dev.inhabit.headset;

import dev.inhabit.headset.scene.Scene;
import dev.inhabit.protocol.ConversationView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the wearer is asked for an answer in a conversation: once for each turn, after its last line. */
final class Replies {
    /**
     * What the wearer chose.
     *
     * @param reply from 1
     */
    record Chosen(long turnSequenceNr, int reply) {}

    private long askedOf;
    private long activeMs;

    /** Session time as the server said it last. */
    void now(long sessionActiveMs) {
        activeMs = sessionActiveMs;
    }

    /** Null where there is nothing to choose now, or the wearer stays silent. */
    @Nullable
    Chosen due(Scene scene, Wearer wearer) {
        ConversationView conversation = scene.conversation();
        ConversationView.Turn turn = conversation == null ? null : conversation.turn();
        if (turn == null
                || turn.choices().isEmpty()
                || turn.sequenceNr() == askedOf
                || !scene.isExposure()
                || activeMs < saidAtActiveMs(turn)) {
            return null;
        }
        askedOf = turn.sequenceNr();
        int reply = wearer.reply(turn);
        return reply == 0 ? null : new Chosen(turn.sequenceNr(), reply);
    }

    private static long saidAtActiveMs(ConversationView.Turn turn) {
        List<ConversationView.Line> lines = turn.lines();
        ConversationView.Line last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
        return last == null ? turn.openAtActiveMs() : last.atActiveMs() + last.forMs();
    }
}
