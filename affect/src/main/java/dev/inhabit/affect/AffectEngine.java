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
import dev.inhabit.affect.model.InferenceFailedException;
import dev.inhabit.affect.model.ModelCard;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import dev.inhabit.affect.model.Network;
import dev.inhabit.affect.model.UnusableModelException;
import dev.inhabit.affect.text.TextModel;
import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.text.TextSense;
import dev.inhabit.affect.voice.VoiceSense;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** All models, loaded once and shared. Hands out senses, one for each thread that reads. */
public final class AffectEngine implements AutoCloseable {
    private final ImageLimits imageLimits;
    private final Leases leases;
    private final List<ModelCard> cards;
    private final Network expression;
    private final Optional<Network> faceDetector;
    private final Optional<Network> faceLandmarks;
    private final TextModel text;
    private final TextRules rules;
    private final Optional<Network> voice;

    private AffectEngine(ModelRegistry models, ImageLimits imageLimits, TextRules rules) {
        this.imageLimits = imageLimits;
        this.rules = rules;
        List<ModelCard> used = new ArrayList<>();
        List<Runnable> opened = new ArrayList<>();
        Function<ModelCard, Network> network = card -> {
            Network loaded = Network.load(models, card);
            opened.add(loaded::close);
            used.add(card);
            return loaded;
        };
        try {
            this.faceDetector = models.find(ModelTask.FACE_DETECTION).map(network);
            this.faceLandmarks = models.find(ModelTask.FACE_LANDMARKS).map(network);
            this.expression = network.apply(models.require(ModelTask.FACE_EXPRESSION));
            this.voice = models.find(ModelTask.VOICE_EMOTION).map(network);
            ModelCard words = models.require(ModelTask.TEXT_EMOTION);
            this.text = TextModel.load(models, words);
            used.add(words);
        } catch (RuntimeException e) {
            // Of models that do not all load, none stays in memory: whoever mends the folder tries again.
            opened.forEach(Runnable::run);
            throw e;
        }
        this.cards = List.copyOf(used);
        this.leases = new Leases(this::releaseModels);
    }

    /**
     * Loads every model and runs each once, so that the first reading is as fast as the next.
     *
     * @throws UnusableModelException if a model's file is absent, altered or not of its task's form
     */
    public static AffectEngine load(ModelRegistry models, ImageLimits imageLimits) {
        return load(models, imageLimits, TextRules.shipped());
    }

    /** As above, with rules for words that a clinic has changed. */
    public static AffectEngine load(ModelRegistry models, ImageLimits imageLimits, TextRules rules) {
        AffectEngine engine = new AffectEngine(models, imageLimits, rules);
        try {
            WarmUp.run(engine);
        } catch (InferenceFailedException e) {
            engine.close();
            throw new UnusableModelException(e.getMessage() + ": it is not of its task's form", e);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
        return engine;
    }

    /** The models that are loaded, one for each task; without one that finds faces, OpenCV's cascades do. */
    public List<ModelCard> cards() {
        return cards;
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
        return leased(() -> new FaceSense(
                new FrameDecoder(imageLimits),
                detector.get(),
                new ExpressionReader(expression),
                faceLandmarks.map(LandmarkReader::new),
                leases::giveBack));
    }

    /** A new sense for words, for one thread; close it when the thread is done. */
    public TextSense textSense() {
        return leased(() -> new TextSense(text, rules, leases::giveBack));
    }

    /** A new sense for voices, for one thread; close it when the thread is done. */
    public VoiceSense voiceSense() {
        return leased(() -> new VoiceSense(voice, leases::giveBack));
    }

    /** Releases the models, once the last sense is closed. */
    @Override
    public void close() {
        leases.close();
    }

    Leases leases() {
        return leases;
    }

    private <T> T leased(Supplier<T> sense) {
        if (!leases.tryTake()) {
            throw new IllegalStateException("the senses are closed");
        }
        try {
            return sense.get();
        } catch (RuntimeException e) {
            leases.giveBack();
            throw e;
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
