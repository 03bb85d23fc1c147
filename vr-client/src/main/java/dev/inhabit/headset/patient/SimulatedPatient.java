package dev.inhabit.headset.patient;

import java.util.ArrayList;
import java.util.List;

/**
 * A patient made of a few equations. Lives in steps of {@value #STEP_MS} ms whatever the caller's rhythm, so that the
 * same seed and the same surroundings at the same steps give the same life. Not thread-safe.
 */
public final class SimulatedPatient {
    public static final int STEP_MS = 100;

    private static final double STEP_S = STEP_MS / 1000.0;
    private static final int ENDURES_S = 20;

    private final Temperament who;
    private final Pace pace;
    private final Heart heart;
    private final Gaze gaze;
    private final Speech speech;
    private final Ratings ratings;
    private final Drift mood;
    private final Mimic mimic;
    private Arousal arousal;
    private double felt;
    private double badS;
    private long owedMs;

    public SimulatedPatient(Temperament who, Pace pace, long seed) {
        this.who = who;
        this.pace = pace;
        this.heart = new Heart(who, seed + 1);
        this.gaze = new Gaze(seed + 2);
        this.speech = new Speech(Talks.sentences(), seed + 3);
        this.ratings = new Ratings(pace, seed + 4);
        this.mood = new Drift(seed + 5, 0.015, 20);
        this.mimic = new Mimic(seed + 6);
        this.arousal = Arousal.resting(who);
        this.felt = arousal.now();
    }

    /** The patient notices something, before the next {@link #live}. */
    public void notice(Happening happening) {
        switch (happening.kind()) {
            case STARTLES -> {
                arousal = arousal.startled(who);
                ratings.prompt(pace.afterChangeMs(), happening.trigger());
            }
            case CHANGES -> ratings.prompt(pace.afterChangeMs(), happening.trigger());
            case ENCOURAGES -> {
                arousal = arousal.encouraged();
                mimic.encouraged();
            }
            case ASKED -> ratings.asked();
            case BEGINS, ENDS -> ratings.prompt(Math.min(1_000, pace.afterChangeMs()), happening.trigger());
        }
    }

    /** Lives on for {@code elapsedMs}; what is left of a step is kept for the next call. */
    public Moment live(long elapsedMs, Surroundings around, Faces faces) {
        owedMs += elapsedMs;
        List<Double> rrMs = new ArrayList<>();
        List<Sentence> said = new ArrayList<>();
        List<Rating> given = new ArrayList<>();
        boolean leaves = false;
        boolean speaking = around.exposed() && !around.paused();
        for (; owedMs >= STEP_MS; owedMs -= STEP_MS) {
            arousal = arousal.after(STEP_S, who, around);
            felt = Math.max(0, Math.min(1, arousal.now() + mood.after(STEP_S)));
            rrMs.addAll(heart.after(STEP_S, felt));
            gaze.after(STEP_S, felt, faces, around.slides());
            Sentence sentence = speech.after(STEP_S, felt, speaking);
            if (sentence != null) {
                said.add(sentence);
            }
            mimic.after(STEP_S, tension(), speech.isSpeaking());
            Rating rating = ratings.after(STEP_MS, felt, speaking);
            if (rating != null) {
                given.add(rating);
            }
            badS = around.exposed() && felt > who.leavesAbove() ? badS + STEP_S : 0;
            if (badS >= ENDURES_S) {
                badS = 0;
                leaves = true;
            }
        }
        return new Moment(heart.rateBpm(), rrMs, gaze.yawDeg(), gaze.pitchDeg(), gaze.npc(), null, said, given, leaves);
    }

    /** What the patient feels, 0 to 1; the model's own, never sent. */
    public double arousal() {
        return felt;
    }

    private double tension() {
        double rest = who.restingArousal();
        return Math.max(0, (felt - rest) / (1 - rest));
    }

    /** What the patient's face does now. */
    public Countenance countenance() {
        return mimic.now();
    }

    /** Whether a rating that was asked for is still to come. */
    public boolean aboutToRate() {
        return ratings.prompted();
    }
}
