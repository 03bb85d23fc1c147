package dev.inhabit.affect.face;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.inhabit.affect.model.InferenceFailedException;
import dev.inhabit.affect.model.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Faces by YuNet (Wu, Peng and Yu 2023): an anchor-free network with heads at strides 8, 16 and 32. The score of a cell
 * is the geometric mean of class and objectness. Used when the registry of models names it and its file is there. For
 * one thread.
 */
public final class YuNetDetector implements FaceDetector {
    private static final int SEARCH_SIDE_PX = 320;
    private static final int MULTIPLE_PX = 32;
    private static final int[] STRIDES = {8, 16, 32};
    private static final double LOWEST_SCORE = .6;

    static {
        OpenCv.load();
    }

    private final Network network;
    private final Mat small = new Mat();
    /** Planes of blue, green and red, as large as any frame needs. */
    private final FloatBuffer pixels = ByteBuffer.allocateDirect(3 * SEARCH_SIDE_PX * SEARCH_SIDE_PX * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();

    /** The network stays the caller's. */
    public YuNetDetector(Network network) {
        this.network = network;
    }

    @Override
    public List<FaceBox> detect(Frame frame) {
        Mat colour = frame.colour();
        double scale = Math.min(1, (double) SEARCH_SIDE_PX / Math.max(colour.cols(), colour.rows()));
        int width = (int) Math.max(1, Math.round(colour.cols() * scale));
        int height = (int) Math.max(1, Math.round(colour.rows() * scale));
        try (Size size = new Size(width, height)) {
            resize(colour, small, size, 0, 0, INTER_AREA);
        }
        int paddedWidth = roundedUp(width);
        int paddedHeight = roundedUp(height);
        fill(width, height, paddedWidth, paddedHeight);
        long[] shape = {1, 3, paddedHeight, paddedWidth};
        List<FaceBox> boxes = new ArrayList<>();
        try (OnnxTensor input = OnnxTensor.createTensor(network.environment(), pixels, shape);
                OrtSession.Result result = network.run(Map.of("input", input))) {
            for (int stride : STRIDES) {
                read(result, stride, paddedWidth / stride, 1 / scale, boxes);
            }
        } catch (OrtException e) {
            throw new InferenceFailedException("model " + network.name() + " got no tensors", e);
        }
        return FaceBoxes.distinct(boxes);
    }

    @Override
    public List<FaceBox> detectNear(Frame frame, FaceBox lastSeen) {
        // One pass over the frame costs little more than one over a part of it.
        List<FaceBox> all = detect(frame);
        for (FaceBox box : all) {
            if (box.overlap(lastSeen) > 0) {
                return List.of(box);
            }
        }
        return List.of();
    }

    @Override
    public boolean needsColour() {
        return true;
    }

    @Override
    public String name() {
        return network.name();
    }

    @Override
    public void close() {
        small.close();
    }

    private void fill(int width, int height, int paddedWidth, int paddedHeight) {
        int plane = paddedWidth * paddedHeight;
        pixels.clear();
        for (int i = 0; i < 3 * plane; i++) {
            pixels.put(i, 0);
        }
        try (UByteIndexer bytes = small.createIndexer()) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int at = y * paddedWidth + x;
                    pixels.put(at, bytes.get(y, x, 0));
                    pixels.put(plane + at, bytes.get(y, x, 1));
                    pixels.put(2 * plane + at, bytes.get(y, x, 2));
                }
            }
        }
        pixels.limit(3 * plane);
    }

    private static void read(OrtSession.Result result, int stride, int columns, double scale, List<FaceBox> boxes) {
        FloatBuffer classes = floats(result, "cls_" + stride);
        FloatBuffer objects = floats(result, "obj_" + stride);
        FloatBuffer offsets = floats(result, "bbox_" + stride);
        for (int i = 0; i < classes.remaining(); i++) {
            double score = Math.sqrt(unit(classes.get(i)) * unit(objects.get(i)));
            if (score < LOWEST_SCORE) {
                continue;
            }
            int column = i % columns;
            int row = i / columns;
            double centreX = (column + offsets.get(4 * i)) * stride;
            double centreY = (row + offsets.get(4 * i + 1)) * stride;
            double width = Math.exp(offsets.get(4 * i + 2)) * stride;
            double height = Math.exp(offsets.get(4 * i + 3)) * stride;
            boxes.add(new FaceBox(centreX - width / 2, centreY - height / 2, width, height, score).scaled(scale));
        }
    }

    private static FloatBuffer floats(OrtSession.Result result, String output) {
        return result.get(output)
                .map(value -> ((OnnxTensor) value).getFloatBuffer())
                .orElseThrow(() -> new InferenceFailedException("a face detector gave no output " + output, null));
    }

    private static double unit(double value) {
        return Math.max(0, Math.min(1, value));
    }

    private static int roundedUp(int px) {
        return (px + MULTIPLE_PX - 1) / MULTIPLE_PX * MULTIPLE_PX;
    }
}
