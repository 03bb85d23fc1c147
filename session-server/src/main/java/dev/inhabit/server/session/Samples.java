package dev.inhabit.server.session;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.BodySeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Samples of one kind as they are stored, each with its own time. Names and fields are stable for ever.
 *
 * @param unit of the values, as the metric had it
 * @param atMs when each was measured, ms since 1970, ascending
 * @param values as many
 */
public record Samples(BodyMetric metric, String unit, List<Long> atMs, List<Double> values) {
    /** @param value in the metric's unit */
    public record One(long atMs, BodyMetric metric, double value) {}

    public Samples {
        atMs = List.copyOf(atMs);
        values = List.copyOf(values);
    }

    /** By kind and time; of two of one kind at one time the first. */
    public static List<Samples> of(List<One> samples) {
        List<Samples> all = new ArrayList<>();
        for (BodyMetric metric : BodyMetric.values()) {
            List<One> ofKind = samples.stream()
                    .filter(one -> one.metric() == metric)
                    .sorted(Comparator.comparingLong(One::atMs))
                    .toList();
            Set<Long> times = new LinkedHashSet<>();
            List<Double> values = new ArrayList<>();
            for (One one : ofKind) {
                if (times.add(one.atMs())) {
                    values.add(one.value());
                }
            }
            if (!values.isEmpty()) {
                all.add(new Samples(metric, metric.unit(), List.copyOf(times), values));
            }
        }
        return all;
    }

    int size() {
        return values.size();
    }

    BodySeries onWire() {
        return new BodySeries(metric, unit, atMs, values);
    }

    /** Not what was measured. */
    @Override
    public String toString() {
        return "Samples[" + metric + " " + values.size() + "]";
    }
}
