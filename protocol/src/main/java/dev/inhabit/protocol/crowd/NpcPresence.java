package dev.inhabit.protocol.crowd;

/** Whether a member of the audience is there. Wire codes follow the order. */
public enum NpcPresence {
    ABSENT,
    ARRIVING,
    SEATED,
    LEAVING;

    private static final NpcPresence[] BY_CODE = values();

    /** From 0. */
    @SuppressWarnings("EnumOrdinal")
    public int code() {
        return ordinal();
    }

    /** @throws ArrayIndexOutOfBoundsException for a code that there is not */
    public static NpcPresence of(int code) {
        return BY_CODE[code];
    }
}
