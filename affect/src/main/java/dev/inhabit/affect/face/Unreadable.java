package dev.inhabit.affect.face;

/** The answer to bytes that are no image that can be read. Says why, and nothing of what they hold. */
public record Unreadable(Reason reason) implements Probed, Decoded, FaceResult {
    /** Why an image was refused. */
    public enum Reason {
        EMPTY,
        /** Neither JPEG nor PNG. */
        NOT_AN_IMAGE,
        /** Longer than allowed; not looked at. */
        TOO_MANY_BYTES,
        /** The header names more pixels than allowed; not decoded. */
        TOO_MANY_PIXELS,
        /** Begins like an image and ends early. */
        TRUNCATED,
        /** An image whose header or content contradicts itself. */
        BROKEN
    }
}
