package dev.inhabit.server.session;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of a session about the patient's body: sensors and paced breathing. */
public sealed interface BodyCommand extends SessionCommand.InOwnFile {

    /** Takes samples of a sensor from now on. */
    record PairDevice(Asker by, Device device) implements BodyCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("pair", by, device);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            BodyRecord body = state.body();
            if (!body.has(device.deviceId()) && body.devices().size() >= BodyRecord.DEVICES_MAX) {
                return Decision.refuse(
                        ErrorCode.CONFLICT,
                        "The session has " + body.devices().size() + " devices, of at most " + BodyRecord.DEVICES_MAX);
            }
            return Decision.of(new BodyEvent.DevicePaired(by, device));
        }
    }

    /** What the simulator sickness questionnaire says; recorded where it changes whether the heart is judged, or says that it is not. */
    record ScoreSickness(Asker by, double total, double from) implements BodyCommand {
        @Override
        public @Nullable Object said() {
            return BodyEvent.SicknessScored.said(total);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return total >= from || state.adaptation().ssq()
                    ? Decision.of(new BodyEvent.SicknessScored(by, total, from))
                    : Decision.nothing();
        }
    }

    record UnpairDevice(Asker by, String deviceId) implements BodyCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("unpair", by, deviceId);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return state.body().has(deviceId)
                    ? Decision.of(new BodyEvent.DeviceUnpaired(by, deviceId))
                    : Decision.refuse(Refusal.invalid("deviceId", "No device of this id is paired"));
        }
    }

    /** @param breathsPerMin within the clinic's limits, which were checked before */
    record StartBreathing(Asker by, double breathsPerMin, int inhalePercent) implements BodyCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("breathe", by, breathsPerMin);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return Control.ifHeld(state, by, new BodyEvent.BreathingStarted(by, breathsPerMin, inhalePercent));
        }
    }

    /** The patient may end it without control. What is not shown is ended all the same: a repeat then has no effect. */
    record StopBreathing(Asker by) implements BodyCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("stop breathing", by);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return by.role() == Role.PATIENT || Control.isHeldBy(state, by)
                    ? Decision.of(new BodyEvent.BreathingStopped(by))
                    : Control.refused();
        }
    }

    /** @param keyHash SHA-256 of a key that was made for this, hex */
    record IssueDeviceKey(Asker by, String deviceId, String keyHash) implements BodyCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("device key", by, deviceId);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return state.body().has(deviceId)
                    ? Decision.of(new BodyEvent.DeviceKeyIssued(by, deviceId, keyHash))
                    : Decision.refuse(ErrorCode.DEVICE_NOT_PAIRED, "deviceId " + deviceId + " is not paired");
        }
    }

    /**
     * What a device sent over HTTP: taken whole or refused whole, and the same sample once.
     *
     * @param keyHash of the key that it showed
     * @param batch SHA-256 of what it sent, hex
     */
    record ReceiveSamples(
            String deviceId, String keyHash, String batch, List<Samples.One> samples, Biofeedback.VendorPush limits)
            implements BodyCommand {
        public ReceiveSamples {
            samples = List.copyOf(samples);
        }

        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public @Nullable Object said() {
            return "samples " + deviceId + " " + batch;
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            BodyRecord body = state.body();
            PushedRecord.Key key = body.pushed().key(keyHash);
            Device device = body.find(deviceId);
            if (key == null || device == null || !key.deviceId().equals(deviceId)) {
                return Decision.refuse(ErrorCode.UNAUTHENTICATED, "the device's key is not valid, or not any more");
            }
            List<Samples.One> fresh = new ArrayList<>();
            for (int i = 0; i < samples.size(); i++) {
                Samples.One sample = samples.get(i);
                if (body.pushed().knows(deviceId, sample)) {
                    continue;
                }
                Refusal refusal = refusal("samples[" + i + "].", sample, device, key, body.pushed(), now);
                if (refusal != null) {
                    return Decision.refuse(refusal);
                }
                fresh.add(sample);
            }
            return fresh.isEmpty()
                    ? Decision.nothing()
                    : Decision.of(new BodyEvent.SamplesReceived(
                            deviceId, batch, body.mayFollow(deviceId, now), Samples.of(fresh)));
        }

        private @Nullable Refusal refusal(
                String at, Samples.One sample, Device device, PushedRecord.Key key, PushedRecord known, Instant now) {
            long lateMs = now.toEpochMilli() - sample.atMs();
            if (!device.measures(sample.metric())) {
                return Refusal.invalid(
                        "metric", at + "metric is not one of those that the device was paired for: " + device.said());
            } else if (lateMs > 1_000L * limits.lateMaxS() || known.isForgotten(deviceId, sample)) {
                return Refusal.invalid(
                        "atMs", at + "atMs is " + lateMs + " ms ago, must be at most " + 1_000L * limits.lateMaxS());
            } else if (-lateMs > 1_000L * limits.aheadMaxS()) {
                return Refusal.invalid(
                        "atMs",
                        at + "atMs is " + -lateMs + " ms ahead, must be at most " + 1_000L * limits.aheadMaxS());
            } else if (sample.atMs() < key.issuedAtMs() - 1_000L * limits.aheadMaxS()) {
                // Who wore it then is not known.
                return Refusal.invalid(
                        "atMs",
                        at + "atMs is " + sample.atMs() + ", must be at least " + key.issuedAtMs()
                                + ", when the device's key was made");
            }
            return null;
        }
    }

    /** A file that was read already; no client can ask for it but by sending one. */
    record ImportHeart(Asker by, String device, String format, String fileHash, int rejected, List<Samples> series)
            implements BodyCommand {
        public ImportHeart {
            series = List.copyOf(series);
        }

        @Override
        public @Nullable Object said() {
            return SessionEvent.said("import heart", by, device, fileHash);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return Decision.refuse(ErrorCode.CONFLICT, "The session has not ended; files are taken in after it");
        }

        @Override
        public Decision<SessionEvent> decideEnded(SessionState state) {
            List<BodyRecord.Imported> known = state.body().imports();
            for (BodyRecord.Imported one : known) {
                if (one.fileHash().equals(fileHash)) {
                    return Decision.refuse(
                            ErrorCode.CONFLICT, "This file was taken in already, as event " + one.sequenceNr());
                }
            }
            return known.size() < BodyRecord.IMPORTS_MAX
                    ? Decision.of(new BodyEvent.HeartImported(by, device, format, fileHash, rejected, series))
                    : Decision.refuse(
                            ErrorCode.CONFLICT,
                            "The session has " + known.size() + " files, of at most " + BodyRecord.IMPORTS_MAX);
        }
    }
}
