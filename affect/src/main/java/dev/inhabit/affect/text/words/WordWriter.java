package dev.inhabit.affect.text.words;

import org.jspecify.annotations.Nullable;

/**
 * Writes down the words that a {@link WordCutter} finds, as the words they stand for: contractions in full, hidden and
 * spaced letters together. For one thread.
 */
final class WordWriter {
    private static final String VOWELS = "aeiou";
    private static final int FEWEST_JOINED = 4;
    /** "D1e": so short a word must begin with a letter and lose none. */
    private static final int FEWEST_DISGUISED = 3;

    private final Spelling spelling;
    private final SpacedLetters spaced;
    private final char[] scratch = new char[64];
    private final char[] second = new char[64];
    private final int number;
    private final int many;
    private final int year;
    private @Nullable Words into;
    private byte pending;
    private boolean mark;
    private int dots;
    private boolean hashtag;
    private int wordLength;

    WordWriter(Spelling spelling) {
        this.spelling = spelling;
        this.spaced = new SpacedLetters(spelling);
        this.number = spelling.vocabulary().find(Lexis.NUMBER);
        this.many = spelling.vocabulary().find(Lexis.MANY);
        this.year = spelling.vocabulary().find(Lexis.YEAR);
    }

    void begin(Words words) {
        into = words;
        pending = Words.STOP;
        mark = false;
        dots = 0;
        hashtag = false;
        spaced.clear();
    }

    void end() {
        spaced.writeTo(words());
    }

    void pause() {
        pending = (byte) Math.max(pending, Words.PAUSE);
    }

    void stop() {
        pending = Words.STOP;
    }

    /** A mark that ends a sentence where a capital letter follows, and is a pause where none does. */
    void sentenceMark(int codePoint) {
        dots = codePoint == '.' ? dots + 1 : 0;
        mark = dots < 2;
        pause();
    }

    void hashtag() {
        hashtag = true;
        pause();
    }

    /** Tells how the coming word begins. */
    void sawFirst(int codePoint, boolean first) {
        if (first) {
            if (mark && !Character.isLowerCase(codePoint)) {
                stop();
            }
            mark = false;
            dots = 0;
        }
    }

    void sign(int codePoint, int from, int to, int quotation) {
        int chars = Character.toChars(codePoint, scratch, 0);
        write(spelling.vocabulary().find(scratch, 0, chars), from, to, quotation);
    }

    /** @param place where in the text each character stands, and after them where the word ends */
    void word(char[] word, int[] place, int length, int quotation) {
        int at = 0;
        wordLength = length;
        boolean single = length == 1 && Character.isLetter(word[0]);
        if (single) {
            spaced.add(word[0], place[0], place[1], pending, quotation, words());
            pending = Words.NO_BREAK;
        } else if (!whole(word, place, length, quotation)) {
            for (int i = 0; i <= length; i++) {
                if (i == length || (word[i] != '\'' && Letters.isWithinWords(word[i]))) {
                    part(word, place, at, i, quotation);
                    pause();
                    at = i + 1;
                }
            }
            pending = Words.NO_BREAK;
        }
        hashtag = false;
    }

    /** Tries the word as one: as it stands, without signs in it, with letters for signs and digits. */
    private boolean whole(char[] word, int[] place, int length, int quotation) {
        int found = spelling.find(word, 0, length, scratch);
        if (found == Vocabulary.UNKNOWN && length >= FEWEST_DISGUISED) {
            found = disguised(word, length);
        }
        if (found == Vocabulary.UNKNOWN && hashtag && spaced.writeJoined(word, place, length, words())) {
            pending = Words.NO_BREAK;
            return true;
        }
        if (found != Vocabulary.UNKNOWN) {
            writeInFull(found, place[0], place[length], quotation);
        }
        return found != Vocabulary.UNKNOWN;
    }

