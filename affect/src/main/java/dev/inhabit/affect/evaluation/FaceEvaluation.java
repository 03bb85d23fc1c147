package dev.inhabit.affect.evaluation;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.face.FaceReading;
import dev.inhabit.affect.face.FaceResult;
import dev.inhabit.affect.face.FaceSense;
import dev.inhabit.affect.face.Frame;
import dev.inhabit.affect.face.FrameDecoder;
import dev.inhabit.affect.face.ImageLimits;
import dev.inhabit.affect.model.TrainingManifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Reads pictures with the sense for faces, each on its own, and counts what came of it. For one thread and one run. */
final class FaceEvaluation {
    /** Shared over joint area from which a box is the labelled face. */
    private static final double SAME_FACE_OVERLAP = .3;

    private static final int KEY_SIDE_PX = 48;

    private final boolean crops;
    private final Timings timings = new Timings();
    private final List<Judged> judged = new ArrayList<>();
    private final List<Figures.Unread> unread = new ArrayList<>();
    /** By identity: two samples may be of one picture. */
    private final Set<FaceSample> findingLearnt = Collections.newSetFromMap(new IdentityHashMap<>());

    private int pictures;
    private int unreadable;
    private int labelled;
    private int found;
    private int counted;
    private int expectedFaces;
    private int missedFaces;
    private int falseBoxes;

    /** @param crops true if each picture is one face and nothing else */
    FaceEvaluation(boolean crops) {
        this.crops = crops;
    }

    /**
     * Those that the expression's network was not trained on. What the detector or the points were trained on is read, but
     * says nothing of how faces are found.
     */
    List<FaceSample> admitted(List<FaceSample> samples, TrainingCheck expression, TrainingCheck finding) {
        List<FaceSample> admitted = new ArrayList<>();
        try (FrameDecoder decoder = new FrameDecoder(ImageLimits.DEFAULT)) {
            for (FaceSample sample : samples) {
                long[] keys = keys(sample.picture().get(), decoder);
                if (expression.admits(keys)) {
                    admitted.add(sample);
                    if (!finding.admits(keys)) {
                        findingLearnt.add(sample);
                    }
                }
            }
        }
        return admitted;
    }

    /** Of the file, and of its pixels where they are a face as a model is trained on. */
    private long[] keys(byte[] picture, FrameDecoder decoder) {
        long file = TrainingManifest.key(picture);
        if (decoder.decode(picture, false) instanceof Frame frame
                && (crops || (frame.widthPx() == KEY_SIDE_PX && frame.heightPx() == KEY_SIDE_PX))) {
            try (Mat face = new Mat();
                    Size size = new Size(KEY_SIDE_PX, KEY_SIDE_PX)) {
                resize(frame.gray(), face, size, 0, 0, INTER_AREA);
                byte[] luminance = new byte[KEY_SIDE_PX * KEY_SIDE_PX];
                face.data().get(luminance);
                return new long[] {file, TrainingManifest.key(luminance)};
            }
        }
        return new long[] {file};
    }

    EvaluationReport.Run run(AffectEngine engine, List<FaceSample> samples) {
        try (FaceSense sense = crops ? engine.faceCropSense() : engine.faceSense()) {
            for (FaceSample sample : samples) {
                byte[] picture = sample.picture().get();
                count(sample, timings.time(() -> sense.read(picture)));
            }
            return new EvaluationReport.Run(
                    crops ? "crops" : "pipeline",
                    Figures.of(judged, unread),
                    timings.latency(),
                    crops ? Optional.empty() : Optional.of(faces(sense.detectorName())));
        }
    }

    /** Whether there were pictures, and not one of them was a picture. */
    boolean decodedNone() {
        return pictures == 0 && unreadable > 0;
    }

    private EvaluationReport.Faces faces(String detector) {
        OptionalDouble share = labelled == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) found / labelled);
        return new EvaluationReport.Faces(
                detector,
                pictures,
                unreadable,
                findingLearnt.size(),
                labelled,
                share,
                counted,
                expectedFaces,
                missedFaces,
                falseBoxes);
    }

    private void count(FaceSample sample, FaceResult result) {
        Optional<FaceReading> reading =
                result instanceof FaceReading readable ? Optional.of(readable) : Optional.<FaceReading>empty();
        pictures += reading.isPresent() ? 1 : 0;
        unreadable += reading.isPresent() ? 0 : 1;
        boolean tellsOfFinding = !findingLearnt.contains(sample);
        sample.faces().ifPresent(faces -> {
            if (!tellsOfFinding) {
                return;
            }
            int seen = reading.map(FaceReading::faceCount).orElse(0);
            counted++;
            expectedFaces += faces;
            missedFaces += Math.max(0, faces - seen);
            falseBoxes += Math.max(0, seen - faces);
        });
        Optional<FaceReading> face = reading.filter(read -> isTheFace(read, sample));
        if (tellsOfFinding && (sample.truth().isPresent() || sample.box().isPresent())) {
            labelled++;
            found += face.isPresent() ? 1 : 0;
        }
        sample.truth()
                .ifPresent(truth -> face.ifPresentOrElse(
                        read -> judged.add(new Judged(
                                Set.of(truth),
                                read.shares().top(),
                                Set.of(read.shares().top()),
                                read.confidence(),
                                read.expression().isPresent(),
                                sample.group())),
                        () -> unread.add(new Figures.Unread(sample.group()))));
    }

    /** Whether a face was found, and where the data says where it is, this one. */
    private static boolean isTheFace(FaceReading reading, FaceSample sample) {
        return reading.box()
                .filter(found -> sample.box()
                        .map(labelled -> found.overlap(labelled) >= SAME_FACE_OVERLAP)
                        .orElse(true))
                .isPresent();
    }
}
