package dev.inhabit.server.session;

import dev.inhabit.protocol.ConversationView.ActingState;
import dev.inhabit.protocol.ConversationView.Actor;
import dev.inhabit.protocol.ConversationView.Manner;
import dev.inhabit.protocol.TurnCause;
import dev.inhabit.server.session.ConversationEvent.ConversationTurned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the people of a conversation do with their bodies at a moment: a function of what was recorded, live and in a replay. */
public final class Acting {
    private static final String NOTHING = "none";

    private final TalkRecord talk;
    private final ConversationTurned turn;
    private final long activeMs;
    /** Who speaks now; null where nobody does. */
    private final ConversationTurned.@Nullable Speech line;

    private Acting(TalkRecord talk, ConversationTurned turn, long activeMs) {
        this.talk = talk;
        this.turn = turn;
        this.activeMs = activeMs;
        this.line = turn.speeches().stream()
                .filter(one -> activeMs >= one.atActiveMs() && activeMs < one.atActiveMs() + one.forMs())
                .findFirst()
                .orElse(null);
    }

    /**
     * @param activeMs session time, ms
     * @return by number; empty where there is no conversation
     */
    public static List<Actor> at(SessionState state, long activeMs) {
        TalkRecord talk = state.talk();
        if (talk == null) {
            return List.of();
        }
        ConversationTurned turn = talk.turn();
        Acting acting = turn == null || !state.isRunning() ? null : new Acting(talk, turn, activeMs);
        List<Actor> actors = new ArrayList<>();
        for (int npc = 0; npc < talk.pinned().people().size(); npc++) {
            actors.add(acting == null ? plain(npc, ActingState.IDLE, NOTHING) : acting.of(npc));
        }
        return actors;
    }

    private Actor of(int npc) {
        ConversationTurned.Speech now = line;
        if (now != null) {
            return now.npc() == npc
                    ? new Actor(npc, ActingState.TALK, manner(now), now.cue(), null)
                    : new Actor(npc, ActingState.LISTEN, Manner.PLAIN, NOTHING, now.npc());
        }
        boolean begun = turn.speeches().stream().anyMatch(one -> activeMs >= one.atActiveMs());
        boolean answersYet = !begun && activeMs < turn.openAtActiveMs();
        if (answersYet && turn.reactingNpc() == npc && !turn.reaction().equals(NOTHING)) {
            return plain(npc, ActingState.REACTION, turn.reaction());
        }
        return talk.hasEnded() && activeMs >= turn.waitsFromActiveMs()
                ? plain(npc, ActingState.IDLE, NOTHING)
                : plain(npc, ActingState.LISTEN, listens(npc));
    }

    private static Actor plain(int npc, ActingState state, String gesture) {
        return new Actor(npc, state, Manner.PLAIN, gesture, null);
    }

    /** Who said the last line shows how it is listened to. */
    private String listens(int npc) {
        List<ConversationTurned.Speech> all = turn.speeches();
        ConversationTurned.Speech last = all.isEmpty() ? null : all.get(all.size() - 1);
        return last != null && last.npc() == npc && activeMs >= last.atActiveMs() + last.forMs()
                ? last.listen()
                : NOTHING;
    }

    private Manner manner(ConversationTurned.Speech said) {
        PinnedGroup group = talk.group();
        if (turn.cause() == TurnCause.INTERRUPTED && said.equals(turn.speeches().get(0))) {
            return Manner.INTERRUPTS;
        } else if (group != null && group.disagree().contains(said.text())) {
            return Manner.DISAGREES;
        }
        return group != null && group.agree().contains(said.text()) ? Manner.AGREES : Manner.PLAIN;
    }
}
