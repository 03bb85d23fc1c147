package dev.inhabit.headset.patient;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** When the patient rates, and what number comes out: arousal as felt, rounded to fives as people do. */
final class Ratings {
    private static final long NOT_PROMPTED = Long.MAX_VALUE;
    /** Who is asked looks up, thinks and answers. */
    private static final long ANSWERS_MS = 3_000;

    private final Pace pace;
    private final SplittableRandom random;
    private final Drift judgement;
    private double nextMs;
    private long promptedMs = NOT_PROMPTED;
    private @Nullable String trigger;

    Ratings(Pace pace, long seed) {
        this.pace = pace;
        this.random = new SplittableRandom(seed);
        this.judgement = new Drift(seed ^ 0x5bd1e995L, 0.02, 45);
        this.nextMs = interval();
    }

    private double interval() {
        return pace.ratingMinMs() + random.nextDouble() * (pace.ratingMaxMs() - pace.ratingMinMs());
    }

    /** Has the patient rate in {@code inMs}, about {@code trigger}; a later prompt replaces an earlier one. */
    void prompt(long inMs, String trigger) {
        this.promptedMs = inMs;
        this.trigger = trigger;
    }

    /** The scene asks for a rating; one that was about to come is given a little sooner. */
    void asked() {
        promptedMs = Math.min(promptedMs, ANSWERS_MS);
    }

    /** Whether a prompt still waits for its answer. */
    boolean prompted() {
        return promptedMs < NOT_PROMPTED;
    }

    @Nullable
    Rating after(int stepMs, double arousal, boolean exposed) {
        double error = judgement.after(stepMs / 1000.0);
        if (prompted()) {
            promptedMs -= stepMs;
            if (promptedMs <= 0) {
                String about = trigger;
                promptedMs = NOT_PROMPTED;
                trigger = null;
                nextMs = interval();
                return new Rating(suds(arousal + error), about);
            }
        }
        if (!exposed) {
            return null;
        }
        nextMs -= stepMs;
        if (nextMs > 0) {
            return null;
        }
        nextMs = interval();
        return new Rating(suds(arousal + error), null);
    }

    static int suds(double arousal) {
        return (int) Math.max(0, Math.min(100, 5 * Math.round(arousal * 20)));
    }
}
