package dev.inhabit.affect.text;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what words express. For one thread. English only: that is what the shipped network was trained on.
 *
 * <p>A network output is a probability of its own, not a share: each is compared with its own threshold, and the shares
 * are a softmax of the log odds over those thresholds.
 */
public final class TextSense implements AutoCloseable {
    /** Characters beyond this are not read by the network: about six minutes of speech. */
    public static final int MOST_CHARACTERS = 6_000;

    /** Pieces the network sees at once, with the marks of beginning and end. */
    private static final int WINDOW_PIECES = 48;

    private static final int BEGINNING = 2;
    private static final int END = 3;
    private static final int OUTPUTS =
            TextModel.OUTPUTS.size() + FineEmotion.all().size();
    private static final double FINE_FROM = .5;

    /**
     * Below this confidence no emotion is named. Chosen on GoEmotions' development sentences: there a largest share below
     * .5 is a label of the sentence less than half the time (46 % of 1,137), one above it 77 %.
     */
    private static final double NAMED_FROM = .5;

    private final TextModel model;
    private final WordReader words;
    private final Runnable release;
    private final @Nullable TextTensors[] byLength = new TextTensors[WINDOW_PIECES + 1];
    private final double[] probability = new double[OUTPUTS];

    /**
     * The model stays the caller's.
     *
     * @param release run once after everything is closed
     */
    public TextSense(TextModel model, TextRules rules, Runnable release) {
        this.model = model;
        this.words = new WordReader(rules);
        this.release = release;
    }

    /** Reads a sentence or a few; longer text is read in parts, each counting by its length. */
    public TextReading read(String text) {
        return read(text, false);
    }

    /**
     * Reads some words of a longer talk.
     *
     * @param distressedBefore whether what the same person said before told of distress: see {@link WordReader}
     */
    public TextReading read(String text, boolean distressedBefore) {
        long start = System.nanoTime();
        WordReading byRules = words.read(text, distressedBefore);
        String read = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        long[] pieces = read.isBlank() ? new long[0] : model.pieces().of(read);
        if (pieces.length == 0 || byRules.language().language() == Language.NONE) {
            return TextReading.withoutWords(byRules, System.nanoTime() - start);
        }
        Arrays.fill(probability, 0);
        int room = WINDOW_PIECES - 2;
        for (int from = 0; from < pieces.length; from += room) {
            int length = Math.min(room, pieces.length - from);
            FloatBuffer output = run(pieces, from, length);
            for (int i = 0; i < OUTPUTS; i++) {
                probability[i] += output.get(i) * length / pieces.length;
            }
        }
        return reading(byRules, pieces.length, start);
    }

    private FloatBuffer run(long[] pieces, int from, int length) {
        TextTensors tensors = byLength[length + 2];
        if (tensors == null) {
            tensors = new TextTensors(model.network(), length + 2, OUTPUTS);
            byLength[length + 2] = tensors;
        }
        tensors.ids().put(0, BEGINNING);
        for (int i = 0; i < length; i++) {
            tensors.ids().put(i + 1, pieces[from + i]);
        }
        tensors.ids().put(length + 1, END);
        return tensors.run();
    }

    private TextReading reading(WordReading byRules, int pieces, long start) {
        double[] weight = new double[Emotion.all().size()];
        List<Emotion> present = new ArrayList<>(2);
        for (int i = 0; i < TextModel.OUTPUTS.size(); i++) {
            weight[TextModel.OUTPUTS.get(i).index()] = odds(probability[i]) / odds(model.threshold(i));
            if (probability[i] > model.threshold(i)) {
                present.add(TextModel.OUTPUTS.get(i));
            }
        }
        Shares shares = Shares.of(weight);
        present.sort(Comparator.comparingDouble((Emotion emotion) -> -shares.of(emotion)));
        boolean english = byRules.language().language() == Language.ENGLISH;
        double confidence = shares.topShare() * byRules.language().trust();
        return new TextReading(
                english && confidence >= NAMED_FROM ? Optional.of(shares.top()) : Optional.empty(),
                shares,
                confidence,
                english ? present : List.of(),
                english ? fine() : List.of(),
                byRules.sentiment(),
                polarity(shares),
                byRules,
                pieces,
                System.nanoTime() - start);
    }

    private List<FineEmotion> fine() {
        List<FineEmotion> fine = new ArrayList<>(2);
        for (int i = 0; i < FineEmotion.all().size(); i++) {
            if (probability[TextModel.OUTPUTS.size() + i] >= FINE_FROM) {
                fine.add(FineEmotion.all().get(i));
            }
        }
        fine.sort(Comparator.comparingDouble(label ->
                -probability[TextModel.OUTPUTS.size() + FineEmotion.all().indexOf(label)]));
        return fine;
    }

    private static double polarity(Shares shares) {
        return shares.of(Emotion.HAPPY)
                - shares.of(Emotion.SAD)
                - shares.of(Emotion.ANGRY)
                - shares.of(Emotion.DISGUSTED)
                - shares.of(Emotion.FEARFUL);
    }

    private static double odds(double probability) {
        double inside = Math.max(1e-6, Math.min(1 - 1e-6, probability));
        return inside / (1 - inside);
    }

    @Override
    public void close() {
        for (TextTensors tensors : byLength) {
            if (tensors != null) {
                tensors.close();
            }
        }
        release.run();
    }
}
