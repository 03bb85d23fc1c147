package dev.inhabit.protocol.crowd;

/**
 * What a member of the audience looks at. Wire codes follow the order. Where exactly the eyes go (the speaker moves) is
 * for the client to draw.
 */
public enum GazeTarget {
    SPEAKER,
    SLIDES,
    NEIGHBOUR_LEFT,
    NEIGHBOUR_RIGHT,
    PHONE,
    AWAY,
    FLOOR;

    private static final GazeTarget[] BY_CODE = values();

    /** From 0. */
    @SuppressWarnings("EnumOrdinal")
    public int code() {
        return ordinal();
    }

    /** @throws ArrayIndexOutOfBoundsException for a code that there is not */
    public static GazeTarget of(int code) {
        return BY_CODE[code];
    }
}
