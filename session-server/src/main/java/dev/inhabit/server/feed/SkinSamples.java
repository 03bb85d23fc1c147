package dev.inhabit.server.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a skin conductance sensor.
 *
 * @param skinUs µS, evenly sampled, oldest first
 * @param rateHz samples per second, 2 to 64
 * @param deviceId which paired device it came from; null for the headset itself
 * @param afterGap something is missing between the message before and this one
 * @param atMs when the last of them was measured, ms since 1970
 */
public record SkinSamples(
        List<Double> skinUs, double rateHz, @Nullable String deviceId, boolean afterGap, long atMs) {
    public SkinSamples {
        skinUs = List.copyOf(skinUs);
    }
}
