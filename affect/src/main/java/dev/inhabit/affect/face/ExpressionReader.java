package dev.inhabit.affect.face;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import dev.inhabit.affect.model.FloatTensors;
import dev.inhabit.affect.model.Network;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/** Reads the expression of one face from its 48 by 48 grey pixels. For one thread. */
public final class ExpressionReader implements AutoCloseable {
    private static final int SIDE_PX = 48;

    private final FloatTensors tensors;
    private final Mat crop = new Mat();
    private final Size size = new Size(SIDE_PX, SIDE_PX);

    /** The network stays the caller's. */
    public ExpressionReader(Network network) {
        this.tensors = new FloatTensors(network, "gray", new long[] {1, 1, SIDE_PX, SIDE_PX}, "probs", new long[] {
            1, Emotion.all().size()
        });
    }

    /** Shares of the seven expressions that the face in that box of the frame shows. */
    public Shares read(Frame frame, FaceBox box) {
        cut(frame.gray(), box);
        try (UByteIndexer pixels = crop.createIndexer()) {
            for (int y = 0; y < SIDE_PX; y++) {
                for (int x = 0; x < SIDE_PX; x++) {
                    tensors.input().put(y * SIDE_PX + x, pixels.get(y, x));
                }
            }
        }
        tensors.run();
        double[] share = new double[Emotion.all().size()];
        for (int i = 0; i < share.length; i++) {
            share[i] = tensors.output().get(i);
        }
        return Shares.of(share);
    }

    /** The face's pixels as the network last saw them, for measures of their quality. */
    Mat crop() {
        return crop;
    }

    private void cut(Mat gray, FaceBox box) {
        double side = Math.max(box.widthPx(), box.heightPx());
        int left = clamp(box.xPx() + (box.widthPx() - side) / 2, gray.cols() - 1);
        int top = clamp(box.yPx() + (box.heightPx() - side) / 2, gray.rows() - 1);
        int right = Math.max(left + 1, clamp(left + side, gray.cols()));
        int bottom = Math.max(top + 1, clamp(top + side, gray.rows()));
        try (Rect region = new Rect(left, top, right - left, bottom - top);
                Mat part = gray.apply(region)) {
            resize(part, crop, size, 0, 0, side > SIDE_PX ? INTER_AREA : INTER_LINEAR);
        }
    }

    private static int clamp(double px, int largest) {
        return (int) Math.max(0, Math.min(largest, Math.round(px)));
    }

    @Override
    public void close() {
        tensors.close();
        crop.close();
        size.close();
    }
}
