package dev.inhabit.server.crowd.simulation;

import dev.inhabit.protocol.crowd.GazeTarget;
import dev.inhabit.protocol.crowd.NpcAnimation;

/** Who comes and goes. Nobody pops up: people set out one after another and walk between door and seat. */
final class Attendance {
    private Attendance() {}

    /** Seats everybody who should be there, as when the curtain rises. */
    static void seatAll(CrowdArrays a, SeatPlan plan) {
        a.use(a.wanted());
        for (int npc = 0; npc < a.wanted(); npc++) {
            a.presence[npc] = (byte) CrowdArrays.SEATED;
            a.walked[npc] = (short) plan.walkTicks(npc);
        }
    }

    /** Plans who sets out, after the number of people wanted has changed. */
    static void plan(CrowdArrays a, long seed) {
        a.use(a.wanted());
        int now = a.tick + 1;
        int movers = 0;
        for (int npc = 0; npc < a.used; npc++) {
            boolean stays = a.presence[npc] == CrowdArrays.SEATED || a.presence[npc] == CrowdArrays.ARRIVING;
            if (stays == npc < a.wanted()) {
                a.moveAt[npc] = CrowdArrays.NEVER;
            } else if (a.moveAt[npc] == CrowdArrays.NEVER) {
                a.moveAt[npc] = now + Delays.of(seed, npc, now, movers++);
            }
        }
    }

    /** Moves one NPC on by a tick. */
    static void step(CrowdArrays a, SeatPlan plan, int npc) {
        if (a.tick >= a.moveAt[npc]) {
            a.moveAt[npc] = CrowdArrays.NEVER;
            boolean comes = npc < a.wanted();
            a.presence[npc] = (byte) (comes ? CrowdArrays.ARRIVING : CrowdArrays.LEAVING);
            a.animation[npc] = (byte) (comes ? NpcAnimation.ARRIVING : NpcAnimation.LEAVING).code();
            a.animationFrom[npc] = a.tick;
            a.gaze[npc] = (byte) GazeTarget.FLOOR.code();
            a.reactAt[npc] = CrowdArrays.NEVER;
        }
        if (a.presence[npc] == CrowdArrays.ARRIVING) {
            a.walked[npc]++;
            if (a.walked[npc] >= plan.walkTicks(npc)) {
                a.presence[npc] = (byte) CrowdArrays.SEATED;
                a.animationUntil[npc] = a.tick;
                a.gazeUntil[npc] = a.tick;
            }
        } else if (a.presence[npc] == CrowdArrays.LEAVING) {
            a.walked[npc]--;
            if (a.walked[npc] <= 0 && npc < a.wanted()) {
                // Called back on the way out: waits at the door until it is their turn to come in.
                a.presence[npc] = (byte) CrowdArrays.ABSENT;
                a.walked[npc] = 0;
            } else if (a.walked[npc] <= 0) {
                a.forget(npc);
            }
        }
    }
}
