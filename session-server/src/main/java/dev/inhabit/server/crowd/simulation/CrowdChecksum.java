package dev.inhabit.server.crowd.simulation;

import dev.inhabit.server.content.Chance;

/** 64 bits over everything in a crowd that changes. The same on any machine; part of what is recorded. */
final class CrowdChecksum {
    private static final long PRIME = 0x9E3779B185EBCA87L;

    private CrowdChecksum() {}

    static long of(CrowdArrays a) {
        long sum = add(a.tick, a.size, a.latecomers);
        sum = add(sum, a.mood, a.questionDifficulty);
        sum = add(sum, a.score, a.wanted());
        sum = add(sum, a.shares.attentive(), a.shares.bored());
        sum = add(sum, a.shares.skeptical(), a.shares.engaged());
        sum = add(sum, a.shares.ambient(), a.sharesMood);
        sum = add(sum, a.asking, a.askingUntil);
        sum = add(sum, a.couplingPercent, a.used);
        // Before there were phases it was always the usual, and no part of the sum.
        if (a.speakerPercent != StateTargets.SPEAKER_USUAL) {
            sum = add(sum, a.speakerPercent, 1);
        }
        for (int npc = 0; npc < a.used; npc++) {
            sum = add(sum, bytes(a.presence, a.state, a.nextState, a.animation, npc), a.animationFrom[npc]);
            sum = add(sum, bytes(a.gaze, a.attention, a.reaction, a.reactionGaze, npc), a.gazeUntil[npc]);
            sum = add(sum, bytes(a.heldState, a.heldAnimation, a.heldGaze, a.gaze, npc), a.heldUntil[npc]);
            sum = add(sum, (a.walked[npc] << 16) | (a.reactionTicks[npc] & 0xFFFF), a.animationUntil[npc]);
            sum = add(sum, a.moveAt[npc], a.changeAt[npc]);
            sum = add(sum, a.reactAt[npc], npc);
        }
        return Chance.mix(sum);
    }

    private static int bytes(byte[] a, byte[] b, byte[] c, byte[] d, int npc) {
        return (a[npc] & 0xFF) | ((b[npc] & 0xFF) << 8) | ((c[npc] & 0xFF) << 16) | (d[npc] << 24);
    }

    private static long add(long sum, int high, int low) {
        long value = ((long) high << 32) | (low & 0xFFFF_FFFFL);
        return Long.rotateLeft((sum ^ value) * PRIME, 31);
    }
}
