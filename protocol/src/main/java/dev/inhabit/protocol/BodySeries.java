package dev.inhabit.protocol;

import java.util.List;

/**
 * Samples of one kind, each with its time.
 *
 * @param unit UCUM code, as the metric has it
 * @param atMs when each was measured, ms since 1970, ascending
 * @param values as many, in that unit
 */
public record BodySeries(BodyMetric metric, String unit, List<Long> atMs, List<Double> values) {
    public BodySeries {
        atMs = List.copyOf(atMs);
        values = List.copyOf(values);
    }
}
