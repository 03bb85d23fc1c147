package dev.inhabit.server.session;

import dev.inhabit.server.record.EventMeta;
import org.jspecify.annotations.Nullable;

/** What happened about the patient's body: sensors and paced breathing. Stable for ever, as all of {@link SessionEvent}. */
public sealed interface BodyEvent extends SessionEvent.InOwnFile {
    /** Samples of a sensor are taken from now on; it replaces one of the same id. */
    record DevicePaired(Asker by, Device device) implements BodyEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("pair", by, device);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.body(state.body().paired(device));
        }
    }

    record DeviceUnpaired(Asker by, String deviceId) implements BodyEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("unpair", by, deviceId);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.body(state.body().unpaired(deviceId));
        }
    }

    /**
     * The headset shows a pace to breathe by, in place of any before.
     *
     * @param breathsPerMin 4 to 7
     * @param inhalePercent of a breath, breathing in; the clinic's
     */
    record BreathingStarted(Asker by, double breathsPerMin, int inhalePercent) implements BodyEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("breathe", by, breathsPerMin);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.body(state.body().breathing(new BodyRecord.Pace(breathsPerMin, inhalePercent)));
        }
    }

    record BreathingStopped(Asker by) implements BodyEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("stop breathing", by);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.body(state.body().breathing(null));
        }
    }
}
