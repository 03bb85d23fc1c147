package dev.inhabit.affect.face;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.inhabit.affect.model.Network;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/**
 * Faces by YuNet (Wu, Peng and Yu 2023): an anchor-free network with heads at strides 8, 16 and 32. The score of a cell
 * is the geometric mean of class and objectness. Used when the registry of models names it and its file is there. For
 * one thread.
 */
public final class YuNetDetector implements FaceDetector {
    private static final int SEARCH_SIDE_PX = 320;
    private static final int MULTIPLE_PX = 32;
    private static final int[] STRIDES = {8, 16, 32};
    private static final String[] CLASSES = {"cls_8", "cls_16", "cls_32"};
    private static final String[] OBJECTS = {"obj_8", "obj_16", "obj_32"};
    private static final String[] BOXES = {"bbox_8", "bbox_16", "bbox_32"};
    private static final double LOWEST_SCORE = .6;

    static {
        OpenCv.load();
    }

    private final Network network;
    private final Mat small = new Mat();
    private final Size size = new Size();
    private byte[] row = {};
    private @Nullable YuNetTensors tensors;

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
        resize(colour, small, size.width(width).height(height), 0, 0, INTER_AREA);
        int paddedWidth = roundedUp(width);
        YuNetTensors run = tensorsFor(paddedWidth, roundedUp(height));
        fill(run.input(), width, height, paddedWidth, roundedUp(height));
        run.run();
        List<FaceBox> boxes = new ArrayList<>();
        for (int head = 0; head < STRIDES.length; head++) {
            read(run, head, paddedWidth, 1 / scale, boxes);
        }
        return FaceBoxes.distinct(boxes);
    }

    @Override
    public List<FaceBox> detectNear(Frame frame, FaceBox lastSeen) {
        // One pass over the frame costs little more than one over a part of it.
        for (FaceBox box : detect(frame)) {
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
        size.close();
        if (tensors != null) {
            tensors.close();
        }
    }

    private YuNetTensors tensorsFor(int width, int height) {
        YuNetTensors here = tensors;
        if (here == null || !here.isFor(width, height)) {
            if (here != null) {
                here.close();
            }
            here = new YuNetTensors(network, width, height, STRIDES);
            tensors = here;
        }
        return here;
    }

    /** Three planes; what lies outside the frame is black. */
    private void fill(FloatBuffer planes, int width, int height, int paddedWidth, int paddedHeight) {
        int plane = paddedWidth * paddedHeight;
        if (row.length < 3 * width) {
            row = new byte[3 * width];
        }
        ByteBuffer pixels = small.createBuffer();
        for (int y = 0; y < paddedHeight; y++) {
            boolean inside = y < height;
            if (inside) {
                pixels.get(3 * width * y, row, 0, 3 * width);
            }
            for (int x = 0; x < paddedWidth; x++) {
                int at = y * paddedWidth + x;
                boolean seen = inside && x < width;
                planes.put(at, seen ? row[3 * x] & 0xFF : 0);
                planes.put(plane + at, seen ? row[3 * x + 1] & 0xFF : 0);
                planes.put(2 * plane + at, seen ? row[3 * x + 2] & 0xFF : 0);
            }
        }
    }

    private static void read(YuNetTensors run, int head, int paddedWidth, double scale, List<FaceBox> boxes) {
        int stride = STRIDES[head];
        int columns = paddedWidth / stride;
        FloatBuffer classes = run.output(CLASSES[head]);
        FloatBuffer objects = run.output(OBJECTS[head]);
        FloatBuffer offsets = run.output(BOXES[head]);
        for (int i = 0; i < classes.limit(); i++) {
            double score = Math.sqrt(unit(classes.get(i)) * unit(objects.get(i)));
            if (score < LOWEST_SCORE) {
                continue;
            }
            int column = i % columns;
            int line = i / columns;
            double centreX = (column + offsets.get(4 * i)) * stride;
            double centreY = (line + offsets.get(4 * i + 1)) * stride;
            double width = Math.exp(offsets.get(4 * i + 2)) * stride;
            double height = Math.exp(offsets.get(4 * i + 3)) * stride;
            boxes.add(new FaceBox(centreX - width / 2, centreY - height / 2, width, height, score).scaled(scale));
        }
    }

    private static double unit(double value) {
        return Math.max(0, Math.min(1, value));
    }

    private static int roundedUp(int px) {
        return (px + MULTIPLE_PX - 1) / MULTIPLE_PX * MULTIPLE_PX;
    }
}
