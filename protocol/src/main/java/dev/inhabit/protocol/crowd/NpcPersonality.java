package dev.inhabit.protocol.crowd;

/** How a member of the audience is disposed towards the speaker, for the whole session. Wire codes follow the order. */
public enum NpcPersonality {
    FRIENDLY,
    NEUTRAL,
    SKEPTICAL,
    HOSTILE;

    private static final NpcPersonality[] BY_CODE = values();

    /** From 0. */
    @SuppressWarnings("EnumOrdinal")
    public int code() {
        return ordinal();
    }

    /** @throws ArrayIndexOutOfBoundsException for a code that there is not */
    public static NpcPersonality of(int code) {
        return BY_CODE[code];
    }
}
