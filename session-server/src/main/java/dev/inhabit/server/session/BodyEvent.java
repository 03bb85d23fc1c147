package dev.inhabit.server.session;

import dev.inhabit.server.record.EventMeta;
import java.util.List;
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

    /**
     * A device that sends over HTTP has a key of its own from now on, in place of any before.
     *
     * @param keyHash SHA-256 of the key, hex; the key itself was shown once
     */
    record DeviceKeyIssued(Asker by, String deviceId, String keyHash) implements BodyEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("device key", by, deviceId);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            PushedRecord.Key key =
                    new PushedRecord.Key(deviceId, keyHash, meta.recordedAt().toEpochMilli());
            return state.body(state.body().pushed(pushed -> pushed.issued(key)));
        }
    }

    /**
     * A device sent samples over HTTP, of which these were new.
     *
     * @param batch SHA-256 of the batch as it was sent, hex, by which the same again is told from another
     * @param followed whether its heart rate is the session's: not while a sensor of the headset tells one, or another device
     */
    record SamplesReceived(String deviceId, String batch, boolean followed, List<Samples> series) implements BodyEvent {
        public SamplesReceived {
            series = List.copyOf(series);
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
        public SessionState applyTo(SessionState state, EventMeta meta) {
            PushedRecord before = state.body().pushed();
            SessionState after = state.body(state.body().pushed(pushed -> pushed.received(deviceId, followed, series)));
            return followed
                    ? after.felt(
                            PushedHeart.of(deviceId, series, before, state.clock()),
                            state.heart().trace().with(deviceId, series, before))
                    : after;
        }
    }

    /**
     * The patient moved so much in five seconds that nothing is to be read into their heart, for a while after it too. Stands
     * before the readings of these seconds.
     *
     * @param headDegPerS mean, °/s; null where nothing tells it
     * @param accelerationG likewise, without gravity, g
     * @param settlesMs the clinic's, ms
     */
    record MovementNoticed(
            @Nullable Double headDegPerS, @Nullable Double accelerationG, long settlesMs) implements BodyEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.adapted(state.adaptation().moved(meta.occurredAt().toEpochMilli(), settlesMs));
        }
    }

    /**
     * The simulator sickness questionnaire was answered.
     *
     * @param total 0 to 235.62
     * @param from the clinic's: from here on nothing is read into the heart
     */
    record SicknessScored(Asker by, double total, double from) implements BodyEvent {
        /**
         * The same whoever tells it of the course, the session's own asking or the request that brought the answers: the later of them is
         * a repeat, and who said since that the sickness has passed is not told the same again.
         */
        static Object said(double total) {
            return "ssq of the course " + total;
        }

        @Override
        public @Nullable Object said() {
            return said(total);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.adapted(state.adaptation().scored(total >= from));
        }
    }

    /**
     * A file of a sensor's was taken in after the session. It stands beside what the session recorded and changes none of it.
     *
     * @param device as people know it
     * @param format {@code csv}, {@code json} or {@code tcx}
     * @param fileHash SHA-256 of the file, hex
     * @param rejected rows of it that were left out
     */
    record HeartImported(Asker by, String device, String format, String fileHash, int rejected, List<Samples> series)
            implements BodyEvent {
        public HeartImported {
            series = List.copyOf(series);
        }

        @Override
        public @Nullable Object said() {
            return SessionEvent.said("import heart", by, device, fileHash);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.body(state.body().imported(new BodyRecord.Imported(meta.sequenceNr(), device, fileHash)));
        }
    }
}
