package dev.inhabit.affect.face;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.inhabit.affect.model.Network;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/**
 * Faces by an anchor-free network with heads at strides 8, 16 and 32 and the outputs of YuNet (Wu, Peng and Yu 2023): in each
 * cell a score, or two whose geometric mean counts, and a box as offset of its centre and logarithm of its sides, in strides. It sees
 * luminance or colours, as its file's input has one or three planes. For one thread.
 */
public final class NetworkDetector implements FaceDetector {
    /** Longer side of what a whole picture is scaled to: a face of 5 % of its width is then 16 px. */
    private static final int WHOLE_PX = 320;

    /** Side of what the surroundings of a face are scaled to, and how much larger than its box they are. */
    private static final int NEAR_PX = 128;

    private static final double NEAR_TIMES = 2.4;
    private static final int MULTIPLE_PX = 32;
    private static final int[] STRIDES = {8, 16, 32};
    private static final double LOWEST_SCORE = .6;
    /** Mean luminance below which a picture is lightened until it has it, and by how much at most: beyond, there is only noise. */
    private static final float DARK = 70;

    private static final float MOST_GAIN = 12;

    static {
        OpenCv.load();
    }

    private final Network network;
    private final int planes;
    private final Mat small = new Mat();
    private final Size size = new Size();
    private final Rect region = new Rect();
    private final List<FaceBox> boxes = new ArrayList<>();
    private byte[] picture = {};
    private @Nullable ByteBuffer pixels;
    private int pixelsWidth;
    private int pixelsHeight;
    private @Nullable DetectorTensors whole;
    private @Nullable DetectorTensors near;

    /** The network stays the caller's. */
    public NetworkDetector(Network network) {
        this.network = network;
        this.planes = (int) network.inputShape("input")[1];
    }

    @Override
    public List<FaceBox> detect(Frame frame) {
        Mat image = needsColour() ? frame.colour() : frame.gray();
        double scale = Math.min(1, (double) WHOLE_PX / Math.max(image.cols(), image.rows()));
        int width = (int) Math.max(1, Math.round(image.cols() * scale));
        int height = (int) Math.max(1, Math.round(image.rows() * scale));
        DetectorTensors run = tensors(whole, roundedUp(width), roundedUp(height));
        whole = run;
        look(image, run, width, height, INTER_AREA);
        return found(run, 1 / scale, 0, 0);
    }

    @Override
    public List<FaceBox> detectNear(Frame frame, FaceBox lastSeen) {
        Mat image = needsColour() ? frame.colour() : frame.gray();
        double side = NEAR_TIMES * Math.max(lastSeen.widthPx(), lastSeen.heightPx());
        int left = within(lastSeen.xPx() + (lastSeen.widthPx() - side) / 2, image.cols() - 1);
        int top = within(lastSeen.yPx() + (lastSeen.heightPx() - side) / 2, image.rows() - 1);
        int right = Math.max(left + 1, within(left + side, image.cols()));
        int bottom = Math.max(top + 1, within(top + side, image.rows()));
        DetectorTensors run = tensors(near, NEAR_PX, NEAR_PX);
        near = run;
        double scale = (double) NEAR_PX / Math.max(right - left, bottom - top);
        int width = (int) Math.max(1, Math.round((right - left) * scale));
        int height = (int) Math.max(1, Math.round((bottom - top) * scale));
        try (Mat part = image.apply(region.x(left).y(top).width(right - left).height(bottom - top))) {
            look(part, run, width, height, scale < 1 ? INTER_AREA : INTER_LINEAR);
        }
        for (FaceBox box : found(run, 1 / scale, left, top)) {
            if (box.overlap(lastSeen) > 0) {
                return List.of(box);
            }
        }
        return List.of();
    }

    @Override
    public boolean needsColour() {
        return planes == 3;
    }

    @Override
    public String name() {
        return network.name();
    }

    @Override
    public void close() {
        small.close();
        size.close();
        region.close();
        if (whole != null) {
            whole.close();
        }
        if (near != null) {
            near.close();
        }
    }

    private DetectorTensors tensors(@Nullable DetectorTensors kept, int width, int height) {
        if (kept != null && kept.isFor(width, height)) {
            return kept;
        }
        if (kept != null) {
            kept.close();
        }
        return new DetectorTensors(network, planes, width, height, STRIDES);
    }

    private void look(Mat image, DetectorTensors run, int width, int height, int how) {
        resize(image, small, size.width(width).height(height), 0, 0, how);
        int length = planes * width * height;
        if (picture.length < length) {
            picture = new byte[length];
        }
        bytes(width, height).get(0, picture, 0, length);
        run.write(picture, width, height, gain(picture, length));
        run.run();
    }

    /** Lightens a dark picture, whose faces are otherwise not found: the networks were taught by photographs. */
    private static float gain(byte[] picture, int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += picture[i] & 0xFF;
        }
        float mean = (float) sum / length;
        return mean >= DARK ? 1 : Math.min(MOST_GAIN, DARK / Math.max(1, mean));
    }

    /** Of the small picture; its memory stays while its size does. */
    private ByteBuffer bytes(int width, int height) {
        ByteBuffer here = pixels;
        if (here == null || width != pixelsWidth || height != pixelsHeight) {
            here = small.createBuffer();
            pixels = here;
            pixelsWidth = width;
            pixelsHeight = height;
        }
        return here;
    }

    private List<FaceBox> found(DetectorTensors run, double scale, int left, int top) {
        boxes.clear();
        for (int head = 0; head < STRIDES.length; head++) {
            int stride = STRIDES[head];
            DetectorTensors.Head said = run.head(head);
            for (int cell = 0; cell < said.cells(); cell++) {
                double score = said.score(cell);
                if (score < LOWEST_SCORE) {
                    continue;
                }
                int line = cell / said.columns();
                double centreX = (cell - line * said.columns() + said.offset(cell, 0)) * stride;
                double centreY = (line + said.offset(cell, 1)) * stride;
                double width = Math.exp(said.offset(cell, 2)) * stride;
                double height = Math.exp(said.offset(cell, 3)) * stride;
                boxes.add(new FaceBox(
                        left + (centreX - width / 2) * scale,
                        top + (centreY - height / 2) * scale,
                        width * scale,
                        height * scale,
                        score));
            }
        }
        return FaceBoxes.distinct(boxes);
    }

    private static int within(double px, int largest) {
        return (int) Math.max(0, Math.min(largest, Math.round(px)));
    }

    private static int roundedUp(int px) {
        return (px + MULTIPLE_PX - 1) / MULTIPLE_PX * MULTIPLE_PX;
    }
}
