package dev.inhabit.server.feed;

import org.jspecify.annotations.Nullable;

/**
 * How well a speaker holds the room, in 16 steps, from pace, fillers and eye contact, and less, the longer they are silent. A
 * proposal of this project without clinical validation. The targets are the seed's: 120 to 150 words a minute, at most 2 fillers a minute, at least half
 * of the time eye contact.
 */
public final class SpeakerScore {
    public static final int STEPS = 16;
    public static final int MIDDLE = 8;

    private SpeakerScore() {}

    /** Of a minute, so much silence is a speaker's breath. */
    private static final double SILENT_FREE_S = 12;

    private static final double SILENT_ALL_S = 60;

    /**
     * @param wordsPerMinute 0 where nothing was said in a talk
     * @param silentS of the last minute, 0 to 60: above {@value #SILENT_FREE_S} it takes away from what the rest earns
     * @return 0 (bores) to 15 (holds the room)
     */
    public static int of(
            double wordsPerMinute,
            @Nullable Double fillersPerMinute,
            @Nullable Double eyeContactShare,
            double silentS) {
        double earned =
                wordsPerMinute > 0 ? (STEPS - 1) * earned(wordsPerMinute, fillersPerMinute, eyeContactShare) : MIDDLE;
        double lost = Math.min(1, Math.max(0, silentS - SILENT_FREE_S) / (SILENT_ALL_S - SILENT_FREE_S));
        return (int) Math.round(earned * (1 - lost));
    }

    private static double earned(
            double wordsPerMinute, @Nullable Double fillersPerMinute, @Nullable Double eyeContactShare) {
        double paceOff = Math.max(0, Math.max(120 - wordsPerMinute, wordsPerMinute - 150));
        double pace = 1 - Math.min(1, paceOff / 80);
        double fluency = fillersPerMinute == null ? 0.5 : 1 - Math.min(1, Math.max(0, fillersPerMinute - 2) / 10);
        double eyes = eyeContactShare == null ? 0.5 : Math.min(1, eyeContactShare / 0.5);
        return 0.4 * pace + 0.3 * fluency + 0.3 * eyes;
    }

    /** Stays with the old score until the new one is two steps away, so that the audience does not flicker. */
    public static int steady(int old, int next) {
        return Math.abs(next - old) >= 2 ? next : old;
    }
}
