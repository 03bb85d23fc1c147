package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.present;

/**
 * One thing that a device measures.
 *
 * @param unit of its samples: {@code bpm}, {@code ms} or {@code uS}, as the metric has it
 */
public record DeviceMetric(BodyMetric metric, String unit) {
    public DeviceMetric {
        present("metric", metric);
        InvalidField.requiredText("unit", unit, 8);
        if (!unit.equals(metric.unit())) {
            throw InvalidField.outside("unit", InvalidField.told(unit), metric.unit());
        }
    }
}
