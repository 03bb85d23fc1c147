package dev.inhabit.protocol.crowd;

/**
 * One member of the audience in eight bytes, held as a {@code long} whose lowest byte comes first on the wire.
 *
 * <pre>
 * byte 0–1  NPC, unsigned, little-endian
 * byte 2    bits 0–2 state, 3–4 personality, 5–6 presence, 7 asking a question
 * byte 3    bits 0–4 animation, 5–7 gaze
 * byte 4    attention, 0 (none) to 255
 * byte 5    tick at which the animation began, modulo 256
 * byte 6    way: 0 at the door to 255 at the seat
 * byte 7    bit 0 behaviour set by hand, 1–7 zero
 * </pre>
 */
public final class NpcWord {
    private static final int STATES = NpcState.values().length;
    private static final int ANIMATIONS = NpcAnimation.values().length;
    private static final int GAZES = GazeTarget.values().length;

    private NpcWord() {}

    /** Packs wire codes, which must be in range; see the class for their meaning. */
    public static long pack(
            int npc,
            int state,
            int personality,
            int presence,
            boolean asking,
            int animation,
            int gaze,
            int attention,
            int animationTick,
            int way,
            boolean setByHand) {
        int look = state | (personality << 3) | (presence << 5) | (asking ? 0x80 : 0);
        int body = animation | (gaze << 5);
        int low = npc | (look << 16) | (body << 24);
        int high = attention | ((animationTick & 0xFF) << 8) | (way << 16) | (setByHand ? 1 << 24 : 0);
        return ((long) high << 32) | (low & 0xFFFF_FFFFL);
    }

    /** An NPC that is not there. */
    public static long absent(int npc) {
        return npc;
    }

    public static int npc(long word) {
        return (int) word & 0xFFFF;
    }

    public static NpcState state(long word) {
        return NpcState.of((int) (word >>> 16) & 7);
    }

    public static NpcPersonality personality(long word) {
        return NpcPersonality.of((int) (word >>> 19) & 3);
    }

    public static NpcPresence presence(long word) {
        return NpcPresence.of((int) (word >>> 21) & 3);
    }

    public static boolean isPresent(long word) {
        return ((word >>> 21) & 3) != 0;
    }

    public static boolean isAsking(long word) {
        return ((word >>> 23) & 1) != 0;
    }

    public static NpcAnimation animation(long word) {
        return NpcAnimation.of((int) (word >>> 24) & 31);
    }

    public static GazeTarget gaze(long word) {
        return GazeTarget.of((int) (word >>> 29) & 7);
    }

    /** 0 (none) to 255. */
    public static int attention(long word) {
        return (int) (word >>> 32) & 0xFF;
    }

    /** Tick at which the animation began, modulo 256. */
    public static int animationTick(long word) {
        return (int) (word >>> 40) & 0xFF;
    }

    /** How far on the way from the door (0) to the seat (255). */
    public static int way(long word) {
        return (int) (word >>> 48) & 0xFF;
    }

    public static boolean isSetByHand(long word) {
        return ((word >>> 56) & 1) != 0;
    }

    static boolean hasKnownCodes(long word) {
        return ((int) (word >>> 16) & 7) < STATES
                && ((int) (word >>> 24) & 31) < ANIMATIONS
                && ((int) (word >>> 29) & 7) < GAZES;
    }
}
