package dev.inhabit.server.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a session remembers of the body beside the heart's rate.
 *
 * @param devices those that samples are taken from, in the order of pairing
 * @param pace the patient breathes by; null while none is shown
 * @param restRmssdMs the last RMSSD before the scene, ms; null where none was measured
 * @param restSkinResponsesPerMin likewise how often the skin's conductance rose by itself
 * @param sensorAtMs when a sensor of the headset last told a heart rate, ms since 1970; far in the past where none did
 * @param pushed by devices that send over HTTP
 * @param imports files that were taken in after the session
 */
public record BodyRecord(
        List<Device> devices,
        @Nullable Pace pace,
        @Nullable Double restRmssdMs,
        @Nullable Double restSkinResponsesPerMin,
        long sensorAtMs,
        PushedRecord pushed,
        List<Imported> imports) {
    static final BodyRecord NONE = new BodyRecord(List.of(), null, null, null, 0, PushedRecord.NONE, List.of());

    /** More sensors than a person wears. */
    static final int DEVICES_MAX = 8;

    /** More files than a session has sensors. */
    static final int IMPORTS_MAX = 8;

    /** A sensor of the headset that is silent for so long is followed no more. */
    private static final long SENSOR_SILENT_MS = 10_000;

    /** @param inhalePercent of a breath, breathing in */
    public record Pace(double breathsPerMin, int inhalePercent) {}

    /** @param fileHash SHA-256, hex */
    public record Imported(long sequenceNr, String device, String fileHash) {}

    public BodyRecord {
        devices = List.copyOf(devices);
        imports = List.copyOf(imports);
    }

    boolean has(String deviceId) {
        return find(deviceId) != null;
    }

    @Nullable
    Device find(String deviceId) {
        return devices.stream()
                .filter(one -> one.deviceId().equals(deviceId))
                .findFirst()
                .orElse(null);
    }

    /** A new pairing has no key of its own yet. */
    BodyRecord paired(Device device) {
        List<Device> all = new ArrayList<>(unpaired(device.deviceId()).devices());
        all.add(device);
        return with(all, pushed.revoked(device.deviceId()));
    }

    BodyRecord unpaired(String deviceId) {
        return with(
                devices.stream().filter(one -> !one.deviceId().equals(deviceId)).toList(), pushed.revoked(deviceId));
    }

    private BodyRecord with(List<Device> nextDevices, PushedRecord nextPushed) {
        return new BodyRecord(nextDevices, pace, restRmssdMs, restSkinResponsesPerMin, sensorAtMs, nextPushed, imports);
    }

    BodyRecord pushed(Function<PushedRecord, PushedRecord> change) {
        return with(devices, change.apply(pushed));
    }

    /** Of a device that sends over HTTP only where no sensor of the headset tells a heart rate, whose beats come at once. */
    boolean mayFollow(String deviceId, Instant now) {
        return now.toEpochMilli() - sensorAtMs >= SENSOR_SILENT_MS
                && pushed.mayBeFollowed(deviceId, now.toEpochMilli());
    }

    BodyRecord breathing(@Nullable Pace next) {
        return new BodyRecord(devices, next, restRmssdMs, restSkinResponsesPerMin, sensorAtMs, pushed, imports);
    }

    BodyRecord imported(Imported file) {
        List<Imported> all = new ArrayList<>(imports);
        all.add(file);
        return new BodyRecord(devices, pace, restRmssdMs, restSkinResponsesPerMin, sensorAtMs, pushed, all);
    }

    /** @param at when the chunk ended */
    BodyRecord felt(Telemetry chunk, Instant at) {
        BodyChunk body = chunk.body();
        BodyChunk.Sample sample = body == null ? null : body.sample();
        boolean isAtRest = chunk.toActiveMs() == 0;
        Double rmssdMs = sample == null || !isAtRest ? null : sample.rmssdMs();
        Double responses = sample == null || !isAtRest ? null : sample.skinResponsesPerMin();
        return new BodyRecord(
                devices,
                pace,
                rmssdMs == null ? restRmssdMs : rmssdMs,
                responses == null ? restSkinResponsesPerMin : responses,
                chunk.heartRateBpm() == null ? sensorAtMs : Math.max(sensorAtMs, at.toEpochMilli()),
                pushed,
                imports);
    }
}
