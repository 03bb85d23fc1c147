package dev.inhabit.affect.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A CSV file (RFC 4180) whose first row names its columns, in either case and any order. Blank rows are passed over. */
final class CsvFile {
    private final Path file;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();

    private CsvFile(Path file) {
        this.file = file;
    }

    /** One row: its fields, and the line on which it begins. */
    final class Row {
        private final int line;
        private final List<String> fields;

        private Row(int line, List<String> fields) {
            this.line = line;
            this.fields = fields;
        }

        int line() {
            return line;
        }

        /** The field of the first of these columns that the file has; empty if blank or absent. */
        Optional<String> get(String... names) {
            for (String name : names) {
                Integer column = columns.get(name);
                if (column != null) {
                    return Optional.of(fields.get(column).strip()).filter(value -> !value.isEmpty());
                }
            }
            return Optional.empty();
        }

        /** A number in that column; empty if blank or absent. */
        Optional<Double> number(String name) {
            return get(name).map(text -> {
                try {
                    double value = Double.parseDouble(text);
                    if (Double.isFinite(value)) {
                        return value;
                    }
                } catch (NumberFormatException e) {
                    // Said below, with file and line.
                }
                throw wrong("the column '" + name + "' needs a number");
            });
        }

        UnusableDataException wrong(String what) {
            return new UnusableDataException(file, line, what);
        }
    }

    static CsvFile read(Path file) {
        CsvFile csv = new CsvFile(file);
        csv.parse(Lines.text(file));
        return csv;
    }

    List<Row> rows() {
        return rows;
    }

    boolean hasColumn(String name) {
        return columns.containsKey(name);
    }

    /** Refuses a file with none of these columns. */
    void require(String... names) {
        for (String name : names) {
            if (hasColumn(name)) {
                return;
            }
        }
        throw new UnusableDataException(
                file, 1, "the first row must name a column '" + String.join("' or '", names) + "'");
    }

    private void parse(String text) {
        int line = 1;
        int at = 0;
        while (at < text.length()) {
            int begun = line;
            List<String> fields = new ArrayList<>();
            boolean more = true;
            while (more) {
                StringBuilder field = new StringBuilder();
                at = text.startsWith("\"", at) ? quoted(text, at, begun, field) : plain(text, at, field);
                line += (int) field.chars().filter(c -> c == '\n').count();
                fields.add(field.toString());
                more = at < text.length() && text.charAt(at) == ',';
                at += more ? 1 : 0;
            }
            at += text.startsWith("\r\n", at) ? 2 : 1;
            line++;
            add(begun, fields);
        }
        if (columns.isEmpty()) {
            throw new UnusableDataException(file, "is empty");
        }
    }

    private void add(int line, List<String> fields) {
        if (fields.size() == 1 && fields.get(0).isBlank()) {
            return;
        }
        if (columns.isEmpty()) {
            for (String name : fields) {
                columns.put(name.strip().toLowerCase(Locale.ROOT), columns.size());
            }
        } else if (fields.size() != columns.size()) {
            throw new UnusableDataException(
                    file, line, "has " + fields.size() + " fields, and the first row names " + columns.size());
        } else {
            rows.add(new Row(line, fields));
        }
    }

    private static int plain(String text, int from, StringBuilder field) {
        int at = from;
        while (at < text.length()
                && text.charAt(at) != ','
                && text.charAt(at) != '\n'
                && !text.startsWith("\r\n", at)) {
            field.append(text.charAt(at));
            at++;
        }
        return at;
    }

    private int quoted(String text, int from, int line, StringBuilder field) {
        int at = from + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '"') {
                field.append(c);
                at++;
            } else if (text.startsWith("\"\"", at)) {
                field.append('"');
                at += 2;
            } else {
                at++;
                if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                    throw new UnusableDataException(file, line, "has something behind a closing quotation mark");
                }
                return at;
            }
        }
        throw new UnusableDataException(file, line, "has a quotation mark that is never closed");
    }
}
