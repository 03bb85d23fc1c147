package dev.inhabit.server.session;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.DeviceKind;
import dev.inhabit.protocol.DeviceMetric;
import dev.inhabit.protocol.PairedDevice;
import dev.inhabit.protocol.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A sensor that a session takes samples from, as it is stored.
 *
 * @param deviceId as its samples name it
 * @param name as people know it
 */
public record Device(String deviceId, DeviceKind kind, String name, List<Measures> metrics) {
    /** @param unit of its samples */
    public record Measures(BodyMetric metric, String unit) {}

    public Device {
        metrics = List.copyOf(metrics);
    }

    public static Device of(PairedDevice said) {
        return new Device(
                said.deviceId(),
                said.kind(),
                said.name(),
                said.metrics().stream()
                        .map(one -> new Measures(one.metric(), one.unit()))
                        .toList());
    }

    boolean measures(BodyMetric metric) {
        return metrics.stream().anyMatch(one -> one.metric() == metric);
    }

    /** What it measures, in words. */
    String said() {
        return metrics.stream()
                .map(one -> one.metric().name().toLowerCase(Locale.ROOT).replace('_', '-') + " in " + one.unit())
                .collect(Collectors.joining(", "));
    }

    public PairedDevice onWire() {
        return new PairedDevice(
                deviceId,
                kind,
                PlainText.shown(name),
                metrics.stream()
                        .map(one -> new DeviceMetric(one.metric(), one.unit()))
                        .toList());
    }
}
