package dev.inhabit.protocol.crowd;

/** What a member of the audience is doing with the talk. Wire codes follow the order. */
public enum NpcState {
    ATTENTIVE,
    BORED,
    SKEPTICAL,
    ENGAGED,
    /** Doing something else. */
    AMBIENT;

    private static final NpcState[] BY_CODE = values();

    /** From 0. */
    @SuppressWarnings("EnumOrdinal")
    public int code() {
        return ordinal();
    }

    /** @throws ArrayIndexOutOfBoundsException for a code that there is not */
    public static NpcState of(int code) {
        return BY_CODE[code];
    }
}
