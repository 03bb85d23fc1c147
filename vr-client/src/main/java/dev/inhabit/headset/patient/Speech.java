package dev.inhabit.headset.patient;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The patient's talk: sentence after sentence, faster, with more fillers and longer gaps the greater the arousal. */
final class Speech {
    private static final List<String> FILLERS = List.of("um", "uh", "er", "hmm");

    private final List<String> sentences;
    private final SplittableRandom random;
    private int next;
    private double gapS = 1;
    private double saidS;
    private @Nullable Sentence saying;

    Speech(List<String> sentences, long seed) {
        this.sentences = sentences;
        this.random = new SplittableRandom(seed);
        this.next = random.nextInt(sentences.size());
    }

    /** Words a minute while speaking, fillers apart. */
    static double wordsPerMinute(double arousal) {
        return 128 + 52 * arousal;
    }

    /** Chance that a filler stands before a word. */
    static double fillerShare(double arousal) {
        return 0.005 + 0.055 * arousal * arousal;
    }

    /** Seconds of silence between sentences, on average. */
    static double gapS(double arousal) {
        return 0.6 + 2.0 * arousal * arousal;
    }

    /** The sentence that ended in this step, or null. Falls silent, in the middle of a sentence if need be, when not speaking. */
    @Nullable
    Sentence after(double stepS, double arousal, boolean speaking) {
        if (!speaking) {
            saying = null;
            gapS = gapS(arousal);
            return null;
        }
        if (saying == null) {
            gapS -= stepS;
            if (gapS <= 0) {
                saying = begin(arousal);
                saidS = 0;
            }
            return null;
        }
        saidS += stepS;
        if (saidS * 1000 < saying.durationMs()) {
            return null;
        }
        Sentence done = saying;
        saying = null;
        gapS = gapS(arousal) * (0.5 + random.nextDouble());
        return done;
    }

    boolean isSpeaking() {
        return saying != null;
    }

    private Sentence begin(double arousal) {
        String[] words = sentences.get(next).split(" ", -1);
        next = (next + 1) % sentences.size();
        StringBuilder text = new StringBuilder();
        int fillers = 0;
        for (String word : words) {
            boolean filler = random.nextDouble() < fillerShare(arousal);
            String which = FILLERS.get(random.nextInt(FILLERS.size()));
            if (filler) {
                text.append(which).append(' ');
                fillers++;
            }
            text.append(word).append(' ');
        }
        double rate = wordsPerMinute(arousal) * (0.9 + 0.2 * random.nextDouble());
        int durationMs = (int) Math.round(words.length / rate * 60_000 + fillers * 350.0);
        return new Sentence(text.toString().strip(), Math.min(60_000, durationMs));
    }
}
