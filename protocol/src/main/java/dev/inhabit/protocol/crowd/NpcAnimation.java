package dev.inhabit.protocol.crowd;

/** What the body of a member of the audience does. Wire codes follow the order. */
public enum NpcAnimation {
    IDLE,
    NOD,
    LEAN_FORWARD,
    TAKE_NOTES,
    YAWN,
    FIDGET,
    LOOK_AWAY,
    CHECK_WATCH,
    FROWN,
    CROSS_ARMS,
    WHISPER,
    PHONE,
    SMILE,
    CLAP,
    RAISE_HAND,
    ARRIVING,
    LEAVING;

    private static final NpcAnimation[] BY_CODE = values();

    /** From 0. */
    @SuppressWarnings("EnumOrdinal")
    public int code() {
        return ordinal();
    }

    /** @throws ArrayIndexOutOfBoundsException for a code that there is not */
    public static NpcAnimation of(int code) {
        return BY_CODE[code];
    }
}
