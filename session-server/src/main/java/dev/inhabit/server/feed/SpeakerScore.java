package dev.inhabit.server.feed;

import org.jspecify.annotations.Nullable;

/**
 * How well a speaker holds the room, in 16 steps, from pace, fillers and eye contact, and less, the longer they are silent. A
 * proposal of this project without clinical validation; the targets are a clinic's.
 */
public final class SpeakerScore {
    public static final int STEPS = 16;
    public static final int MIDDLE = 8;

    private SpeakerScore() {}

    private static final double SILENT_ALL_S = 60;
    /** What nobody measured earns half. */
    private static final double UNKNOWN = 0.5;

    /**
     * @param wordsPerMinute 0 where nothing was said in a talk
     * @param silentS of the last minute, 0 to 60: above what is free it takes away from what the rest earns
     * @return 0 (bores) to 15 (holds the room)
     */
    public static int of(
            SpeakerTargets targets,
            double wordsPerMinute,
            @Nullable Double fillersPerMinute,
            @Nullable Double eyeContactShare,
            double silentS) {
        double earned = wordsPerMinute > 0
                ? (STEPS - 1) * earned(targets, wordsPerMinute, fillersPerMinute, eyeContactShare)
                : MIDDLE;
        int freeS = targets.silence().freeS();
        double lost = Math.min(1, Math.max(0, silentS - freeS) / (SILENT_ALL_S - freeS));
        return (int) Math.round(earned * (1 - lost));
    }

    private static double earned(
            SpeakerTargets targets,
            double wordsPerMinute,
            @Nullable Double fillersPerMinute,
            @Nullable Double eyeContactShare) {
        SpeakerTargets.Pace wanted = targets.pace();
        double paceOff = Math.max(
                0, Math.max(wanted.fromWordsPerMinute() - wordsPerMinute, wordsPerMinute - wanted.toWordsPerMinute()));
        double pace = 1 - Math.min(1, paceOff / wanted.lostAtWordsPerMinute());
        SpeakerTargets.Fillers few = targets.fillers();
        double fluency = fillersPerMinute == null
                ? UNKNOWN
                : 1 - Math.min(1, Math.max(0, fillersPerMinute - few.freePerMinute()) / few.lostAtPerMinute());
        SpeakerTargets.EyeContactTarget contact = targets.eyeContact();
        double eyes = eyeContactShare == null ? UNKNOWN : Math.min(1, eyeContactShare * 100 / contact.sharePercent());
        return (wanted.weightPercent() * pace + few.weightPercent() * fluency + contact.weightPercent() * eyes) / 100;
    }

    /** Stays with the old score until the new one is two steps away, so that the audience does not flicker. */
    public static int steady(int old, int next) {
        return Math.abs(next - old) >= 2 ? next : old;
    }
}
