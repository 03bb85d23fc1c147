package dev.inhabit.server.gateway;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which of several sensors is followed: the first, until it is silent for ten seconds. Two hearts that beat into each other
 * would be nobody's. For one thread.
 */
final class SampleSource {
    private static final long SILENT_NANOS = 10_000_000_000L;

    private boolean known;
    private @Nullable String deviceId;
    private long heardAtNanos;
    private boolean gap;

    /** @param id of the device that a sample comes from; null for the headset itself */
    boolean follows(@Nullable String id, long nowNanos) {
        if (known && !Objects.equals(deviceId, id)) {
            if (nowNanos - heardAtNanos < SILENT_NANOS) {
                return false;
            }
            gap = true;
        }
        known = true;
        deviceId = id;
        heardAtNanos = nowNanos;
        return true;
    }

    void gap() {
        gap = true;
    }

    /** Whether something is missing before the next sample; asked once of each. */
    boolean takeGap() {
        boolean was = gap;
        gap = false;
        return was;
    }
}
