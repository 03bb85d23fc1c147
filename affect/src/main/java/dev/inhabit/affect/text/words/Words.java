package dev.inhabit.affect.text.words;

import java.util.Arrays;

/**
 * The words of one text in order: each with its number in the vocabulary and the place in the text that it was read
 * from. Several words may come from one place ("don't" is "do" and "not"). Filled again for every text; for one thread.
 */
public final class Words {
    /** Nothing but space before a word. */
    public static final byte NO_BREAK = 0;
    /** A comma, dash, bracket or the like before a word. */
    public static final byte PAUSE = 1;
    /** The beginning of a sentence or line. */
    public static final byte STOP = 2;

    private int count;
    private int[] number = new int[64];
    private int[] start = new int[64];
    private int[] end = new int[64];
    private byte[] breakBefore = new byte[64];
    private int[] quotation = new int[64];

    public int count() {
        return count;
    }

    /** Number in the vocabulary; {@link Vocabulary#UNKNOWN} for others and outside the text. */
    public int number(int word) {
        return word < 0 || word >= count ? Vocabulary.UNKNOWN : number[word];
    }

    /** Place of the word's first character in the text. */
    public int start(int word) {
        return start[word];
    }

    /** Place after the word's last character in the text. */
    public int end(int word) {
        return end[word];
    }

    public byte breakBefore(int word) {
        return breakBefore[word];
    }

    /** Whether a sentence or line begins with that word. */
    public boolean beginsSentence(int word) {
        return word <= 0 || breakBefore[word] == STOP;
    }

    /** Which quotation in double marks the word stands in, counted from 1; 0 outside. */
    public int quotation(int word) {
        return quotation[word];
    }

    void clear() {
        count = 0;
    }

    void add(int wordNumber, int from, int to, byte breakType, int inQuotation) {
        if (count == number.length) {
            grow();
        }
        number[count] = wordNumber;
        start[count] = from;
        end[count] = to;
        breakBefore[count] = breakType;
        quotation[count] = inQuotation;
        count++;
    }

    /** A mark of quotation was never closed: what follows it is no quotation. */
    void withdraw(int unclosed) {
        for (int i = 0; i < count; i++) {
            if (quotation[i] == unclosed) {
                quotation[i] = 0;
            }
        }
    }

    private void grow() {
        int length = 2 * number.length;
        number = Arrays.copyOf(number, length);
        start = Arrays.copyOf(start, length);
        end = Arrays.copyOf(end, length);
        breakBefore = Arrays.copyOf(breakBefore, length);
        quotation = Arrays.copyOf(quotation, length);
    }
}
