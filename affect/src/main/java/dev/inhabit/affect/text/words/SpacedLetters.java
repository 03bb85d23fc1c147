package dev.inhabit.affect.text.words;

import java.util.Arrays;

/**
 * Single letters in a row, read as the words they spell ("k i l l"), and words written without spaces, as after a hash
 * sign. For one thread.
 */
final class SpacedLetters {
    private static final int FEWEST = 3;
    private static final int MOST = 48;

    private final Spelling spelling;
    private final char[] letter = new char[MOST];
    private final int[] start = new int[MOST];
    private final int[] end = new int[MOST];
    private final byte[] breakBefore = new byte[MOST];
    private final int[] quotation = new int[MOST];
    private final int[] beforeHere = new int[MOST + 1];
    private int count;

    SpacedLetters(Spelling spelling) {
        this.spelling = spelling;
    }

    void clear() {
        count = 0;
    }

    void add(char c, int from, int to, byte breakType, int inQuotation, Words words) {
        if (count == MOST) {
            writeTo(words);
        }
        letter[count] = c;
        start[count] = from;
        end[count] = to;
        breakBefore[count] = breakType;
        quotation[count] = inQuotation;
        count++;
    }

    /** Writes the letters collected so far, as words where they spell some and one by one otherwise. */
    void writeTo(Words words) {
        if (count == 0) {
            return;
        }
        boolean spell = count >= FEWEST && split(letter, count);
        int at = 0;
        while (at < count) {
            int next = spell ? nextAfter(at) : at + 1;
            int number = spelling.vocabulary().find(letter, at, next);
            write(words, number, at, next);
            at = next;
        }
        count = 0;
    }

    private void write(Words words, int number, int from, int to) {
        int[] expansion = spelling.expansion(number);
        byte breakType = breakBefore[from];
        for (int i = 0; i < Math.max(1, expansion.length); i++) {
            int word = expansion.length == 0 ? number : expansion[i];
            words.add(word, start[from], end[to - 1], i == 0 ? breakType : Words.NO_BREAK, quotation[from]);
        }
    }

    /** Writes the words that those characters spell, if they do. */
    boolean writeJoined(char[] word, int[] place, int length, Words words) {
        if (!split(word, length)) {
            return false;
        }
        writeTo(words);
        for (int i = 0; i < length; i++) {
            add(word[i], place[i], place[i + 1], Words.NO_BREAK, 0, words);
        }
        if (count < FEWEST || !split(letter, count)) {
            return false;
        }
        writeTo(words);
        return true;
    }

    /** Finds the fewest known words that the letters spell; each but "i" and "a" has two letters or more. */
    private boolean split(char[] letters, int length) {
        int[] fewest = new int[length + 1];
        Arrays.fill(fewest, Integer.MAX_VALUE);
        fewest[0] = 0;
        for (int to = 1; to <= length; to++) {
            for (int from = to - 1; from >= 0; from--) {
                boolean better = fewest[from] != Integer.MAX_VALUE && fewest[from] + 1 < fewest[to];
                if (better && isWord(letters, from, to)) {
                    fewest[to] = fewest[from] + 1;
                    beforeHere[to] = from;
                }
            }
        }
        return fewest[length] != Integer.MAX_VALUE;
    }

    private boolean isWord(char[] letters, int from, int to) {
        boolean alone = letters[from] == 'i' || letters[from] == 'a';
        return (to - from > 1 || alone) && spelling.vocabulary().find(letters, from, to) != Vocabulary.UNKNOWN;
    }

    private int nextAfter(int at) {
        int to = count;
        while (beforeHere[to] > at) {
            to = beforeHere[to];
        }
        return to;
    }
}
