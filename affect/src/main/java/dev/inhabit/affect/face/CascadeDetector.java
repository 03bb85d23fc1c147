package dev.inhabit.affect.face;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.equalizeHist;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.inhabit.affect.model.UnusableModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_core.FileNode;
import org.bytedeco.opencv.opencv_core.FileStorage;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/**
 * Frontal faces by two of OpenCV's boosted cascades (Viola and Jones 2001; Lienhart 2002): the first proposes, the
 * second must agree, which removes most boxes on clothes and mouths. Faces of at least an eighth of the frame's shorter
 * side, turned or tilted by up to about 20 degrees. For one thread.
 */
public final class CascadeDetector implements FaceDetector {
    private static final String PROPOSING = "haarcascade_frontalface_alt2.xml";
    private static final String CONFIRMING = "haarcascade_frontalface_default.xml";

    /** Longer side at which a whole frame is searched. */
    private static final int SEARCH_SIDE_PX = 320;
    /** Side of a face when one box is looked at again. */
    private static final int LOOK_SIDE_PX = 64;

    private static final double SMALLEST_FACE = .125;
    private static final double STEP = 1.15;
    private static final int NEIGHBOURS = 3;
    private static final int CONFIRMING_NEIGHBOURS = 1;
    /** Room around a box when it is looked at again, as a share of its side. */
    private static final double MARGIN = .35;

    static {
        OpenCv.load();
    }

    private final CascadeClassifier proposing = load(PROPOSING);
    private final CascadeClassifier confirming = load(CONFIRMING);
    private final Mat small = new Mat();
    private final Mat even = new Mat();
    private final Mat look = new Mat();
    private final RectVector found = new RectVector();
    private final Size size = new Size();
    private final Size smallest = new Size();
    /** 0 by 0 where there is no upper bound. */
    private final Size largest = new Size();

    private final Rect region = new Rect();

    @Override
    public List<FaceBox> detect(Frame frame) {
        Mat gray = frame.gray();
        double scale = Math.min(1, (double) SEARCH_SIDE_PX / Math.max(gray.cols(), gray.rows()));
        int width = (int) Math.max(1, Math.round(gray.cols() * scale));
        int height = (int) Math.max(1, Math.round(gray.rows() * scale));
        resize(gray, small, size.width(width).height(height), 0, 0, INTER_AREA);
        equalizeHist(small, even);
        int smallestFace = (int) (SMALLEST_FACE * Math.min(width, height));
        List<FaceBox> boxes = new ArrayList<>();
        for (FaceBox box : search(proposing, even, smallestFace, 0, NEIGHBOURS)) {
            FaceBox inFrame = box.scaled(1 / scale);
            if (!lookAgain(confirming, gray, inFrame, CONFIRMING_NEIGHBOURS).isEmpty()) {
                boxes.add(inFrame);
            }
        }
        return FaceBoxes.distinct(boxes);
    }

    @Override
    public List<FaceBox> detectNear(Frame frame, FaceBox lastSeen) {
        List<FaceBox> near = FaceBoxes.distinct(lookAgain(proposing, frame.gray(), lastSeen, NEIGHBOURS));
        return near.isEmpty() ? near : near.subList(0, 1);
    }

    @Override
    public boolean needsColour() {
        return false;
    }

    @Override
    public String name() {
        return "opencv-haar-alt2+default";
    }

    /** Searches a little more than the box, scaled so that the face has {@link #LOOK_SIDE_PX}. */
    private List<FaceBox> lookAgain(CascadeClassifier cascade, Mat gray, FaceBox box, int neighbours) {
        int left = (int) Math.max(0, box.xPx() - MARGIN * box.widthPx());
        int top = (int) Math.max(0, box.yPx() - MARGIN * box.heightPx());
        int right = (int) Math.min(gray.cols(), box.xPx() + (1 + MARGIN) * box.widthPx());
        int bottom = (int) Math.min(gray.rows(), box.yPx() + (1 + MARGIN) * box.heightPx());
        if (right - left < 2 || bottom - top < 2) {
            return List.of();
        }
        double scale = LOOK_SIDE_PX / Math.max(box.widthPx(), box.heightPx());
        int width = (int) Math.max(1, Math.round((right - left) * scale));
        int height = (int) Math.max(1, Math.round((bottom - top) * scale));
        region.x(left).y(top).width(right - left).height(bottom - top);
        try (Mat part = gray.apply(region)) {
            resize(part, look, size.width(width).height(height), 0, 0, scale < 1 ? INTER_AREA : INTER_LINEAR);
        }
        equalizeHist(look, look);
        List<FaceBox> boxes = new ArrayList<>();
        for (FaceBox small :
                search(cascade, look, (int) (LOOK_SIDE_PX * .7), (int) (LOOK_SIDE_PX * 1.45), neighbours)) {
            FaceBox at = small.scaled(1 / scale);
            boxes.add(new FaceBox(at.xPx() + left, at.yPx() + top, at.widthPx(), at.heightPx(), at.score()));
        }
        return boxes;
    }

    private List<FaceBox> search(CascadeClassifier cascade, Mat gray, int smallestPx, int largestPx, int neighbours) {
        smallest.width(smallestPx).height(smallestPx);
        largest.width(largestPx).height(largestPx);
        cascade.detectMultiScale(gray, found, STEP, neighbours, 0, smallest, largest);
        if (found.empty()) {
            return List.of();
        }
        List<FaceBox> boxes = new ArrayList<>((int) found.size());
        for (long i = 0; i < found.size(); i++) {
            Rect at = found.get(i);
            boxes.add(new FaceBox(at.x(), at.y(), at.width(), at.height(), 1));
        }
        return boxes;
    }

    @Override
    public void close() {
        proposing.close();
        confirming.close();
        small.close();
        even.close();
        look.close();
        found.close();
        size.close();
        smallest.close();
        largest.close();
        region.close();
    }

    private static CascadeClassifier load(String name) {
        String path = "/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/haarcascades/" + name;
        try (InputStream in = CascadeDetector.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new UnusableModelException("OpenCV's library for this platform brings no " + name);
            }
            String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            CascadeClassifier cascade = new CascadeClassifier();
            try (FileStorage storage = new FileStorage(xml, FileStorage.READ | FileStorage.MEMORY);
                    FileNode root = storage.getFirstTopLevelNode()) {
                if (!cascade.read(root)) {
                    throw new UnusableModelException("OpenCV cannot read its own " + name);
                }
            }
            return cascade;
        } catch (IOException e) {
            throw new UnusableModelException("cascade " + name + " cannot be read from OpenCV's library", e);
        }
    }
}
