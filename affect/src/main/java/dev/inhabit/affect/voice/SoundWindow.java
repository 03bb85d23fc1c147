package dev.inhabit.affect.voice;

import java.util.Arrays;
import java.util.Optional;

/**
 * The last three seconds of a stream of sound, handed out once a second. Takes 16-bit little-endian mono at 16 kHz in
 * chunks of any length. Holds no more than its window. For one stream and one thread.
 */
public final class SoundWindow {
    public static final int SAMPLE_RATE_HZ = 16_000;
    /** Samples of a window. */
    public static final int LENGTH = 3 * SAMPLE_RATE_HZ;
    /** Samples from one window to the next. */
    public static final int HOP = SAMPLE_RATE_HZ;

    private static final float FULL_SCALE = 32_768;

    private final float[] ring = new float[LENGTH];
    private final float[] window = new float[LENGTH];
    private int next;
    private long heard;
    private long handedOutAt;

    /**
     * Adds a chunk; an odd last byte is dropped.
     *
     * @return the last three seconds, oldest first, if a window is due; the same array each time, to be read before the
     *     next call
     */
    public Optional<float[]> add(byte[] pcm) {
        for (int i = 0; i + 1 < pcm.length; i += 2) {
            ring[next] = (short) ((pcm[i] & 0xFF) | (pcm[i + 1] << 8)) / FULL_SCALE;
            next = next + 1 == LENGTH ? 0 : next + 1;
            heard++;
        }
        if (heard < LENGTH || heard - handedOutAt < HOP) {
            return Optional.empty();
        }
        handedOutAt = heard;
        System.arraycopy(ring, next, window, 0, LENGTH - next);
        System.arraycopy(ring, 0, window, LENGTH - next, next);
        return Optional.of(window);
    }

    /** Forgets all sound. */
    public void clear() {
        Arrays.fill(ring, 0);
        Arrays.fill(window, 0);
        next = 0;
        heard = 0;
        handedOutAt = 0;
    }
}
