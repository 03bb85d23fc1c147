package dev.inhabit.affect.text.words;

/**
 * Cuts a text into {@link Words}: case, accents, fonts, unseen characters and kinds of apostrophe make no difference,
 * and punctuation only sets words apart. Takes time in proportion to the text. For one thread.
 */
public final class WordCutter {
    /** Characters of a word that are looked at: no word is longer. */
    private static final int LONGEST = 48;
    /** Equal letters in a row that are looked at. */
    private static final int LONGEST_RUN = 3;

    private final WordWriter writer;
    private final char[] word = new char[LONGEST];
    private final int[] place = new int[LONGEST + 1];
    private int length;
    private int wordEnd;
    private int quotation;
    private int quotations;

    public WordCutter(Lexis lexis) {
        this.writer = new WordWriter(lexis.spelling());
    }

    /** Reads the whole text into the words, which are emptied before. */
    public void cut(String text, Words into) {
        into.clear();
        writer.begin(into);
        length = 0;
        quotation = 0;
        quotations = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            if (Letters.isWordPart(codePoint)) {
                writer.sawFirst(codePoint, length == 0);
                append(codePoint, i, next);
            } else if (!Letters.isUnseen(codePoint)) {
                other(text, codePoint, i, next);
            }
            i = next;
        }
        endWord();
        writer.end();
        if (quotation > 0) {
            into.withdraw(quotation);
        }
    }

    private void other(String text, int codePoint, int from, int to) {
        boolean inside = length > 0 && to < text.length() && Letters.isWordPart(text.codePointAt(to));
        if (inside && Letters.isApostrophe(codePoint)) {
            add('\'', from);
        } else if (inside && Letters.isWithinWords(codePoint)) {
            add(codePoint > 0x7F ? '-' : (char) codePoint, from);
        } else {
            endWord();
            between(codePoint, from, to);
        }
    }

    private void between(int codePoint, int from, int to) {
        if (Letters.isSign(codePoint)) {
            writer.sign(codePoint, from, to, quotation);
        } else if (Letters.isDoubleQuote(codePoint)) {
            quotation = quotation > 0 ? 0 : ++quotations;
            writer.pause();
        } else if (codePoint == '\n' || codePoint == 0x2029) {
            writer.stop();
        } else if (codePoint == '.' || codePoint == '!' || codePoint == '?') {
            writer.sentenceMark(codePoint);
        } else if (codePoint == '#') {
            writer.hashtag();
        } else if (!Character.isWhitespace(codePoint) && !Letters.isApostrophe(codePoint)) {
            writer.pause();
        }
    }

    private void append(int codePoint, int from, int to) {
        if (codePoint < 0x80) {
            add((char) Character.toLowerCase(codePoint), from);
        } else {
            String plain = Letters.plain(codePoint);
            for (int i = 0; i < plain.length(); i++) {
                add(plain.charAt(i), from);
            }
        }
        wordEnd = to;
    }

    private void add(char c, int from) {
        boolean run = length >= LONGEST_RUN && word[length - 1] == c && word[length - 2] == c && word[length - 3] == c;
        if (!run && length < LONGEST) {
            place[length] = from;
            word[length++] = c;
        }
    }

    private void endWord() {
        if (length > 0) {
            place[length] = wordEnd;
            writer.word(word, place, length, quotation);
            length = 0;
        }
    }
}
