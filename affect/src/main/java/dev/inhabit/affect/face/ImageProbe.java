package dev.inhabit.affect.face;

/**
 * Reads type and size of a JPEG or PNG from its bytes without decoding, so that an image of fifty megapixels costs
 * nothing to refuse. Also finds files that end early, which decoders fill with grey without a word.
 *
 * <p>Markers after ITU-T T.81 annex B; chunks after the PNG specification, third edition.
 */
public final class ImageProbe {
    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int CHUNK_IHDR = 0x49484452;
    private static final int CHUNK_IEND = 0x49454E44;
    private static final int PNG_HEADER_BYTES = 33;
    private static final int PNG_END_BYTES = 12;

    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private final ImageLimits limits;

    public ImageProbe(ImageLimits limits) {
        this.limits = limits;
    }

    /** The header, or why the bytes are refused. Never throws for any content. */
    public Probed probe(byte[] image) {
        if (image.length == 0) {
            return new Unreadable(Unreadable.Reason.EMPTY);
        }
        if (image.length > limits.maxBytes()) {
            return new Unreadable(Unreadable.Reason.TOO_MANY_BYTES);
        }
        if (image.length >= 8 && (((long) int32(image, 0) << 32) | (int32(image, 4) & 0xFFFFFFFFL)) == PNG_SIGNATURE) {
            return png(image);
        }
        if (image.length >= 3 && int16(image, 0) == START_OF_IMAGE && (image[2] & 0xFF) == 0xFF) {
            return jpeg(image);
        }
        return new Unreadable(Unreadable.Reason.NOT_AN_IMAGE);
    }

    private Probed png(byte[] image) {
        if (image.length < PNG_HEADER_BYTES) {
            return new Unreadable(Unreadable.Reason.TRUNCATED);
        }
        if (int32(image, 12) != CHUNK_IHDR) {
            return new Unreadable(Unreadable.Reason.BROKEN);
        }
        Probed header = checked(ImageHeader.Type.PNG, int32(image, 16), int32(image, 20));
        if (header instanceof ImageHeader && int32(image, image.length - PNG_END_BYTES + 4) != CHUNK_IEND) {
            return new Unreadable(Unreadable.Reason.TRUNCATED);
        }
        return header;
    }

    private Probed jpeg(byte[] image) {
        Probed header = new Unreadable(Unreadable.Reason.BROKEN);
        int at = 2;
        while (at + 4 <= image.length) {
            if ((image[at] & 0xFF) != 0xFF) {
                return new Unreadable(Unreadable.Reason.BROKEN);
            }
            int marker = image[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == START_OF_SCAN) {
                return header instanceof ImageHeader && !endsAfter(image, at)
                        ? new Unreadable(Unreadable.Reason.TRUNCATED)
                        : header;
            }
            int length = int16(image, at + 2);
            if (length < 2) {
                return new Unreadable(Unreadable.Reason.BROKEN);
            }
            if (isStartOfFrame(marker)) {
                if (at + 9 > image.length) {
                    return new Unreadable(Unreadable.Reason.TRUNCATED);
                }
                header = checked(ImageHeader.Type.JPEG, int16(image, at + 7), int16(image, at + 5));
                if (header instanceof Unreadable) {
                    return header;
                }
            }
            at += 2 + length;
        }
        return new Unreadable(Unreadable.Reason.TRUNCATED);
    }

    private Probed checked(ImageHeader.Type type, int widthPx, int heightPx) {
        if (widthPx <= 0 || heightPx <= 0) {
            return new Unreadable(Unreadable.Reason.BROKEN);
        }
        ImageHeader header = new ImageHeader(type, widthPx, heightPx);
        return header.pixels() > limits.maxPixels() ? new Unreadable(Unreadable.Reason.TOO_MANY_PIXELS) : header;
    }

    /** Entropy-coded data writes FF as FF 00, so an end marker after the first scan ends the image, not a thumbnail. */
    private static boolean endsAfter(byte[] image, int scanAt) {
        for (int at = image.length - 2; at > scanAt; at--) {
            if ((image[at] & 0xFF) == 0xFF && (image[at + 1] & 0xFF) == END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }

    /** C0 to CF but for Huffman tables (C4), an extension (C8) and arithmetic conditioning (CC). */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int int16(byte[] image, int at) {
        return ((image[at] & 0xFF) << 8) | (image[at + 1] & 0xFF);
    }

    private static int int32(byte[] image, int at) {
        return (int16(image, at) << 16) | int16(image, at + 2);
    }
}
