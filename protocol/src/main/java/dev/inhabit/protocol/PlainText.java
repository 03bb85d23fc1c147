package dev.inhabit.protocol;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Text that shows what it holds: without control characters, without those that turn the direction of writing for what
 * follows (embeddings, overrides and isolates of Unicode's bidirectional algorithm, UAX 9), without separators of lines and
 * paragraphs, and without halves of surrogate pairs. Marks that a script needs (joiners, left-to-right and right-to-left
 * marks) may be there.
 */
public final class PlainText {
    /**
     * What a text of one line fulfils, as schemas say it (ECMA-262). Halves of surrogate pairs are left out: a reader that does
     * not know whole characters would refuse every pair.
     */
    public static final String LINE_PATTERN =
            "^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*$";
    /** The same of a text that may have lines. */
    public static final String LINES_PATTERN =
            "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*$";

    private static final String INSTEAD = "\uFFFD";

    private PlainText() {}

    /**
     * The first character that may not be there.
     *
     * @param lines whether line feeds, carriage returns and tabs may
     */
    public static OptionalInt firstForbidden(String text, boolean lines) {
        return text.codePoints().filter(one -> isForbidden(one, lines)).findFirst();
    }

    private static boolean isForbidden(int codePoint, boolean lines) {
        if (codePoint == '\n' || codePoint == '\r' || codePoint == '\t') {
            return !lines;
        }
        boolean turns = (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
        return turns
                || switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    /** The text of one line with a sign in the place of what may not be there: for what was stored before this was checked. */
    public static String shown(String text) {
        return shown(text, false);
    }

    /** The same of a text that may have lines; null stays null. */
    public static @Nullable String shownLines(@Nullable String text) {
        return text == null ? null : shown(text, true);
    }

    private static String shown(String text, boolean lines) {
        if (firstForbidden(text, lines).isEmpty()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(one -> {
            if (isForbidden(one, lines)) {
                shown.append(INSTEAD);
            } else {
                shown.appendCodePoint(one);
            }
        });
        return shown.toString();
    }
}
