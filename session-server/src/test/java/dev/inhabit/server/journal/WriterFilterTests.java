package dev.inhabit.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of two writers' events count. */
final class WriterFilterTests {
    private record Row(long number, String writer) {}

    private static List<Row> filtered(Row... rows) {
        WriterFilter<Row> filter = new WriterFilter<>(Row::number, Row::writer);
        List<Row> kept = new ArrayList<>();
        for (Row row : rows) {
            kept.addAll(filter.offer(row));
        }
        kept.addAll(filter.end());
        return kept;
    }

    private static Row row(long number, String writer) {
        return new Row(number, writer);
    }

    @Test
    void oneWritersEventsAllCount() {
        assertEquals(List.of(row(1, "a"), row(2, "a"), row(3, "a")), filtered(row(1, "a"), row(2, "a"), row(3, "a")));
    }

    @Test
    void theNewerWriterCounts() {
        assertEquals(
                List.of(row(1, "a"), row(2, "b"), row(3, "b")),
                filtered(row(1, "a"), row(2, "a"), row(2, "b"), row(3, "b"), row(3, "a"), row(4, "a")));
        assertEquals(
                List.of(row(1, "a"), row(2, "b"), row(3, "b")),
                filtered(row(1, "a"), row(2, "a"), row(3, "a"), row(2, "b"), row(3, "b")));
    }

    @Test
    void threeOwnersInTurn() {
        assertEquals(
                List.of(row(1, "a"), row(2, "b"), row(3, "c")),
                filtered(row(1, "a"), row(2, "b"), row(3, "a"), row(3, "b"), row(3, "c"), row(4, "a")));
    }

    @Test
    void longLogsPassThroughInOrder() {
        Row[] rows = new Row[1000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(i + 1, i < 500 ? "a" : "b");
        }
        assertEquals(List.of(rows), filtered(rows));
    }
}
