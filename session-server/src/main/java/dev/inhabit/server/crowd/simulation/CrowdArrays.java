package dev.inhabit.server.crowd.simulation;

import dev.inhabit.protocol.crowd.NpcPresence;
import java.util.Arrays;

/**
 * All of a crowd that changes, one array a field, one index an NPC. Two crowds of one seating whose arrays are equal have
 * the same future. Enumerations are held by their wire codes; {@link #NONE} means no such code. Times are ticks;
 * {@link #NEVER} means not planned.
 */
final class CrowdArrays {
    static final int NEVER = Integer.MAX_VALUE;
    static final byte NONE = -1;
    static final int ABSENT = NpcPresence.ABSENT.code();
    static final int ARRIVING = NpcPresence.ARRIVING.code();
    static final int SEATED = NpcPresence.SEATED.code();
    static final int LEAVING = NpcPresence.LEAVING.code();

    int tick;
    int size;
    /** People who came beyond the size that was set. */
    int latecomers;

    int mood;
    int questionDifficulty;
    int score;
    /** How far the score moves people; {@link StateTargets#SPEAKER_USUAL} as usual. */
    int speakerPercent = StateTargets.SPEAKER_USUAL;

    StateShares shares;
    int sharesMood;
    int couplingPercent;
    /** NPC who asks a question until {@link #askingUntil}, or {@link #NONE}. */
    int asking = NONE;

    int askingUntil;

    /** NPCs from here on were never there; their arrays may be shorter. */
    int used;

    byte[] presence = {};
    byte[] state = {};
    byte[] nextState = {};
    byte[] animation = {};
    byte[] gaze = {};
    byte[] attention = {};
    byte[] reaction = {};
    byte[] reactionGaze = {};
    byte[] heldState = {};
    byte[] heldAnimation = {};
    byte[] heldGaze = {};
    /** Ticks walked from the door. */
    short[] walked = {};

    short[] reactionTicks = {};
    int[] moveAt = {};
    int[] changeAt = {};
    int[] animationFrom = {};
    int[] animationUntil = {};
    int[] gazeUntil = {};
    int[] reactAt = {};
    /** Until when the behaviour is set by hand; 0 where it is not, {@link #NEVER} until released. */
    int[] heldUntil = {};

    CrowdArrays(CrowdSettings settings) {
        size = settings.size();
        mood = settings.mood();
        questionDifficulty = settings.questionDifficulty();
        score = StateTargets.SCORE_NEITHER;
        shares = settings.shares();
        sharesMood = settings.sharesMood();
        couplingPercent = settings.couplingPercent();
    }

    CrowdArrays(CrowdArrays other) {
        shares = other.shares;
        copyFrom(other);
    }

    /** People who should be there: NPCs below this number. */
    int wanted() {
        return size + latecomers;
    }

    /** Makes room for that many NPCs. */
    void use(int npcs) {
        if (npcs <= used) {
            return;
        }
        if (npcs > presence.length) {
            resize(npcs);
        }
        for (int npc = used; npc < npcs; npc++) {
            forget(npc);
            heldState[npc] = heldAnimation[npc] = heldGaze[npc] = NONE;
            heldUntil[npc] = 0;
        }
        used = npcs;
    }

    private void resize(int length) {
        presence = Arrays.copyOf(presence, length);
        state = Arrays.copyOf(state, length);
        nextState = Arrays.copyOf(nextState, length);
        animation = Arrays.copyOf(animation, length);
        gaze = Arrays.copyOf(gaze, length);
        attention = Arrays.copyOf(attention, length);
        reaction = Arrays.copyOf(reaction, length);
        reactionGaze = Arrays.copyOf(reactionGaze, length);
        heldState = Arrays.copyOf(heldState, length);
        heldAnimation = Arrays.copyOf(heldAnimation, length);
        heldGaze = Arrays.copyOf(heldGaze, length);
        walked = Arrays.copyOf(walked, length);
        reactionTicks = Arrays.copyOf(reactionTicks, length);
        moveAt = Arrays.copyOf(moveAt, length);
        changeAt = Arrays.copyOf(changeAt, length);
        animationFrom = Arrays.copyOf(animationFrom, length);
        animationUntil = Arrays.copyOf(animationUntil, length);
        gazeUntil = Arrays.copyOf(gazeUntil, length);
        reactAt = Arrays.copyOf(reactAt, length);
        heldUntil = Arrays.copyOf(heldUntil, length);
    }

    /** As somebody who is not there; what the therapist has set stays. */
    void forget(int npc) {
        presence[npc] = (byte) ABSENT;
        state[npc] = nextState[npc] = NONE;
        animation[npc] = gaze[npc] = attention[npc] = 0;
        reaction[npc] = reactionGaze[npc] = NONE;
        walked[npc] = reactionTicks[npc] = 0;
        moveAt[npc] = changeAt[npc] = reactAt[npc] = NEVER;
        animationFrom[npc] = animationUntil[npc] = gazeUntil[npc] = 0;
    }

    boolean isSeated(int npc) {
        return npc >= 0 && npc < used && presence[npc] == SEATED;
    }

    /** The state that is seen: the one set by hand, where there is one. */
    int shownState(int npc) {
        return heldState[npc] != NONE ? heldState[npc] : state[npc];
    }

    int attention(int npc) {
        return attention[npc] & 0xFF;
    }

    void copyFrom(CrowdArrays other) {
        tick = other.tick;
        size = other.size;
        latecomers = other.latecomers;
        mood = other.mood;
        questionDifficulty = other.questionDifficulty;
        score = other.score;
        speakerPercent = other.speakerPercent;
        shares = other.shares;
        sharesMood = other.sharesMood;
        couplingPercent = other.couplingPercent;
        asking = other.asking;
        askingUntil = other.askingUntil;
        used = other.used;
        int n = other.used;
        if (presence.length < n) {
            resize(n);
        }
        System.arraycopy(other.presence, 0, presence, 0, n);
        System.arraycopy(other.state, 0, state, 0, n);
        System.arraycopy(other.nextState, 0, nextState, 0, n);
        System.arraycopy(other.animation, 0, animation, 0, n);
        System.arraycopy(other.gaze, 0, gaze, 0, n);
        System.arraycopy(other.attention, 0, attention, 0, n);
        System.arraycopy(other.reaction, 0, reaction, 0, n);
        System.arraycopy(other.reactionGaze, 0, reactionGaze, 0, n);
        System.arraycopy(other.heldState, 0, heldState, 0, n);
        System.arraycopy(other.heldAnimation, 0, heldAnimation, 0, n);
        System.arraycopy(other.heldGaze, 0, heldGaze, 0, n);
        System.arraycopy(other.walked, 0, walked, 0, n);
        System.arraycopy(other.reactionTicks, 0, reactionTicks, 0, n);
        System.arraycopy(other.moveAt, 0, moveAt, 0, n);
        System.arraycopy(other.changeAt, 0, changeAt, 0, n);
        System.arraycopy(other.animationFrom, 0, animationFrom, 0, n);
        System.arraycopy(other.animationUntil, 0, animationUntil, 0, n);
        System.arraycopy(other.gazeUntil, 0, gazeUntil, 0, n);
        System.arraycopy(other.reactAt, 0, reactAt, 0, n);
        System.arraycopy(other.heldUntil, 0, heldUntil, 0, n);
    }
}