    private int disguised(char[] word, int length) {
        int joined = 0;
        int stars = 0;
        boolean disguised = false;
        for (int i = 0; i < length; i++) {
            if (word[i] == '\'') {
                return Vocabulary.UNKNOWN;
            }
            char letter = Letters.looksLike(word[i]);
            disguised |= letter != word[i];
            stars += letter == '*' ? 1 : 0;
            if (Character.isLetter(letter) || letter == '*') {
                second[joined++] = letter;
            }
        }
        if (length < FEWEST_JOINED) {
            boolean letters = joined == length && stars == 0 && Character.isLetter(word[0]);
            return letters && disguised ? spelling.vocabulary().find(second, 0, joined) : Vocabulary.UNKNOWN;
        }
        if (stars > 0) {
            return starred(joined, stars);
        }
        boolean changed = disguised || joined < length;
        return changed && joined >= FEWEST_JOINED ? spelling.find(second, 0, joined, scratch) : Vocabulary.UNKNOWN;
    }

    /** One star for one or two vowels, as in "su*cide"; two for two, as in "s**cide". */
    private int starred(int length, int stars) {
        if (stars > 2) {
            return Vocabulary.UNKNOWN;
        }
        for (int choice = 0; choice < VOWELS.length() * (stars == 2 ? VOWELS.length() : 1); choice++) {
            char[] tried = second.clone();
            int rest = choice;
            for (int i = 0; i < length; i++) {
                if (tried[i] == '*') {
                    tried[i] = VOWELS.charAt(rest % VOWELS.length());
                    rest /= VOWELS.length();
                }
            }
            int found = spelling.vocabulary().find(tried, 0, length);
            if (found != Vocabulary.UNKNOWN) {
                return found;
            }
        }
        return Vocabulary.UNKNOWN;
    }

    private void part(char[] word, int[] place, int from, int to, int quotation) {
        if (from == to) {
            return;
        }
        if (isNumber(word, from, to)) {
            int digits = to - from == 1 ? number : many;
            write(isYear(word, from, to) ? year : digits, place[from], place[to], quotation);
            return;
        }
        int at = from;
        for (int i = from; i <= to; i++) {
            if (i == to || word[i] == '\'') {
                writeInFull(
                        at == from ? beginning(word, at, i) : suffix(word, at, i), place[from], place[to], quotation);
                at = i + 1;
            }
        }
    }

    /** What stands before the first apostrophe: "do" in "don't". */
    private int beginning(char[] word, int from, int to) {
        boolean negated = to - from > 1 && followedByT(word, to) && word[to - 1] == 'n';
        return spelling.find(word, from, negated ? to - 1 : to, scratch);
    }

    private boolean followedByT(char[] word, int to) {
        return to + 1 < wordLength && word[to] == '\'' && word[to + 1] == 't';
    }

    private int suffix(char[] word, int from, int to) {
        second[0] = '\'';
        System.arraycopy(word, from, second, 1, to - from);
        int found = spelling.vocabulary().find(second, 0, to - from + 1);
        return found == Vocabulary.UNKNOWN ? spelling.find(word, from, to, scratch) : found;
    }

    private static boolean isYear(char[] word, int from, int to) {
        return to - from == 4
                && ((word[from] == '1' && word[from + 1] == '9') || (word[from] == '2' && word[from + 1] == '0'));
    }

    private static boolean isNumber(char[] word, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isDigit(word[i])) {
                return false;
            }
        }
        return true;
    }

    private void writeInFull(int found, int from, int to, int quotation) {
        int[] expansion = spelling.expansion(found);
        if (expansion.length == 0) {
            write(found, from, to, quotation);
        }
        for (int word : expansion) {
            write(word, from, to, quotation);
        }
    }

    private void write(int word, int from, int to, int quotation) {
        spaced.writeTo(words());
        words().add(word, from, to, pending, quotation);
        pending = Words.NO_BREAK;
    }

    private Words words() {
        if (into == null) {
            throw new IllegalStateException("no text was begun");
        }
        return into;
    }
}
