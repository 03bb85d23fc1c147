package dev.inhabit.server.session;

import dev.inhabit.protocol.BodyMetric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a session remembers of devices that send over HTTP: what each sent lately, so that the same is taken once, and the
 * latest of the one whose heart rate it follows.
 *
 * @param keys of paired devices
 * @param recents by device and kind
 * @param followedDeviceId whose heart rate is the session's; null where nobody's ever was
 */
public record PushedRecord(
        List<Key> keys,
        List<Recent> recents,
        @Nullable String followedDeviceId,
        @Nullable Latest heart,
        @Nullable Latest sdnn,
        @Nullable Latest skin) {
    static final PushedRecord NONE = new PushedRecord(List.of(), List.of(), null, null, null, null);

    /** How long a sample is known that comes again, as a retry does. */
    static final long KNOWN_MS = 300_000;
    /** Five minutes of thirteen samples a second. */
    static final int KNOWN_MAX = 4_096;
    /** Of two devices the first is followed until it tells nothing for so long: batches come seconds apart. */
    static final long SILENT_MS = 60_000;

    /** @param hash SHA-256 of the key, hex; the key itself is nowhere */
    public record Key(String deviceId, String hash, long issuedAtMs) {}

    /** @param atMs when each was measured, ms since 1970, ascending */
    public record Recent(String deviceId, BodyMetric metric, List<Long> atMs) {
        public Recent {
            atMs = List.copyOf(atMs);
        }

        /** A state's fingerprint needs no more of them. */
        @Override
        public String toString() {
            return "Recent[" + deviceId + " " + metric + " " + atMs.size() + " " + atMs.hashCode() + "]";
        }
    }

    /** @param atMs when it was measured, ms since 1970 */
    public record Latest(String deviceId, long atMs, double value) {}

    public PushedRecord {
        keys = List.copyOf(keys);
        recents = List.copyOf(recents);
    }

    boolean isAny() {
        return !recents.isEmpty();
    }

    @Nullable
    Key key(String hash) {
        return keys.stream().filter(one -> one.hash().equals(hash)).findFirst().orElse(null);
    }

    PushedRecord issued(Key key) {
        List<Key> all = new ArrayList<>(revoked(key.deviceId()).keys);
        all.add(key);
        return new PushedRecord(all, recents, followedDeviceId, heart, sdnn, skin);
    }

    PushedRecord revoked(String deviceId) {
        return new PushedRecord(
                keys.stream().filter(one -> !one.deviceId().equals(deviceId)).toList(),
                recents,
                deviceId.equals(followedDeviceId) ? null : followedDeviceId,
                heart,
                sdnn,
                skin);
    }

    private List<Long> known(String deviceId, BodyMetric metric) {
        return recents.stream()
                .filter(one -> one.deviceId().equals(deviceId) && one.metric() == metric)
                .findFirst()
                .map(Recent::atMs)
                .orElse(List.of());
    }

    boolean knows(String deviceId, Samples.One sample) {
        return Collections.binarySearch(known(deviceId, sample.metric()), sample.atMs()) >= 0;
    }

    /** Whether it cannot be told any more if a sample of that time was taken. */
    boolean isForgotten(String deviceId, Samples.One sample) {
        List<Long> known = known(deviceId, sample.metric());
        return known.size() >= KNOWN_MAX && sample.atMs() < known.get(0);
    }

    /** When the sample of that kind before that time was measured; null where none is known. */
    @Nullable
    Long before(String deviceId, BodyMetric metric, long atMs) {
        return new TreeSet<>(known(deviceId, metric)).lower(atMs);
    }

    /** Whether that device's heart rate would be the session's at that time. */
    boolean mayBeFollowed(String deviceId, long atMs) {
        Latest last = heart;
        return followedDeviceId == null
                || followedDeviceId.equals(deviceId)
                || last == null
                || atMs - last.atMs() > SILENT_MS;
    }

    PushedRecord received(String deviceId, boolean followed, List<Samples> series) {
        List<Recent> next = new ArrayList<>(recents);
        Latest nextHeart = heart;
        Latest nextSdnn = sdnn;
        Latest nextSkin = skin;
        for (Samples samples : series) {
            next.removeIf(one -> one.deviceId().equals(deviceId) && one.metric() == samples.metric());
            next.add(new Recent(deviceId, samples.metric(), together(deviceId, samples)));
            int end = samples.size() - 1;
            double value = samples.values().get(end);
            Latest latest = new Latest(deviceId, samples.atMs().get(end), value);
            switch (samples.metric()) {
                case HEART_RATE -> nextHeart = followed ? later(nextHeart, latest) : nextHeart;
                case RR ->
                    nextHeart = followed
                            ? later(nextHeart, new Latest(deviceId, latest.atMs(), PushedHeart.bpm(value)))
                            : nextHeart;
                case SDNN -> nextSdnn = later(nextSdnn, latest);
                case SKIN_CONDUCTANCE -> nextSkin = later(nextSkin, latest);
            }
        }
        return new PushedRecord(keys, next, followed ? deviceId : followedDeviceId, nextHeart, nextSdnn, nextSkin);
    }

    private List<Long> together(String deviceId, Samples samples) {
        TreeSet<Long> all = new TreeSet<>(known(deviceId, samples.metric()));
        all.addAll(samples.atMs());
        long fromMs = all.last() - KNOWN_MS;
        List<Long> recent = new ArrayList<>(all.tailSet(fromMs));
        return recent.subList(Math.max(0, recent.size() - KNOWN_MAX), recent.size());
    }

    /** At one time a rate goes before what an interval says of it. */
    private static Latest later(@Nullable Latest known, Latest next) {
        return known == null || next.atMs() > known.atMs() ? next : known;
    }
}
