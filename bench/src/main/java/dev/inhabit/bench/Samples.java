package dev.inhabit.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rounds of a case gave, by measure and contestant. Owned by one thread. */
final class Samples {
    /** What is compared with what: {@code peer} is the contestant by which this one's figures are divided. */
    private record Key(String measure, String unit, String who) {}

    private final Map<Key, List<Double>> values = new LinkedHashMap<>();
    private final Map<Key, String> peers = new LinkedHashMap<>();

    void add(String measure, String unit, String who, double value) {
        values.computeIfAbsent(new Key(measure, unit, who), key -> new ArrayList<>())
                .add(value);
    }

    /** The figures of {@code who} are to be given as a ratio to those of {@code peer} too. */
    void compare(String measure, String unit, String who, String peer) {
        peers.put(new Key(measure, unit, who), peer);
    }

    /** Median so far; NaN where there is none. */
    double median(String measure, String unit, String who) {
        return Spread.of(values.getOrDefault(new Key(measure, unit, who), List.of()))
                .median();
    }

    List<Report.Row> rows() {
        List<Report.Row> rows = new ArrayList<>();
        values.forEach((key, ours) -> {
            String peer = peers.get(key);
            @Nullable List<Double> theirs = peer == null ? null : values.get(new Key(key.measure(), key.unit(), peer));
            rows.add(new Report.Row(
                    key.measure(),
                    key.unit(),
                    key.who(),
                    Spread.of(ours),
                    theirs == null ? null : peer,
                    theirs == null ? null : Spread.ratio(ours, theirs)));
        });
        // Measures in the order of their first figure, each with all of its contestants.
        List<String> measures =
                rows.stream().map(Report.Row::measure).distinct().toList();
        rows.sort(Comparator.comparingInt(row -> measures.indexOf(row.measure())));
        return rows;
    }
}
