package dev.inhabit.server.feed;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Of the poses of the last {@value #WINDOW_S} seconds, how many looked at somebody's face: of all, and of those while the
 * patient spoke.
 */
final class EyeContact {
    static final int WINDOW_S = 60;

    private static final int SLOT_MS = 250;
    private static final int SLOTS = WINDOW_S * 1_000 / SLOT_MS;

    private final int[] seen = new int[SLOTS];
    private final int[] met = new int[SLOTS];
    private final boolean[] spoken = new boolean[SLOTS];
    private long latest = Long.MIN_VALUE;

    void saw(boolean aFace, long nowMs) {
        advance(nowMs);
        int slot = index(latest);
        seen[slot]++;
        if (aFace) {
            met[slot]++;
        }
    }

    /** Something was said that took so long and is over now. */
    void spoke(int durationMs, long nowMs) {
        advance(nowMs);
        long first = Math.round((double) (nowMs - durationMs) / SLOT_MS);
        long end = Math.round((double) nowMs / SLOT_MS);
        for (long slot = Math.max(first, latest - SLOTS + 1); slot < Math.min(end, latest + 1); slot++) {
            spoken[index(slot)] = true;
        }
    }

    /** 0 to 1; null where no pose came in the window. */
    @Nullable
    Double share(long nowMs) {
        return share(nowMs, false);
    }

    /** 0 to 1; null where no pose came while the patient spoke. */
    @Nullable
    Double shareWhileSpeaking(long nowMs) {
        return share(nowMs, true);
    }

    private @Nullable Double share(long nowMs, boolean speaking) {
        advance(nowMs);
        int all = 0;
        int faces = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (spoken[slot] || !speaking) {
                all += seen[slot];
                faces += met[slot];
            }
        }
        return all == 0 ? null : (double) faces / all;
    }

    private void advance(long nowMs) {
        long now = Math.floorDiv(nowMs, SLOT_MS);
        if (latest == Long.MIN_VALUE || now - latest >= SLOTS) {
            Arrays.fill(seen, 0);
            Arrays.fill(met, 0);
            Arrays.fill(spoken, false);
            latest = now;
        }
        while (latest < now) {
            latest++;
            int slot = index(latest);
            seen[slot] = 0;
            met[slot] = 0;
            spoken[slot] = false;
        }
    }

    private static int index(long slot) {
        return (int) Math.floorMod(slot, (long) SLOTS);
    }
}
