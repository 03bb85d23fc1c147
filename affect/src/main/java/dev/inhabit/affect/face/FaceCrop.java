package dev.inhabit.affect.face;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.ByteBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/** One face as 48 by 48 pixels of luminance, in memory that is used again for the next. For one thread. */
final class FaceCrop implements AutoCloseable {
    static final int SIDE = 48;

    static {
        OpenCv.load();
    }

    private final Mat pixels = new Mat(SIDE, SIDE, opencv_core.CV_8UC1);
    private final ByteBuffer bytes = pixels.createBuffer();
    private final Size size = new Size(SIDE, SIDE);
    private final Rect region = new Rect();
    private final int[] luminance = new int[SIDE * SIDE];
    private double sidePx;

    /** Cuts the square around the box out of the frame, as far as it lies within. */
    void cut(Mat gray, FaceBox box) {
        sidePx = Math.max(box.widthPx(), box.heightPx());
        int left = clamp(box.xPx() + (box.widthPx() - sidePx) / 2, gray.cols() - 1);
        int top = clamp(box.yPx() + (box.heightPx() - sidePx) / 2, gray.rows() - 1);
        int right = Math.max(left + 1, clamp(left + sidePx, gray.cols()));
        int bottom = Math.max(top + 1, clamp(top + sidePx, gray.rows()));
        region.x(left).y(top).width(right - left).height(bottom - top);
        try (Mat part = gray.apply(region)) {
            resize(part, pixels, size, 0, 0, sidePx > SIDE ? INTER_AREA : INTER_LINEAR);
        }
        for (int i = 0; i < luminance.length; i++) {
            luminance[i] = bytes.get(i) & 0xFF;
        }
    }

    /** Row by row, 0..255; valid until the next cut. */
    int[] luminance() {
        return luminance;
    }

    FaceQuality quality() {
        return FaceQuality.of(luminance, SIDE, sidePx);
    }

    @Override
    public void close() {
        pixels.close();
        size.close();
        region.close();
    }

    private static int clamp(double px, int largest) {
        return (int) Math.max(0, Math.min(largest, Math.round(px)));
    }
}
