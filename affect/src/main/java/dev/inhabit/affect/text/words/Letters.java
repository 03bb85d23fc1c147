package dev.inhabit.affect.text.words;

import java.text.Normalizer;

/** What a character is to a reader of words, whatever script, font or keyboard it comes from. */
final class Letters {
    private Letters() {}

    /** A letter or digit. */
    static boolean isWordPart(int codePoint) {
        return Character.isLetterOrDigit(codePoint);
    }

    /** An apostrophe, however it was typed. */
    static boolean isApostrophe(int codePoint) {
        return switch (codePoint) {
            case '\'', '`', 0xB4, 0x2018, 0x2019, 0x201B, 0x2BC, 0x2032, 0xFF07 -> true;
            default -> false;
        };
    }

    static boolean isDoubleQuote(int codePoint) {
        return switch (codePoint) {
            case '"', 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, 0xFF02 -> true;
            default -> false;
        };
    }

    /** Nothing that is seen: control characters, marks of direction, accents that stand alone, joiners. */
    static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> !Character.isWhitespace(codePoint);
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** A sign that is read as a word of its own, such as an emoji. */
    static boolean isSign(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.OTHER_SYMBOL || (codePoint >= 0x1F000 && codePoint < 0x20000);
    }

    /** What writers put for a letter within a word, to hide the word or to save it. */
    static boolean isWithinWords(int codePoint) {
        return switch (codePoint) {
            case '*', '@', '$', '!', '.', '-', '_', 0x2010, 0x2011, 0xB7 -> true;
            default -> false;
        };
    }

    /** A letter that looks like that sign or digit; the sign itself if there is none. */
    static char looksLike(char sign) {
        return switch (sign) {
            case '0' -> 'o';
            case '1', '!' -> 'i';
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7' -> 't';
            default -> sign;
        };
    }

    /** Plain lower-case letters for one of any font or with any accent. */
    static String plain(int codePoint) {
        if (codePoint < 0x80) {
            return String.valueOf((char) Character.toLowerCase(codePoint));
        }
        String parts = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(2);
        parts.codePoints().filter(Letters::isWordPart).forEach(part -> plain.appendCodePoint(lower(part)));
        return plain.toString();
    }

    private static int lower(int codePoint) {
        int lower = Character.toLowerCase(codePoint);
        return switch (lower) {
            // Cyrillic letters that are drawn as Latin ones.
            case 0x430 -> 'a';
            case 0x435 -> 'e';
            case 0x456 -> 'i';
            case 0x43E -> 'o';
            case 0x441 -> 'c';
            case 0x440 -> 'p';
            case 0x445 -> 'x';
            case 0x443 -> 'y';
            default -> lower;
        };
    }
}
