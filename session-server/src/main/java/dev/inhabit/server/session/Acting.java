package dev.inhabit.server.session;

import dev.inhabit.protocol.ConversationView.ActingState;
import dev.inhabit.protocol.ConversationView.Actor;
import dev.inhabit.server.session.ConversationEvent.ConversationTurned;
import java.util.ArrayList;
import java.util.List;

/** What the people of a conversation do with their bodies at a moment: a function of what was recorded, live and in a replay. */
public final class Acting {
    private Acting() {}

    /**
     * @param activeMs session time, ms
     * @return by number; empty where there is no conversation
     */
    public static List<Actor> at(SessionState state, long activeMs) {
        TalkRecord talk = state.talk();
        if (talk == null) {
            return List.of();
        }
        List<Actor> actors = new ArrayList<>();
        for (int npc = 0; npc < talk.pinned().people().size(); npc++) {
            actors.add(new Actor(npc, of(state, talk, npc, activeMs)));
        }
        return actors;
    }

    private static ActingState of(SessionState state, TalkRecord talk, int npc, long activeMs) {
        ConversationTurned turn = talk.turn();
        if (turn == null || !state.isRunning()) {
            return ActingState.IDLE;
        }
        boolean begun = false;
        for (ConversationTurned.Speech line : turn.speeches()) {
            begun |= activeMs >= line.atActiveMs();
            if (line.npc() == npc && activeMs >= line.atActiveMs() && activeMs < line.atActiveMs() + line.forMs()) {
                return ActingState.TALK;
            }
        }
        boolean answersYet = !begun && activeMs < turn.openAtActiveMs();
        if (answersYet && turn.reactingNpc() == npc && !turn.reaction().equals("none")) {
            return ActingState.REACTION;
        }
        return talk.hasEnded() && activeMs >= turn.waitsFromActiveMs() ? ActingState.IDLE : ActingState.LISTEN;
    }
}
