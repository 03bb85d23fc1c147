package dev.inhabit.server.session;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
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
}
