package dev.inhabit.affect.face;

import dev.inhabit.affect.Shares;
import dev.inhabit.affect.face.measure.FaceMeasures;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads faces from encoded images: decode, detect, measure, classify. For one thread; keeps its memory for the next image, and no
 * image beyond the call.
 */
public final class FaceSense implements AutoCloseable {
    private final FrameDecoder decoder;
    private final FaceDetector detector;
    private final ExpressionReader reader;
    private final Optional<LandmarkReader> landmarks;
    private final Runnable release;

    /**
     * Takes over decoder, detector and readers and closes them with itself.
     *
     * @param landmarks empty where there is no model for points; readings then have no measures
     * @param release run once after everything is closed
     */
    public FaceSense(
            FrameDecoder decoder,
            FaceDetector detector,
            ExpressionReader reader,
            Optional<LandmarkReader> landmarks,
            Runnable release) {
        this.decoder = decoder;
        this.detector = detector;
        this.reader = reader;
        this.landmarks = landmarks;
        this.release = release;
    }

    /** Reads an image on its own. */
    public FaceResult read(byte[] image) {
        return read(image, null);
    }

    /** Reads the next image of a camera. Never throws for any content of the image. */
    public FaceResult read(byte[] image, @Nullable FaceTrack track) {
        long start = System.nanoTime();
        Decoded decoded = decoder.decode(image, detector.needsColour());
        if (decoded instanceof Unreadable unreadable) {
            return unreadable;
        }
        Frame frame = (Frame) decoded;
        long afterDecode = System.nanoTime();
        FaceBox box = follow(frame, track);
        int faceCount = box == null || track == null ? 0 : track.faceCount();
        if (box == null) {
            List<FaceBox> faces = detector.detect(frame);
            faceCount = faces.size();
            box = faces.isEmpty() ? null : faces.get(0);
            if (track != null) {
                track.searched(frame, box, faceCount);
            }
        }
        long afterDetect = System.nanoTime();
        if (box == null) {
            return FaceReading.noFace(new StageNanos(afterDecode - start, afterDetect - afterDecode, 0, 0));
        }
        // First, because a tilted face is set upright before its expression is read.
        Optional<FaceMeasures> measures = measure(frame, box, track);
        long afterMeasure = System.nanoTime();
        Shares shares = reader.read(
                frame, box, measures.map(m -> m.pose().rollDegrees()).orElse(0.0));
        FaceQuality quality =
                landmarks.isEmpty() ? reader.quality() : reader.quality().with(measures, detector.leavesSurroundings());
        StageNanos nanos = new StageNanos(
                afterDecode - start,
                afterDetect - afterDecode,
                System.nanoTime() - afterMeasure,
                afterMeasure - afterDetect);
        return FaceReading.of(box.scaled(frame.reduction()), shares, quality, measures, faceCount, nanos);
    }

    /** What finds the faces. */
    public String detectorName() {
        return detector.name();
    }

    private Optional<FaceMeasures> measure(Frame frame, FaceBox box, @Nullable FaceTrack track) {
        return landmarks.isEmpty()
                ? Optional.empty()
                : landmarks.get().read(frame, box, track == null ? null : track.neutral());
    }

    private @Nullable FaceBox follow(Frame frame, @Nullable FaceTrack track) {
        FaceBox near = track == null ? null : track.near(frame);
        if (track == null || near == null) {
            return null;
        }
        List<FaceBox> seen = detector.detectNear(frame, near);
        if (seen.isEmpty()) {
            return null;
        }
        track.followed(seen.get(0));
        return seen.get(0);
    }

    @Override
    public void close() {
        decoder.close();
        detector.close();
        reader.close();
        landmarks.ifPresent(LandmarkReader::close);
        release.run();
    }
}
