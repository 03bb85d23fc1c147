package dev.inhabit.bench.senses;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.face.CascadeDetector;
import dev.inhabit.affect.face.ExpressionReader;
import dev.inhabit.affect.face.FaceBox;
import dev.inhabit.affect.face.FaceDetector;
import dev.inhabit.affect.face.FaceSense;
import dev.inhabit.affect.face.FaceTrack;
import dev.inhabit.affect.face.Frame;
import dev.inhabit.affect.face.FrameDecoder;
import dev.inhabit.affect.face.ImageLimits;
import dev.inhabit.affect.face.LandmarkReader;
import dev.inhabit.affect.face.NetworkDetector;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import dev.inhabit.affect.model.Network;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A camera's picture of 640 by 480, stage by stage and from end to end, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FaceStages {
    private final List<Network> networks = new ArrayList<>();
    private final ModelRegistry models = ModelRegistry.shipped();
    private final FrameDecoder decoder = new FrameDecoder(ImageLimits.DEFAULT);
    private final FrameDecoder keeping = new FrameDecoder(ImageLimits.DEFAULT);
    private final FaceDetector detector = models.find(ModelTask.FACE_DETECTION)
            .<FaceDetector>map(card -> new NetworkDetector(network(ModelTask.FACE_DETECTION)))
            .orElseGet(CascadeDetector::new);
    private final ExpressionReader expression = new ExpressionReader(network(ModelTask.FACE_EXPRESSION));
    private final LandmarkReader points = new LandmarkReader(network(ModelTask.FACE_LANDMARKS));
    private final AffectEngine engine = AffectEngine.load(models, ImageLimits.DEFAULT);
    private final FaceSense sense = engine.faceSense();
    private final FaceTrack track = new FaceTrack();
    private byte[] picture = {};
    private Frame frame = (Frame) keeping.decode(Pictures.gradient(), false);
    private FaceBox box = new FaceBox(220, 120, 200, 240, 1);

    /** Takes the first photograph with one face, as a headset's or a desk's camera shows it, if there is one. */
    @Setup
    public void show() {
        picture = Pictures.gradient();
        for (byte[] photograph : Pictures.of(Path.of(System.getProperty(Pictures.FOLDER, "")))) {
            List<FaceBox> found = detector.detect((Frame) keeping.decode(photograph, detector.needsColour()));
            if (found.size() == 1) {
                picture = photograph;
                box = found.get(0);
                break;
            }
        }
        frame = (Frame) keeping.decode(picture, detector.needsColour());
    }

    @Benchmark
    public Object decode() {
        return decoder.decode(picture, detector.needsColour());
    }

    @Benchmark
    public Object find() {
        return detector.detect(frame);
    }

    @Benchmark
    public Object expression() {
        return expression.read(frame, box, 0);
    }

    @Benchmark
    public Object points() {
        return points.read(frame, box, null);
    }

    @Benchmark
    public Object picture() {
        return sense.read(picture);
    }

    @Benchmark
    public Object nextPictureOfCamera() {
        return sense.read(picture, track);
    }

    @TearDown
    public void close() {
        sense.close();
        engine.close();
        expression.close();
        points.close();
        detector.close();
        decoder.close();
        keeping.close();
        networks.forEach(Network::close);
    }

    private Network network(ModelTask task) {
        Network network = Network.load(models, models.require(task));
        networks.add(network);
        return network;
    }
}
