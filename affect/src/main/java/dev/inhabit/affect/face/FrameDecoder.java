package dev.inhabit.affect.face;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decodes JPEG and PNG into memory that is used again for the next image. For one thread. Large images are decoded
 * smaller: a JPEG at half the size costs a fraction, and a face needs 48 pixels.
 */
public final class FrameDecoder implements AutoCloseable {
    /** The longer side is not decoded smaller than this. */
    private static final int KEPT_SIDE_PX = 640;

    private static final int FIRST_BYTES = 1 << 16;

    static {
        OpenCv.load();
    }

    private final ImageProbe probe;
    private final JpegScan scan = new JpegScan();
    private final Mat gray = new Mat();
    private final Mat colour = new Mat();
    private final Frame frame = new Frame(gray, colour);
    private BytePointer encoded = new BytePointer(FIRST_BYTES);
    /** One row over {@link #encoded}, made as long as each image. */
    private Mat row = new Mat(1, FIRST_BYTES, opencv_core.CV_8UC1, encoded);

    public FrameDecoder(ImageLimits limits) {
        this.probe = new ImageProbe(limits);
    }

    /** The image, valid until the next call, or why it cannot be read. Never throws for any content. */
    public Decoded decode(byte[] image, boolean withColour) {
        Probed probed = probe.probe(image);
        if (probed instanceof Unreadable unreadable) {
            return unreadable;
        }
        ImageHeader header = (ImageHeader) probed;
        if (header.type() == ImageHeader.Type.JPEG && !scan.isWhole(image)) {
            return new Unreadable(Unreadable.Reason.BROKEN);
        }
        int reduction = reduction(Math.max(header.widthPx(), header.heightPx()));
        Mat target = withColour ? colour : gray;
        if (!decodeInto(target, image, flags(reduction, withColour)) || !hasSize(target, header, reduction)) {
            return new Unreadable(Unreadable.Reason.BROKEN);
        }
        if (withColour) {
            cvtColor(colour, gray, COLOR_BGR2GRAY);
        }
        return frame.become(withColour, reduction);
    }

    private boolean decodeInto(Mat target, byte[] image, int flags) {
        if (encoded.capacity() < image.length) {
            row.close();
            encoded.close();
            encoded = new BytePointer(Math.max(image.length, 2L * encoded.capacity()));
            row = new Mat(1, image.length, opencv_core.CV_8UC1, encoded);
        }
        encoded.put(image, 0, image.length);
        row.cols(image.length);
        try (Mat decoded = imdecode(row, flags, target)) {
            return !decoded.empty() && !target.empty();
        } catch (RuntimeException e) {
            // OpenCV throws for some broken content; its message may quote it, so it ends here.
            return false;
        }
    }

    @Override
    public void close() {
        row.close();
        encoded.close();
        gray.close();
        colour.close();
    }

    static int reduction(int longerSidePx) {
        int reduction = 1;
        while (reduction < 8 && longerSidePx / (2 * reduction) >= KEPT_SIDE_PX) {
            reduction *= 2;
        }
        return reduction;
    }

    /** Rotation by metadata may swap the sides; rounding may add a pixel. */
    private static boolean hasSize(Mat decoded, ImageHeader header, int reduction) {
        int width = header.widthPx() / reduction;
        int height = header.heightPx() / reduction;
        return (isNear(decoded.cols(), width) && isNear(decoded.rows(), height))
                || (isNear(decoded.cols(), height) && isNear(decoded.rows(), width));
    }

    private static boolean isNear(int actualPx, int expectedPx) {
        return Math.abs(actualPx - expectedPx) <= 1;
    }

    private static int flags(int reduction, boolean withColour) {
        return switch (reduction) {
            case 2 -> withColour ? IMREAD_REDUCED_COLOR_2 : IMREAD_REDUCED_GRAYSCALE_2;
            case 4 -> withColour ? IMREAD_REDUCED_COLOR_4 : IMREAD_REDUCED_GRAYSCALE_4;
            case 8 -> withColour ? IMREAD_REDUCED_COLOR_8 : IMREAD_REDUCED_GRAYSCALE_8;
            default -> withColour ? IMREAD_COLOR : IMREAD_GRAYSCALE;
        };
    }
}
