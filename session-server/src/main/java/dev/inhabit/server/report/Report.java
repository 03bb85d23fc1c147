package dev.inhabit.server.report;

import java.util.List;

/**
 * A report as it will be read: every word and number of it, and nothing of how it is drawn. Which of what is known stands in
 * it was decided by whoever made it; a renderer adds and leaves out nothing.
 *
 * @param language BCP 47, such as {@code en}
 * @param fileName without the ending; names nobody
 * @param foot stands at the foot of each printed page; names nobody
 * @param imprint what it is and what it is not, at its end
 */
public record Report(
        String language,
        String title,
        String subtitle,
        String fileName,
        String foot,
        List<Fact> facts,
        List<Section> sections,
        String imprint) {
    public Report {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /** Of what may be long, this many rows are written; a table says how many it leaves out. */
    static final int ROWS_MAX = 1_000;

    public record Fact(String name, String value) {}

    public record Section(String heading, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    public sealed interface Block permits Paragraph, Points, Facts, Table, Entries, Chart {}

    public record Paragraph(String text) implements Block {}

    /** Short sentences, one below the other. */
    public record Points(List<String> points) implements Block {
        public Points {
            points = List.copyOf(points);
        }
    }

    public record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /**
     * @param wordy whether its cells hold sentences: on a narrow screen such a row becomes a list
     * @param leftOut how many rows there are beyond those here
     */
    public record Table(String caption, List<String> columns, List<List<String>> rows, boolean wordy, int leftOut)
            implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "a row of " + row.size() + " cells under " + columns.size() + " columns");
                }
            }
        }

        static Table wordy(String caption, List<String> columns, List<List<String>> rows) {
            return limited(caption, columns, rows, true);
        }

        static Table ofNumbers(String caption, List<String> columns, List<List<String>> rows) {
            return limited(caption, columns, rows, false);
        }

        private static Table limited(String caption, List<String> columns, List<List<String>> rows, boolean wordy) {
            int leftOut = Math.max(0, rows.size() - ROWS_MAX);
            return new Table(caption, columns, rows.subList(0, rows.size() - leftOut), wordy, leftOut);
        }
    }

    /** Longer texts, each under its own line. */
    public record Entries(List<Entry> entries) implements Block {
        public Entries {
            entries = List.copyOf(entries);
        }
    }

    public record Entry(String heading, String text) {}
}
