package dev.inhabit.affect.text.words;

import java.util.ArrayList;
import java.util.List;

/**
 * Many phrases, looked for together: at each word of a text only those that may begin with it are tried, and each in
 * few steps, so that time grows with the text and no faster. Safe for many threads.
 *
 * @param <T> what a phrase stands for
 */
public final class PhraseIndex<T> {
    private final List<List<Entry<T>>> byFirstWord;

    private record Entry<T>(Phrase phrase, T meaning) {}

    /** Is told of each phrase that was found. */
    public interface Found<T> {
        /** @param to the word after the phrase's last */
        void found(T meaning, int from, int to);
    }

    private PhraseIndex(List<List<Entry<T>>> byFirstWord) {
        this.byFirstWord = byFirstWord;
    }

    /** Finds every phrase, the earlier beginnings first. */
    public void find(Words words, Found<T> found) {
        for (int i = 0; i < words.count(); i++) {
            for (Entry<T> entry : byFirstWord.get(words.number(i))) {
                int end = entry.phrase().endOf(words, i);
                if (end != Phrase.NONE) {
                    found.found(entry.meaning(), i, end);
                }
            }
        }
    }

    /** Collects phrases. For one thread. */
    public static final class Builder<T> {
        private final List<Entry<T>> entries = new ArrayList<>();

        /** @throws IllegalArgumentException if one is no phrase */
        public void add(List<String> phrases, T meaning, Lexis.Builder lexis) {
            for (String phrase : phrases) {
                entries.add(new Entry<>(Phrase.parse(phrase, lexis), meaning));
            }
        }

        public PhraseIndex<T> build(Lexis lexis) {
            List<List<Entry<T>>> byFirstWord = new ArrayList<>();
            for (int word = 0; word < lexis.size(); word++) {
                byFirstWord.add(new ArrayList<>(0));
            }
            for (Entry<T> entry : entries) {
                entry.phrase().first().numbers().stream()
                        .forEach(word -> byFirstWord.get(word).add(entry));
            }
            return new PhraseIndex<>(byFirstWord);
        }
    }
}
