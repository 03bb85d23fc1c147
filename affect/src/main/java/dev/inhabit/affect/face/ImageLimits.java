package dev.inhabit.affect.face;

/**
 * How large an image may be.
 *
 * @param maxBytes longest file
 * @param maxPixels most pixels, width times height
 */
public record ImageLimits(int maxBytes, int maxPixels) {
    /** 8 MiB and 12 megapixels: any telephone's camera, and 36 MB of memory for one decoded frame at most. */
    public static final ImageLimits DEFAULT = new ImageLimits(8 << 20, 12_000_000);

    public ImageLimits {
        if (maxBytes < 1 || maxPixels < 1) {
            throw new IllegalArgumentException("limits of images must be positive");
        }
    }
}
