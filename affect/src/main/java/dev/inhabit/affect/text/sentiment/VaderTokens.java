package dev.inhabit.affect.text.sentiment;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as VADER cuts it: at white space, punctuation taken off both ends unless that leaves two characters or fewer,
 * emoji replaced by their descriptions. Filled again for every text; for one thread.
 */
final class VaderTokens {
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final VaderLexicon lexicon;
    private char[] text = new char[256];
    private char[] lower = new char[256];
    private int length;
    private int[] word = new int[64];
    private boolean[] upper = new boolean[64];
    private boolean[] negates = new boolean[64];
    private int count;
    private int exclamations;
    private int questions;

    VaderTokens(VaderLexicon lexicon) {
        this.lexicon = lexicon;
    }

    void fill(String read) {
        describe(read);
        count = 0;
        exclamations = 0;
        questions = 0;
        int from = -1;
        for (int i = 0; i <= length; i++) {
            boolean space = i == length || isSpace(text[i]);
            if (space && from >= 0) {
                add(from, i);
                from = -1;
            } else if (!space && from < 0) {
                from = i;
            }
            if (i < length) {
                exclamations += text[i] == '!' ? 1 : 0;
                questions += text[i] == '?' ? 1 : 0;
            }
        }
    }

    int count() {
        return count;
    }

    /** The token's number in the lexicon, whatever its case. */
    int word(int token) {
        return word[token];
    }

    /** Whether the token has capital letters and no others. */
    boolean isUpper(int token) {
        return upper[token];
    }

    boolean negates(int token) {
        return negates[token];
    }

    int exclamations() {
        return exclamations;
    }

    int questions() {
        return questions;
    }

    private void describe(String read) {
        length = 0;
        boolean afterSpace = true;
        for (int i = 0; i < read.length(); ) {
            int codePoint = read.codePointAt(i);
            String description = codePoint < 0x80 ? null : lexicon.description(codePoint);
            afterSpace = append(read, i, codePoint, description, afterSpace);
            i += Character.charCount(codePoint);
        }
        for (int i = 0; i < length; i++) {
            lower[i] = Character.toLowerCase(text[i]);
        }
    }

    private boolean append(String read, int at, int codePoint, @Nullable String description, boolean afterSpace) {
        if (description == null) {
            for (int i = 0; i < Character.charCount(codePoint); i++) {
                append(read.charAt(at + i));
            }
            return codePoint == ' ';
        }
        if (!afterSpace) {
            append(' ');
        }
        for (int i = 0; i < description.length(); i++) {
            append(description.charAt(i));
        }
        return false;
    }

    private void append(char c) {
        if (length == text.length) {
            text = Arrays.copyOf(text, 2 * length);
            lower = Arrays.copyOf(lower, 2 * length);
        }
        text[length++] = c;
    }

    private void add(int from, int to) {
        int first = from;
        int last = to;
        while (first < last && isPunctuation(text[first])) {
            first++;
        }
        while (last > first && isPunctuation(text[last - 1])) {
            last--;
        }
        if (Character.codePointCount(text, first, last - first) <= 2) {
            first = from;
            last = to;
        }
        if (count == word.length) {
            word = Arrays.copyOf(word, 2 * count);
            upper = Arrays.copyOf(upper, 2 * count);
            negates = Arrays.copyOf(negates, 2 * count);
        }
        int number = lexicon.words().find(lower, first, last);
        word[count] = number;
        upper[count] = allUpper(first, last);
        negates[count] = lexicon.negates(number) || hasNt(first, last);
        count++;
    }

    private boolean allUpper(int from, int to) {
        boolean any = false;
        for (int i = from; i < to; ) {
            int codePoint = Character.codePointAt(text, i, to);
            if (Character.isLowerCase(codePoint) || Character.isTitleCase(codePoint)) {
                return false;
            }
            any |= Character.isUpperCase(codePoint);
            i += Character.charCount(codePoint);
        }
        return any;
    }

    private boolean hasNt(int from, int to) {
        for (int i = from; i + 2 < to; i++) {
            if (lower[i] == 'n' && lower[i + 1] == '\'' && lower[i + 2] == 't') {
                return true;
            }
        }
        return false;
    }

    private static boolean isPunctuation(char c) {
        return c < 0x80 && PUNCTUATION.indexOf(c) >= 0;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == 0x85 || c == 0xA0 || c == 0x2007 || c == 0x202F;
    }
}
