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
