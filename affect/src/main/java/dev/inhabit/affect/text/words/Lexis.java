package dev.inhabit.affect.text.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All words that any rule names, however they are written. Safe for many threads. */
public final class Lexis {
    /** Stands for a number of one digit, in a phrase or a class of words. */
    static final String NUMBER = "<number>";
    /** Stands for a number of two digits or more. */
    static final String MANY = "<many>";
    /** Stands for a year of the last or this century. */
    static final String YEAR = "<year>";

    private final Spelling spelling;
    private final WordSet function;
    private final WordSet foreign;

    private Lexis(Spelling spelling, WordSet function, WordSet foreign) {
        this.spelling = spelling;
        this.function = function;
        this.foreign = foreign;
    }

    Spelling spelling() {
        return spelling;
    }

    int size() {
        return spelling.vocabulary().size();
    }

    /** Words that hold an English sentence together, such as "the" and "of". */
    public WordSet function() {
        return function;
    }

    /** Words of other languages that are no English words. */
    public WordSet foreign() {
        return foreign;
    }

    /** Collects the words of all rules, before any text is read. For one thread. */
    public static final class Builder {
        private final Vocabulary.Builder words = new Vocabulary.Builder();
        private final Map<String, WordSet> classes = new HashMap<>();
        private final WordFile file;
        private final WordSet function;

        public Builder(WordFile file) {
            this.file = file;
            words.add(NUMBER);
            words.add(MANY);
            words.add(YEAR);
            file.classes().forEach(this::addClass);
            function = words(file.function());
        }

        /** Another class of words, for the phrases that are added from now on. */
        public void addClass(String name, List<String> members) {
            if (classes.putIfAbsent(name, words(members)) != null) {
                throw WrongRuleException.at("classes." + name, name, "a name that no other class of words has");
            }
        }

        /**
         * Those words; one that begins with a dollar sign stands for all of its class.
         *
         * @throws IllegalArgumentException if there is no such class, or one is no single word
         */
        public WordSet words(List<String> written) {
            BitSet numbers = new BitSet();
            for (String word : written) {
                if (word.startsWith("$")) {
                    WordSet members = classes.get(word.substring(1));
                    if (members == null) {
                        throw WrongRuleException.of(word, "the name of a class of words");
                    }
                    numbers.or(members.numbers());
                } else if (word.isBlank() || word.indexOf(' ') >= 0) {
                    throw WrongRuleException.of(word, "a single word");
                } else {
                    numbers.set(words.add(word));
                }
            }
            return new WordSet(numbers);
        }

        /** @throws IllegalArgumentException if one is no phrase */
        public List<Phrase> phrases(List<String> written) {
            List<Phrase> phrases = new ArrayList<>();
            written.forEach(phrase -> phrases.add(Phrase.parse(phrase, this)));
            return List.copyOf(phrases);
        }

        public Lexis build() {
            WordSet foreign = words(file.foreign());
            return new Lexis(Spelling.of(words, file.writings(), file.tolerant(), file.real()), function, foreign);
        }
    }
}
