package dev.inhabit.server.feed;

import org.jspecify.annotations.Nullable;

/**
 * How well a speaker holds the room, in 16 steps, from pace, fillers and eye contact. A proposal of this project without
 * clinical validation. The targets are the seed's: 120 to 150 words a minute, at most 2 fillers a minute, at least half
 * of the time eye contact.
 */
public final class SpeakerScore {
    public static final int STEPS = 16;
    public static final int MIDDLE = 8;

    private SpeakerScore() {}

    /**
     * @return 0 (bores) to 15 (holds the room); null where nothing was said lately
     */
    public static @Nullable Integer of(
            @Nullable Double wordsPerMinute, @Nullable Double fillersPerMinute, @Nullable Double eyeContactShare) {
        if (wordsPerMinute == null) {
            return null;
        }
        double paceOff = Math.max(0, Math.max(120 - wordsPerMinute, wordsPerMinute - 150));
        double pace = 1 - Math.min(1, paceOff / 80);
        double fluency = fillersPerMinute == null ? 0.5 : 1 - Math.min(1, Math.max(0, fillersPerMinute - 2) / 10);
        double eyes = eyeContactShare == null ? 0.5 : Math.min(1, eyeContactShare / 0.5);
        return (int) Math.round((STEPS - 1) * (0.4 * pace + 0.3 * fluency + 0.3 * eyes));
    }

    /** Stays with the old score until the new one is two steps away, so that the audience does not flicker. */
    public static int steady(int old, int next) {
        return Math.abs(next - old) >= 2 ? next : old;
    }
}
