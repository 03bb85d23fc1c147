package dev.inhabit.affect.face;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.WARP_INVERSE_MAP;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** One face as 48 by 48 pixels of luminance, upright, in memory that is used again for the next. For one thread. */
final class FaceCrop implements AutoCloseable {
    static final int SIDE = 48;
    /** Side of what is taken around a tilted face: no corner of it may be missing, however it is tilted. */
    private static final int AROUND = 68;
    /** The network was taught with faces that are tilted nearly as far; what is set upright is blurred a little. */
    private static final double LEAST_TILT_DEGREES = 20;

    static {
        OpenCv.load();
    }

    private final Mat pixels = new Mat(SIDE, SIDE, opencv_core.CV_8UC1);
    private final ByteBuffer bytes = pixels.createBuffer();
    private final Size size = new Size(SIDE, SIDE);
    private final Rect region = new Rect();
    private final Mat square = new Mat();
    private final Mat around = new Mat(AROUND, AROUND, opencv_core.CV_8UC1);
    private final Size aroundSize = new Size(AROUND, AROUND);
    private final Mat turn = new Mat(2, 3, opencv_core.CV_64FC1);
    private final DoubleIndexer turnBy = turn.createIndexer();
    private final Scalar black = new Scalar(0);
    private final int[] luminance = new int[SIDE * SIDE];
    private final NoiseGauge noise = new NoiseGauge();
    private double sidePx;
    private double noiseSd;

    /**
     * Cuts the square around the box out of the frame, as far as it lies within, and sets the face in it upright.
     *
     * @param rollDegrees how far the face is tilted clockwise; 0 where that is not known
     */
    void cut(Mat gray, FaceBox box, double rollDegrees) {
        sidePx = Math.max(box.widthPx(), box.heightPx());
        if (Math.abs(rollDegrees) < LEAST_TILT_DEGREES) {
            cutStraight(gray, box);
        } else {
            cutAround(gray, box, sidePx * AROUND / SIDE);
            setUpright(rollDegrees);
        }
        for (int i = 0; i < luminance.length; i++) {
            luminance[i] = bytes.get(i) & 0xFF;
        }
    }

    private void cutStraight(Mat gray, FaceBox box) {
        int left = clamp(box.xPx() + (box.widthPx() - sidePx) / 2, gray.cols() - 1);
        int top = clamp(box.yPx() + (box.heightPx() - sidePx) / 2, gray.rows() - 1);
        int right = Math.max(left + 1, clamp(left + sidePx, gray.cols()));
        int bottom = Math.max(top + 1, clamp(top + sidePx, gray.rows()));
        region.x(left).y(top).width(right - left).height(bottom - top);
        try (Mat part = gray.apply(region)) {
            resize(part, pixels, size, 0, 0, sidePx > SIDE ? INTER_AREA : INTER_LINEAR);
        }
    }

    /** A square with all of the tilted face; where it reaches beyond the frame, the frame's edge is repeated. */
    private void cutAround(Mat gray, FaceBox box, double side) {
        int whole = (int) Math.max(1, Math.round(side));
        int left = (int) Math.round(box.xPx() + (box.widthPx() - side) / 2);
        int top = (int) Math.round(box.yPx() + (box.heightPx() - side) / 2);
        int fromX = clamp(left, gray.cols() - 1);
        int fromY = clamp(top, gray.rows() - 1);
        int toX = Math.max(fromX + 1, clamp(left + whole, gray.cols()));
        int toY = Math.max(fromY + 1, clamp(top + whole, gray.rows()));
        region.x(fromX).y(fromY).width(toX - fromX).height(toY - fromY);
        try (Mat part = gray.apply(region)) {
            copyMakeBorder(
                    part,
                    square,
                    Math.max(0, fromY - top),
                    Math.max(0, top + whole - toY),
                    Math.max(0, fromX - left),
                    Math.max(0, left + whole - toX),
                    BORDER_REPLICATE,
                    black);
            resize(square, around, aroundSize, 0, 0, whole > AROUND ? INTER_AREA : INTER_LINEAR);
        }
    }

    /** Turns about the middle: each pixel of the upright face is looked up where the tilted one has it. */
    private void setUpright(double rollDegrees) {
        double cosine = Math.cos(Math.toRadians(rollDegrees));
        double sine = Math.sin(Math.toRadians(rollDegrees));
        double from = (AROUND - 1) / 2.0;
        double to = (SIDE - 1) / 2.0;
        turnBy.put(0, 0, cosine).put(0, 1, -sine).put(0, 2, from - cosine * to + sine * to);
        turnBy.put(1, 0, sine).put(1, 1, cosine).put(1, 2, from - sine * to - cosine * to);
        warpAffine(around, pixels, turn, size, INTER_LINEAR | WARP_INVERSE_MAP, BORDER_REPLICATE, black);
    }

    /** Looks how noisy the picture is in the middle of the box. */
    void gaugeNoise(Mat gray, FaceBox box) {
        noiseSd = noise.sd(gray, box);
    }

    /** Row by row, 0..255; valid until the next cut. */
    int[] luminance() {
        return luminance;
    }

    FaceQuality quality() {
        return FaceQuality.of(luminance, SIDE, sidePx, noiseSd);
    }

    @Override
    public void close() {
        noise.close();
        pixels.close();
        size.close();
        region.close();
        square.close();
        around.close();
        aroundSize.close();
        turnBy.close();
        turn.close();
        black.close();
    }

    private static int clamp(double px, int largest) {
        return (int) Math.max(0, Math.min(largest, Math.round(px)));
    }
}
