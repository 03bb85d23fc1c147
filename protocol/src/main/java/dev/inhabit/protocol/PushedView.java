package dev.inhabit.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The latest that a device told over HTTP, by its own clock.
 *
 * @param followed whether the heart rate above is this device's
 * @param heartRateAgeMs since its last heart rate or interval was measured; null where it told none
 * @param sdnnMs the vendor's own figure, ms: over another time and by another way than ours; null where it told none
 * @param skinUs µS; null where it told none
 */
public record PushedView(
        String deviceId,
        boolean followed,
        @Nullable Long heartRateAgeMs,
        @Nullable Double sdnnMs,
        @Nullable Long sdnnAgeMs,
        @Nullable Double skinUs,
        @Nullable Long skinAgeMs) {}
