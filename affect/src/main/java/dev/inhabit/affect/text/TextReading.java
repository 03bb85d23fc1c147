package dev.inhabit.affect.text;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import java.util.List;
import java.util.Optional;

/**
 * What some words express.
 *
 * @param emotion the emotion with the largest share; empty, that is unknown, where there are no words
 * @param shares the seven shares; even without words
 * @param confidence the largest share, 0..1; 0 without words
 * @param present each emotion whose own threshold is passed, none or several; the surest first
 * @param fine the finer labels of at least even odds, the surest first
 * @param sentiment -1 negative to 1 positive; 0 without words
 * @param wordPieces how many pieces the words have; those beyond the sense's limit were not read
 */
public record TextReading(
        Optional<Emotion> emotion,
        Shares shares,
        double confidence,
        List<Emotion> present,
        List<FineEmotion> fine,
        double sentiment,
        int wordPieces,
        long nanos) {

    public TextReading {
        present = List.copyOf(present);
        fine = List.copyOf(fine);
    }

    static TextReading withoutWords(long nanos) {
        return new TextReading(Optional.empty(), Shares.EVEN, 0, List.of(), List.of(), 0, 0, nanos);
    }

    /** The emotion's name, or "unknown". */
    public String label() {
        return emotion.map(Emotion::label).orElse("unknown");
    }
}
