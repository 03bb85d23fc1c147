package dev.inhabit.affect.text;

import dev.inhabit.affect.text.words.Lexis;
import dev.inhabit.affect.text.words.Vocabulary;
import dev.inhabit.affect.text.words.Words;
import java.util.Locale;
import java.util.function.Predicate;

/** Whether words are English, which is what the models and rules can read. A light check that long texts make sure. */
public enum Language {
    ENGLISH,
    /** Another language, or no language at all. */
    OTHER,
    /** No words: nothing, numbers, emoji. */
    NONE;

    /** Words that are looked at. */
    private static final int WORDS_READ = 1000;
    /** Of fewer words than this one must be known. */
    private static final int FEW = 4;

    private static final double LEAST_KNOWN = .25;
    /** In English text about two words in three are known to the rules or hold sentences together. */
    private static final double USUALLY_KNOWN = .45;

    private static final int LAST_LATIN = 0x24F;
    private static final int LONGEST_LOOKED_UP = 40;
    private static final double OF_OTHERS = .3;

    /**
     * What a text is taken for, and how far what is read from it can be trusted.
     *
     * @param trust 0..1: 1 for plain English, less the fewer of its words are known, at most .3 for other languages
     */
    public record Check(Language language, double trust) {}

    /** @param lexicon whether it holds a lower-case word, which then is English though no rule names it */
    static Check check(String text, Words words, Lexis lexis, Predicate<String> lexicon) {
        int count = 0;
        int known = 0;
        int function = 0;
        int foreign = 0;
        int notLatin = 0;
        for (int i = 0; i < Math.min(words.count(), WORDS_READ); i++) {
            char first = text.charAt(words.start(i));
            if (Character.isLetter(text.codePointAt(words.start(i)))) {
                count++;
                known += isKnown(text, words, i, lexicon) ? 1 : 0;
                function += lexis.function().contains(words, i) ? 1 : 0;
                foreign += lexis.foreign().contains(words, i) ? 1 : 0;
                notLatin += first > LAST_LATIN && first < 0xFF00 ? 1 : 0;
            }
        }
        if (count == 0) {
            return new Check(NONE, 0);
        }
        double share = (known - foreign) / (double) count;
        boolean fewKnown = share <= 0 || (count >= FEW && share < LEAST_KNOWN);
        if (fewKnown || 2 * notLatin > count || 2 * foreign > function) {
            return new Check(OTHER, OF_OTHERS * Math.max(0, share));
        }
        return new Check(ENGLISH, Math.min(1, .5 + .5 * share / USUALLY_KNOWN));
    }

    private static boolean isKnown(String text, Words words, int word, Predicate<String> lexicon) {
        if (words.number(word) != Vocabulary.UNKNOWN) {
            return true;
        }
        int length = words.end(word) - words.start(word);
        return length <= LONGEST_LOOKED_UP
                && lexicon.test(
                        text.substring(words.start(word), words.end(word)).toLowerCase(Locale.ROOT));
    }
}
