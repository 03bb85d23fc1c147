package dev.inhabit.affect.text;

import dev.inhabit.affect.text.words.Lexis;
import dev.inhabit.affect.text.words.Vocabulary;
import dev.inhabit.affect.text.words.Words;

/** Whether words are English, which is what the models and rules can read. A light check that long texts make sure. */
public enum Language {
    ENGLISH,
    /** Another language, or no language at all. */
    OTHER,
    /** No words: nothing, numbers, emoji. */
    NONE;

    /** Words that are looked at. */
    private static final int WORDS_READ = 1000;
    /** Fewer words than this are taken for English unless one of them belongs elsewhere. */
    private static final int FEW = 4;

    private static final double LEAST_KNOWN = .2;
    /** In English text about two words in three are known to the rules or hold sentences together. */
    private static final double USUALLY_KNOWN = .45;

    private static final int LAST_LATIN = 0x24F;
    private static final double OF_OTHERS = .3;

    /**
     * What a text is taken for, and how far what is read from it can be trusted.
     *
     * @param trust 0..1: 1 for plain English, less the fewer of its words are known, at most .3 for other languages
     */
    public record Check(Language language, double trust) {}

    static Check check(String text, Words words, Lexis lexis) {
        int count = 0;
        int known = 0;
        int function = 0;
        int foreign = 0;
        int notLatin = 0;
        for (int i = 0; i < Math.min(words.count(), WORDS_READ); i++) {
            char first = text.charAt(words.start(i));
            if (Character.isLetter(text.codePointAt(words.start(i)))) {
                count++;
                known += words.number(i) != Vocabulary.UNKNOWN ? 1 : 0;
                function += lexis.function().contains(words, i) ? 1 : 0;
                foreign += lexis.foreign().contains(words, i) ? 1 : 0;
                notLatin += first > LAST_LATIN && first < 0xFF00 ? 1 : 0;
            }
        }
        if (count == 0) {
            return new Check(NONE, 0);
        }
        double share = (known - foreign) / (double) count;
        boolean fewKnown = count >= FEW && share < LEAST_KNOWN;
        if (fewKnown || 2 * notLatin > count || 2 * foreign > function) {
            return new Check(OTHER, OF_OTHERS * Math.max(0, share));
        }
        return new Check(ENGLISH, Math.min(1, .5 + .5 * share / USUALLY_KNOWN));
    }
}
