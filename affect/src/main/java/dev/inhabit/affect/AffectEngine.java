package dev.inhabit.affect;

import dev.inhabit.affect.face.CascadeDetector;
import dev.inhabit.affect.face.ExpressionReader;
import dev.inhabit.affect.face.FaceDetector;
import dev.inhabit.affect.face.FaceSense;
import dev.inhabit.affect.face.FrameDecoder;
import dev.inhabit.affect.face.ImageLimits;
import dev.inhabit.affect.face.LandmarkReader;
import dev.inhabit.affect.face.NetworkDetector;
import dev.inhabit.affect.face.WholeFrame;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import dev.inhabit.affect.model.Network;
import dev.inhabit.affect.text.TextModel;
import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.text.TextSense;
import dev.inhabit.affect.voice.VoiceSense;
import java.util.Optional;
import java.util.function.Supplier;

/** All models, loaded once and shared. Hands out senses, one for each thread that reads. */
public final class AffectEngine implements AutoCloseable {
    private final ImageLimits imageLimits;
    private final Leases leases;
    private final Network expression;
    private final Optional<Network> faceDetector;
    private final Optional<Network> faceLandmarks;
    private final TextModel text;
    private final TextRules rules;
    private final Optional<Network> voice;

    private AffectEngine(ModelRegistry models, ImageLimits imageLimits, TextRules rules) {
        this.imageLimits = imageLimits;
        this.rules = rules;
        this.expression = Network.load(models, models.require(ModelTask.FACE_EXPRESSION));
        this.faceDetector = models.find(ModelTask.FACE_DETECTION).map(card -> Network.load(models, card));
        this.faceLandmarks = models.find(ModelTask.FACE_LANDMARKS).map(card -> Network.load(models, card));
        this.text = TextModel.load(models, models.require(ModelTask.TEXT_EMOTION));
        this.voice = models.find(ModelTask.VOICE_EMOTION).map(card -> Network.load(models, card));
        this.leases = new Leases(this::releaseModels);
    }

    /**
     * Loads every model and runs each once, so that the first reading is as fast as the next.
     *
     * @throws dev.inhabit.affect.model.UnusableModelException if a model's file is absent or altered
     */
    public static AffectEngine load(ModelRegistry models, ImageLimits imageLimits) {
        return load(models, imageLimits, TextRules.shipped());
    }

    /** As above, with rules for words that a clinic has changed. */
    public static AffectEngine load(ModelRegistry models, ImageLimits imageLimits, TextRules rules) {
        AffectEngine engine = new AffectEngine(models, imageLimits, rules);
        WarmUp.run(engine);
        return engine;
    }

    /** A new sense for faces, for one thread; close it when the thread is done. */
    public FaceSense faceSense() {
        return faceSense(
                () -> faceDetector.<FaceDetector>map(NetworkDetector::new).orElseGet(CascadeDetector::new));
    }

    /** The same for pictures that are one face and nothing else, as data sets hold them. */
    public FaceSense faceCropSense() {
        return faceSense(WholeFrame::new);
    }

    private FaceSense faceSense(Supplier<FaceDetector> detector) {
        take();
        return new FaceSense(
                new FrameDecoder(imageLimits),
                detector.get(),
                new ExpressionReader(expression),
                faceLandmarks.map(LandmarkReader::new),
                leases::giveBack);
    }

    /** A new sense for words, for one thread; close it when the thread is done. */
    public TextSense textSense() {
        take();
        return new TextSense(text, rules, leases::giveBack);
    }

    /** A new sense for voices, for one thread; close it when the thread is done. */
    public VoiceSense voiceSense() {
        take();
        return new VoiceSense(voice, leases::giveBack);
    }

    /** Releases the models, once the last sense is closed. */
    @Override
    public void close() {
        leases.close();
    }

    Leases leases() {
        return leases;
    }

    private void take() {
        if (!leases.tryTake()) {
            throw new IllegalStateException("the senses are closed");
        }
    }

    private void releaseModels() {
        expression.close();
        faceDetector.ifPresent(Network::close);
        faceLandmarks.ifPresent(Network::close);
        text.close();
        voice.ifPresent(Network::close);
    }
}
