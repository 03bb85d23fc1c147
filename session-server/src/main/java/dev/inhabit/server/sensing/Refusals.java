package dev.inhabit.server.sensing;

import dev.inhabit.affect.face.ImageLimits;
import dev.inhabit.affect.face.Unreadable;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.ToClient;

/** What a sender is told of a picture that could not be read: why, and what would do. */
final class Refusals {
    private Refusals() {}

    static ToClient.Problem of(Unreadable unreadable, ImageLimits limits) {
        return switch (unreadable.reason()) {
            case EMPTY -> problem(ErrorCode.UNREADABLE_MEDIA, "the picture has no bytes");
            case NOT_AN_IMAGE -> problem(ErrorCode.UNSUPPORTED_MEDIA, "the picture is neither JPEG nor PNG");
            case TOO_MANY_BYTES ->
                problem(ErrorCode.PAYLOAD_TOO_LARGE, "a picture must have at most " + limits.maxBytes() + " bytes");
            case TOO_MANY_PIXELS ->
                problem(ErrorCode.PAYLOAD_TOO_LARGE, "a picture must have at most " + limits.maxPixels() + " pixels");
            case TRUNCATED -> problem(ErrorCode.UNREADABLE_MEDIA, "the picture ends early");
            case BROKEN -> problem(ErrorCode.UNREADABLE_MEDIA, "the picture is broken");
        };
    }

    private static ToClient.Problem problem(ErrorCode code, String message) {
        return new ToClient.Problem(code, message, null, null);
    }
}
