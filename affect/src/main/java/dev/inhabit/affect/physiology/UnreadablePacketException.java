package dev.inhabit.affect.physiology;

/** Bytes that no heart rate sensor sends. Says what is wrong with their form, never what was measured. */
public final class UnreadablePacketException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnreadablePacketException(String reason) {
        super(reason);
    }

    UnreadablePacketException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
