package dev.inhabit.server.feed;

import org.jspecify.annotations.Nullable;

/** Share of the last {@value #WINDOW_S} seconds of poses in which somebody's face was looked at. */
final class EyeContact {
    static final int WINDOW_S = 60;

    private final int[] seen = new int[WINDOW_S];
    private final int[] met = new int[WINDOW_S];
    private long second = Long.MIN_VALUE;

    void saw(boolean aFace, long nowMs) {
        advance(nowMs / 1000);
        int slot = (int) Math.floorMod(second, (long) WINDOW_S);
        seen[slot]++;
        if (aFace) {
            met[slot]++;
        }
    }

    /** 0 to 1; null where no pose came in the window. */
    @Nullable
    Double share(long nowMs) {
        advance(nowMs / 1000);
        int all = 0;
        int faces = 0;
        for (int i = 0; i < WINDOW_S; i++) {
            all += seen[i];
            faces += met[i];
        }
        return all == 0 ? null : (double) faces / all;
    }

    private void advance(long now) {
        if (second == Long.MIN_VALUE || now - second >= WINDOW_S) {
            java.util.Arrays.fill(seen, 0);
            java.util.Arrays.fill(met, 0);
            second = now;
        }
        while (second < now) {
            second++;
            int slot = (int) Math.floorMod(second, (long) WINDOW_S);
            seen[slot] = 0;
            met[slot] = 0;
        }
    }
}
