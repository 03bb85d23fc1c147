package dev.inhabit.affect.face;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.inhabit.affect.face.measure.FaceMeasurer;
import dev.inhabit.affect.face.measure.FaceMeasures;
import dev.inhabit.affect.face.measure.FacePoints;
import dev.inhabit.affect.face.measure.NeutralFace;
import dev.inhabit.affect.model.FloatTensors;
import dev.inhabit.affect.model.Network;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/** Finds 65 points of one face, from 96 by 96 grey pixels, and measures them. For one thread. */
public final class LandmarkReader implements AutoCloseable {
    private static final int SIDE = 96;
    private static final int COORDINATES = 2 * FacePoints.COUNT;
    /** Behind the coordinates: log of the error to expect, log odds of hidden eyes and of a hidden mouth. */
    private static final int OUTPUTS = COORDINATES + 3;
    /** Room around the box, as the network was taught. */
    private static final double WIDER = 1.35;
    /** Smaller squares hold no face that can be measured. */
    private static final int LEAST_SIDE_PX = 32;

    static {
        OpenCv.load();
    }

    private final FloatTensors tensors;
    private final Mat pixels = new Mat(SIDE, SIDE, opencv_core.CV_8UC1);
    private final ByteBuffer bytes = pixels.createBuffer();
    private final Rect region = new Rect();
    private final Size size = new Size();
    private final FacePoints points = new FacePoints();
    private final FaceMeasurer measurer = new FaceMeasurer();

    /** The network stays the caller's. */
    public LandmarkReader(Network network) {
        this.tensors = new FloatTensors(
                network, "luminance", new long[] {1, 1, SIDE, SIDE}, "points", new long[] {1, OUTPUTS});
    }

    /**
     * Measures the face in that box of the frame.
     *
     * @param neutral what is known of the person's neutral face, and learns from this; null for a picture on its own
     * @return empty where the face is too small or no points can be told
     */
    public Optional<FaceMeasures> read(Frame frame, FaceBox box, @Nullable NeutralFace neutral) {
        // Detectors differ in how much of the forehead they take; their boxes' area differs least.
        int side = (int) Math.round(WIDER * Math.sqrt(box.areaPx()));
        if (side < LEAST_SIDE_PX) {
            return Optional.empty();
        }
        int left = (int) Math.round(box.xPx() + (box.widthPx() - side) / 2);
        int top = (int) Math.round(box.yPx() + (box.heightPx() - side) / 2);
        cut(frame.gray(), left, top, side);
        tensors.run();
        FloatBuffer out = tensors.output();
        // Scaling keeps the edges of pixels in place, the network counts from their middles.
        double shift = ((double) side / SIDE - 1) / 2;
        for (int i = 0; i < FacePoints.COUNT; i++) {
            points.set(i, left + shift + side * out.get(2 * i), top + shift + side * out.get(2 * i + 1));
        }
        return measurer.measure(
                points,
                Math.exp(out.get(COORDINATES)),
                probability(out.get(COORDINATES + 1)),
                probability(out.get(COORDINATES + 2)),
                neutral);
    }

    /** Fills the input with that square of the frame; where it reaches beyond, the frame's edge is repeated. */
    private void cut(Mat gray, int left, int top, int side) {
        int fromX = clamp(left, gray.cols() - 1);
        int fromY = clamp(top, gray.rows() - 1);
        int toX = Math.max(fromX + 1, clamp(left + side, gray.cols()));
        int toY = Math.max(fromY + 1, clamp(top + side, gray.rows()));
        double scale = (double) SIDE / side;
        int shiftX = clamp((fromX - left) * scale, SIDE - 1);
        int shiftY = clamp((fromY - top) * scale, SIDE - 1);
        int width = Math.max(1, Math.min(SIDE - shiftX, (int) Math.round((toX - fromX) * scale)));
        int height = Math.max(1, Math.min(SIDE - shiftY, (int) Math.round((toY - fromY) * scale)));
        region.x(fromX).y(fromY).width(toX - fromX).height(toY - fromY);
        try (Mat part = gray.apply(region);
                Mat into = pixels.apply(region.x(0).y(0).width(width).height(height))) {
            resize(part, into, size.width(width).height(height), 0, 0, scale < 1 ? INTER_AREA : INTER_LINEAR);
        }
        FloatBuffer input = tensors.input();
        for (int y = 0; y < SIDE; y++) {
            int row = SIDE * Math.max(0, Math.min(height - 1, y - shiftY));
            for (int x = 0; x < SIDE; x++) {
                int column = Math.max(0, Math.min(width - 1, x - shiftX));
                input.put(y * SIDE + x, bytes.get(row + column) & 0xFF);
            }
        }
    }

    @Override
    public void close() {
        tensors.close();
        pixels.close();
        region.close();
        size.close();
    }

    private static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    private static int clamp(double px, int largest) {
        return (int) Math.max(0, Math.min(largest, Math.round(px)));
    }
}
