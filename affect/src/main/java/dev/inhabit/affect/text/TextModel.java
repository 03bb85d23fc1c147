package dev.inhabit.affect.text;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.model.ModelCard;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.Network;
import dev.inhabit.affect.model.UnusableModelException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The text network, its pieces and its thresholds, loaded once and shared by all threads. */
public final class TextModel implements AutoCloseable {
    /** The network's first seven outputs, as this project's emotions. */
    static final List<Emotion> OUTPUTS = List.of(
            Emotion.ANGRY,
            Emotion.DISGUSTED,
            Emotion.FEARFUL,
            Emotion.HAPPY,
            Emotion.NEUTRAL,
            Emotion.SAD,
            Emotion.SURPRISED);

    private final Network network;
    private final WordPieces pieces;
    private final double[] thresholds;

    private TextModel(Network network, WordPieces pieces, double[] thresholds) {
        this.network = network;
        this.pieces = pieces;
        this.thresholds = thresholds;
    }

    /**
     * Reads weights, tokenizer and thresholds.
     *
     * @throws UnusableModelException if one is absent, altered or does not fit
     */
    public static TextModel load(ModelRegistry models, ModelCard card) {
        double[] thresholds = thresholds(models.bytes(card.companion("thresholds")));
        WordPieces pieces = new WordPieces(models.bytes(card.companion("tokenizer")));
        try {
            return new TextModel(fitting(Network.load(models, card)), pieces, thresholds);
        } catch (RuntimeException e) {
            pieces.close();
            throw e;
        }
    }

    private static Network fitting(Network network) {
        int outputs = OUTPUTS.size() + FineEmotion.all().size();
        try {
            if (network.outputWidth("probs") == outputs) {
                return network;
            }
            throw new UnusableModelException("model " + network.name() + " must have " + outputs + " outputs");
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    Network network() {
        return network;
    }

    WordPieces pieces() {
        return pieces;
    }

    /** Probability from which the output of that number counts as present. */
    double threshold(int output) {
        return thresholds[output];
    }

    @Override
    public void close() {
        network.close();
        pieces.close();
    }

    private static double[] thresholds(byte[] json) {
        try {
            double[] thresholds = JsonMapper.shared().readValue(json, double[].class);
            if (thresholds.length != OUTPUTS.size()) {
                throw new UnusableModelException("the text model needs " + OUTPUTS.size() + " thresholds");
            }
            for (double threshold : thresholds) {
                if (!(threshold > 0 && threshold < 1)) {
                    throw new UnusableModelException("the text model's thresholds must lie between 0 and 1");
                }
            }
            return thresholds;
        } catch (JacksonException e) {
            throw new UnusableModelException("the text model's thresholds cannot be read", e);
        }
    }
}
