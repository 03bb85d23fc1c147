package dev.inhabit.affect.text;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import java.util.List;
import java.util.Optional;

/**
 * What some words express.
 *
 * @param emotion the emotion with the largest share; empty, that is unknown, where its confidence is below .5, where there
 *     are no words or they are not English
 * @param shares the seven shares; even without words
 * @param confidence the largest share, 0..1, less where the words may not be English; 0 without words
 * @param present each emotion whose own threshold is passed, none or several; the surest first
 * @param fine the finer labels of at least even odds, the surest first
 * @param sentiment -1 negative to 1 positive, as rules read it: see {@link WordReading#sentiment()}
 * @param polarity the network's own, -1 negative to 1 positive: the share of happiness less those of sadness, anger,
 *     disgust and fear; 0 without words
 * @param words what rules read: risk, sentiment, topics, keywords, language
 * @param wordPieces how many pieces the words have; those beyond the sense's limit were not read
 */
public record TextReading(
        Optional<Emotion> emotion,
        Shares shares,
        double confidence,
        List<Emotion> present,
        List<FineEmotion> fine,
        double sentiment,
        double polarity,
        WordReading words,
        int wordPieces,
        long nanos) {

    public TextReading {
        present = List.copyOf(present);
        fine = List.copyOf(fine);
    }

    static TextReading withoutWords(WordReading words, long nanos) {
        return new TextReading(
                Optional.empty(), Shares.EVEN, 0, List.of(), List.of(), words.sentiment(), 0, words, 0, nanos);
    }

    /** The emotion's name, or "unknown". */
    public String label() {
        return emotion.map(Emotion::label).orElse("unknown");
    }

    /** Names no reading: what a person expresses must not reach a log by way of a message. */
    @Override
    public String toString() {
        return "TextReading";
    }
}
