package dev.inhabit.server.session;

import dev.inhabit.protocol.TurnCause;
import dev.inhabit.server.session.ConversationEvent.ConversationTurned;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of the conversations of a session so far.
 *
 * @param answers how often the patient answered in the one that goes on
 * @param reached endings, in order, without those of who wanted to stop
 */
public record TalkTally(int answers, List<Reached> reached) {
    static final TalkTally NONE = new TalkTally(0, List.of());

    /** @param answers how often the patient had answered on the way to it */
    public record Reached(String ending, int answers) {}

    public TalkTally {
        reached = List.copyOf(reached);
    }

    TalkTally turned(ConversationTurned turn) {
        boolean answered = turn.cause() == TurnCause.WORDS || turn.cause() == TurnCause.MENU;
        int now = answers + (answered ? 1 : 0);
        String ending = turn.ending();
        if (ending == null || turn.cause() == TurnCause.LEFT) {
            return new TalkTally(now, reached);
        }
        List<Reached> all = new ArrayList<>(reached);
        all.add(new Reached(ending, now));
        return new TalkTally(now, all);
    }

    TalkTally followed() {
        return new TalkTally(0, reached);
    }
}
