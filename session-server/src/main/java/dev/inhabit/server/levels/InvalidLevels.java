package dev.inhabit.server.levels;

import java.util.List;

/** The levels cannot be used. The message lists every problem: file, line, field, what was expected and what was found. */
public final class InvalidLevels extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidLevels(List<String> problems) {
        super("the levels need correction:\n  " + String.join("\n  ", problems));
    }
}
