package dev.inhabit.server.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session remembers of the body beside the heart's rate.
 *
 * @param devices those that samples are taken from, in the order of pairing
 * @param pace the patient breathes by; null while none is shown
 * @param restRmssdMs the last RMSSD before the scene, ms; null where none was measured
 * @param restSkinResponsesPerMin likewise how often the skin's conductance rose by itself
 */
public record BodyRecord(
        List<Device> devices,
        @Nullable Pace pace,
        @Nullable Double restRmssdMs,
        @Nullable Double restSkinResponsesPerMin) {
    static final BodyRecord NONE = new BodyRecord(List.of(), null, null, null);

    /** More sensors than a person wears. */
    static final int DEVICES_MAX = 8;

    /** @param inhalePercent of a breath, breathing in */
    public record Pace(double breathsPerMin, int inhalePercent) {}

    public BodyRecord {
        devices = List.copyOf(devices);
    }

    boolean has(String deviceId) {
        return devices.stream().anyMatch(one -> one.deviceId().equals(deviceId));
    }

    BodyRecord paired(Device device) {
        List<Device> all = new ArrayList<>(unpaired(device.deviceId()).devices());
        all.add(device);
        return new BodyRecord(all, pace, restRmssdMs, restSkinResponsesPerMin);
    }

    BodyRecord unpaired(String deviceId) {
        return new BodyRecord(
                devices.stream().filter(one -> !one.deviceId().equals(deviceId)).toList(),
                pace,
                restRmssdMs,
                restSkinResponsesPerMin);
    }

    BodyRecord breathing(@Nullable Pace next) {
        return new BodyRecord(devices, next, restRmssdMs, restSkinResponsesPerMin);
    }

    BodyRecord felt(Telemetry chunk) {
        BodyChunk body = chunk.body();
        BodyChunk.Sample sample = body == null ? null : body.sample();
        if (sample == null || chunk.toActiveMs() != 0) {
            return this;
        }
        Double rmssdMs = sample.rmssdMs();
        Double responses = sample.skinResponsesPerMin();
        return new BodyRecord(
                devices,
                pace,
                rmssdMs == null ? restRmssdMs : rmssdMs,
                responses == null ? restSkinResponsesPerMin : responses);
    }
}
