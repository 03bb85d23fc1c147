package dev.inhabit.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a case found.
 *
 * @param notes sentences that belong to the figures: what was compared, what bounds it, how idle the client was
 */
record Report(String id, String title, double seconds, List<Row> rows, List<String> notes) {
    /**
     * @param against by whose figures these are divided; null where by nobody's
     * @param ratio of the medians, with the least and the most of one round
     */
    record Row(
            String measure,
            String unit,
            String who,
            Spread value,
            @Nullable String against,
            @Nullable Spread ratio) {}

    Report {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    Report took(double passed) {
        return new Report(id, title, passed, rows, notes);
    }

    String text() {
        StringBuilder out = new StringBuilder();
        out.append(String.format(Locale.ROOT, "%n%s  %s  (%.0f s)%n", id, title, seconds));
        String measure = "";
        for (Row row : rows) {
            String heading = row.measure() + ", " + row.unit();
            if (!heading.equals(measure)) {
                measure = heading;
                out.append("  ").append(heading).append('\n');
            }
            out.append(String.format(
                    Locale.ROOT, "    %-44s %-34s", row.who(), row.value().text()));
            Spread ratio = row.ratio();
            if (ratio != null) {
                out.append(" = ").append(ratio.text()).append(" × ").append(row.against());
            }
            out.append('\n');
        }
        notes.forEach(note -> out.append("  · ").append(note).append('\n'));
        return out.toString();
    }
}
