package dev.inhabit.server.heartfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A table with a line of names, separated by comma, semicolon or tab. */
final class CsvRows {
    private static final Set<String> TIMES = Set.of("time", "timestamp", "time_ms", "at_ms");
    private static final Set<String> RATES = Set.of("heart_rate_bpm", "heart_rate", "hr", "bpm");
    static final Set<String> INTERVALS = Set.of("rr_ms", "rr", "rr_interval", "rr_interval_ms");

    private CsvRows() {}

    static void read(String text, HeartRows rows) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            int time = -1;
            int rate = -1;
            int interval = -1;
            boolean named = false;
            for (CSVRecord record : parser) {
                if (named) {
                    String rr = at(record, interval);
                    rows.row(
                            Math.toIntExact(parser.getCurrentLineNumber()),
                            at(record, time),
                            at(record, rate),
                            rr == null ? List.of() : List.of(rr));
                    continue;
                }
                named = true;
                time = column(record, TIMES);
                rate = column(record, RATES);
                interval = column(record, INTERVALS);
                if (rate < 0 && interval < 0) {
                    throw new UnusableHeartFile("file", "file has no column heart_rate_bpm or rr_ms in its first line");
                }
                if (time < 0 && (rate >= 0 || !rows.hasStart())) {
                    throw new UnusableHeartFile(
                            "file", "file has no column time; intervals alone need startMs, when they begin");
                }
            }
        } catch (CSVException | UncheckedIOException e) {
            throw new UnusableHeartFile("file", "file is not a table: a quote is not closed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static char delimiter(String text) {
        String names = text.lines().findFirst().orElse("");
        return names.indexOf(';') >= 0 ? ';' : names.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static int column(CSVRecord names, Set<String> known) {
        for (int i = 0; i < names.size(); i++) {
            if (known.contains(names.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    /** Null where there is nothing. */
    private static @Nullable String at(CSVRecord record, int column) {
        return column < 0 || column >= record.size() || record.get(column).isEmpty() ? null : record.get(column);
    }
}
