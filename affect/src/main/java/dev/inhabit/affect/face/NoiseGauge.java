package dev.inhabit.affect.face;

import java.nio.ByteBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * How noisy a picture is in the middle of a face: the mean size of what a difference of two Laplacians leaves, which is blind to
 * flat and sloping light (Immerkær, Fast Noise Variance Estimation, 1996). Fine texture counts as noise. At the picture's own
 * size, where noise has not been averaged away. For one thread.
 */
final class NoiseGauge implements AutoCloseable {
    private static final int SIDE = 64;
    /** What has fewer pixels a side is not gauged. */
    private static final int LEAST_SIDE = 16;
    /** Of normal noise, the mean size is this often the standard deviation; the mask makes it six times larger. */
    private static final double SD_OF_MEAN = Math.sqrt(Math.PI / 2) / 6;

    private final Mat patch = new Mat(SIDE, SIDE, opencv_core.CV_8UC1);
    private final ByteBuffer bytes = patch.createBuffer();
    private final Rect region = new Rect();
    private final byte[] luminance = new byte[SIDE * SIDE];

    /** Standard deviation of the noise in steps of luminance; 0 where too little of the face is to be seen. */
    double sd(Mat gray, FaceBox box) {
        int side = (int) Math.min(SIDE, Math.min(box.widthPx(), box.heightPx()));
        int left = (int) Math.max(0, Math.round(box.xPx() + (box.widthPx() - side) / 2));
        int top = (int) Math.max(0, Math.round(box.yPx() + (box.heightPx() - side) / 2));
        int width = Math.min(side, gray.cols() - left);
        int height = Math.min(side, gray.rows() - top);
        if (width < LEAST_SIDE || height < LEAST_SIDE) {
            return 0;
        }
        try (Mat part = gray.apply(region.x(left).y(top).width(width).height(height));
                Mat into = patch.apply(region.x(0).y(0))) {
            part.copyTo(into);
        }
        bytes.get(0, luminance);
        long sum = 0;
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                sum += Math.abs(twiceBent(y * SIDE + x));
            }
        }
        return SD_OF_MEAN * sum / ((double) (width - 2) * (height - 2));
    }

    private int twiceBent(int at) {
        return bent(at - SIDE) - 2 * bent(at) + bent(at + SIDE);
    }

    private int bent(int at) {
        return (luminance[at - 1] & 0xFF) - 2 * (luminance[at] & 0xFF) + (luminance[at + 1] & 0xFF);
    }

    @Override
    public void close() {
        patch.close();
        region.close();
    }
}
