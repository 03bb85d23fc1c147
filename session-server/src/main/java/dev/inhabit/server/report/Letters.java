package dev.inhabit.server.report;

import java.text.Normalizer;
import java.util.function.IntPredicate;

/** Text on its way into a document: composed, without what no document may hold, and with nothing left that is markup. */
final class Letters {
    /** Stands for a letter that a font does not have. */
    static final char REPLACEMENT = '□';

    private Letters() {}

    /** As text between tags or in a quoted attribute, of HTML as well as of XML. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(letter -> {
            switch (letter) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    if (isAllowed(letter)) {
                        safe.appendCodePoint(letter);
                    }
                }
            }
        });
        return safe.toString();
    }

    /** Those of XML 1.0, without what turns the direction of the text around it. */
    private static boolean isAllowed(int letter) {
        boolean isControl = (letter < 0x20 && letter != '\t' && letter != '\n') || (letter >= 0x7f && letter < 0xa0);
        boolean isHalf = letter >= 0xd800 && letter <= 0xdfff;
        boolean isNone = letter == 0xfffe || letter == 0xffff;
        boolean turns = (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
        return !isControl && !isHalf && !isNone && !turns;
    }

    /** With {@link #REPLACEMENT} for every letter that is not there; marks on such a letter go with it. */
    static String shown(String text, IntPredicate isThere) {
        StringBuilder shown = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(letter -> {
            if (isAllowed(letter)) {
                if (Character.isWhitespace(letter) || isThere.test(letter)) {
                    shown.appendCodePoint(letter);
                } else if (Character.getType(letter) != Character.NON_SPACING_MARK
                        && Character.getType(letter) != Character.FORMAT) {
                    shown.append(REPLACEMENT);
                }
            }
        });
        return shown.toString();
    }
}
