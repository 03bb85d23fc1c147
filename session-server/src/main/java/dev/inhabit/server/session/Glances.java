package dev.inhabit.server.session;

import dev.inhabit.server.content.Chance;
import java.util.ArrayList;
import java.util.List;

/**
 * When the people of a conversation look at the patient. A function of seed, person and tick alone: in each three seconds a
 * person looks once, for the share of them that is asked for, beginning anywhere in them. Within any minute the share is
 * kept to 2.6 points.
 */
public final class Glances {
    /** Three seconds: short enough that two cut ones at the ends of a minute weigh little. */
    static final int PERIOD_TICKS = 30;

    private static final int PERCENT = 100;

    private Glances() {}

    /** @param percent share of the time, 0 to 100 */
    static boolean looks(long seed, int npc, long tick, int percent) {
        long period = Math.floorDiv(tick, PERIOD_TICKS);
        long ticks = (long) PERIOD_TICKS * percent;
        // Where the share is no whole number of ticks, some periods have one more.
        long lasting = Math.floorDiv((period + 1) * ticks, PERCENT) - Math.floorDiv(period * ticks, PERCENT);
        int begins = Chance.below(seed + npc, period, PERIOD_TICKS);
        return Math.floorMod(Math.floorMod(tick, PERIOD_TICKS) - begins, PERIOD_TICKS) < lasting;
    }

    /** The numbers of those who look at the patient at that tick; empty where there is no conversation. */
    public static List<Integer> at(SessionState state, long tick) {
        TalkRecord talk = state.talk();
        if (talk == null) {
            return List.of();
        }
        PinnedTalk pinned = talk.pinned();
        List<Integer> looking = new ArrayList<>();
        for (int npc = 0; npc < pinned.people().size(); npc++) {
            if (looks(pinned.seed(), npc, tick, pinned.gazePercent())) {
                looking.add(npc);
            }
        }
        return looking;
    }
}
