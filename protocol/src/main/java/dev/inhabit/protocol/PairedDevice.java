package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.atMost;
import static dev.inhabit.protocol.InvalidField.present;
import static dev.inhabit.protocol.InvalidField.requiredText;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A sensor that a session takes samples from.
 *
 * @param deviceId 1 to 64 of A-Z a-z 0-9 . _ : -, as its samples name it
 * @param name as people know it, at most 64 characters
 * @param metrics what it measures; at least one, each once
 */
public record PairedDevice(String deviceId, DeviceKind kind, String name, List<DeviceMetric> metrics) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final int NAME_MAX = 64;

    public PairedDevice {
        checkedId(present("deviceId", deviceId));
        present("kind", kind);
        requiredText("name", name, NAME_MAX);
        atMost("metrics", present("metrics", metrics), BodyMetric.values().length);
        metrics.forEach(metric -> present("metrics", metric));
        metrics = List.copyOf(metrics);
        if (metrics.isEmpty()
                || metrics.stream().map(DeviceMetric::metric).distinct().count() < metrics.size()) {
            throw new InvalidField("metrics", "metrics must have at least one, each once");
        }
    }

    static String checkedId(String deviceId) {
        if (!ID.matcher(deviceId).matches()) {
            throw InvalidField.outside("deviceId", InvalidField.told(deviceId), "1 to 64 of A-Z a-z 0-9 . _ : -")
                    .within(InvalidField.Bounds.Measure.LENGTH, 1, 64);
        }
        return deviceId;
    }

    public boolean measures(BodyMetric metric) {
        return metrics.stream().anyMatch(one -> one.metric() == metric);
    }
}
