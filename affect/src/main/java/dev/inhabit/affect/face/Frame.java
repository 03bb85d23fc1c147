package dev.inhabit.affect.face;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A decoded image in memory outside the heap. Belongs to its {@link FrameDecoder} and is overwritten by that decoder's
 * next image.
 */
public final class Frame implements Decoded {
    private final Mat gray;
    private final Mat colour;
    private boolean hasColour;
    private int reduction;

    Frame(Mat gray, Mat colour) {
        this.gray = gray;
        this.colour = colour;
    }

    Frame become(boolean hasColour, int reduction) {
        this.hasColour = hasColour;
        this.reduction = reduction;
        return this;
    }

    /** One byte per pixel. */
    public Mat gray() {
        return gray;
    }

    /**
     * Blue, green, red bytes.
     *
     * @throws IllegalStateException if the image was decoded without colour
     */
    public Mat colour() {
        if (!hasColour) {
            throw new IllegalStateException("the frame was decoded without colour");
        }
        return colour;
    }

    public int widthPx() {
        return gray.cols();
    }

    public int heightPx() {
        return gray.rows();
    }

    /** Pixels of the image for one pixel of this frame along an axis: 1, 2, 4 or 8. */
    public int reduction() {
        return reduction;
    }
}
