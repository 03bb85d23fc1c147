package dev.inhabit.server.content;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a file of content.
 *
 * @param line from 1; null where the file as a whole is meant
 * @param field dotted, with {@code [n]} for the n-th of a list, from 0; empty where the file as a whole is meant
 * @param wrong what was expected and what was found
 */
public record Problem(String file, @Nullable Integer line, String field, String wrong) {
    /** {@code file:line: field: wrong}. */
    @Override
    public String toString() {
        return file + (line == null ? "" : ":" + line) + ": " + (field.isEmpty() ? "" : field + ": ") + wrong;
    }

    /** Indented, one a line. */
    public static String list(List<Problem> problems) {
        return problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
    }
}
