package dev.inhabit.affect.text.words;

import java.util.BitSet;

/** Some words of a vocabulary. Safe for many threads. */
public final class WordSet {
    private final BitSet numbers;

    WordSet(BitSet numbers) {
        this.numbers = numbers;
    }

    /** Never true of words that are not in the vocabulary. */
    public boolean contains(int number) {
        return numbers.get(number);
    }

    /** Whether that word of a text is one of these; false outside the text. */
    public boolean contains(Words words, int word) {
        return numbers.get(words.number(word));
    }

    BitSet numbers() {
        return numbers;
    }
}
