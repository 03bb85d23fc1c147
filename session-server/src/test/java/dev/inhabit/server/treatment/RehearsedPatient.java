package dev.inhabit.server.treatment;

import dev.inhabit.headset.patient.Pace;
import dev.inhabit.headset.patient.SimulatedPatient;
import dev.inhabit.headset.patient.Temperament;
import java.util.SplittableRandom;

/**
 * A person made up for a course of treatment. Within a session it is the headset's simulated patient; from one to the next
 * it keeps a share of what was worn down there. No clinical claim, as little as that model's (docs/simulated-patient.md).
 */
public final class RehearsedPatient {
    /** A rating every minute or so, as a therapist asks for it in sessions as short as these. */
    private static final Pace PACE = new Pace(40_000, 80_000, 15_000);

    private final SplittableRandom random;
    private final SplittableRandom aside;
    private final Temperament first;
    private final double keeps;
    private final double diligence;
    private double fear = 1;

    private RehearsedPatient(SplittableRandom drawn, Temperament first, double keeps) {
        this.random = drawn.split();
        this.diligence = drawn.nextDouble(.4, .95);
        this.aside = drawn.split();
        this.first = first;
        this.keeps = keeps;
    }

    /** Somebody between calm and anxious, who keeps something of each session and leaves where it is too much. */
    public static RehearsedPatient drawn(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double leavesAbove = random.nextDouble(.45, .9);
        return drawn(random, leavesAbove, random.nextDouble(.01, .08));
    }

    /**
     * Somebody who stays whatever it is like.
     *
     * @param keeps share of the fear that a session takes away for good, 0 to below 1
     */
    public static RehearsedPatient staying(long seed, double keeps) {
        return drawn(new SplittableRandom(seed), 1.1, keeps);
    }

    private static RehearsedPatient drawn(SplittableRandom random, double leavesAbove, double keeps) {
        Temperament first = temperament(random).leavingAbove(leavesAbove);
        return new RehearsedPatient(random, first, keeps);
    }

    private static Temperament temperament(SplittableRandom random) {
        return new Temperament(
                random.nextDouble(.08, .30),
                random.nextDouble(.35, .95),
                random.nextDouble(.35, .95),
                random.nextDouble(.05, .25),
                random.nextDouble(.20, .50),
                random.nextDouble(.05, .25),
                random.nextDouble(5, 10),
                random.nextDouble(15, 40),
                random.nextDouble(.10, .30),
                random.nextDouble(.20, .60),
                random.nextDouble(.07, .18),
                random.nextDouble(62, 76),
                random.nextDouble(40, 52),
                1.1);
    }

    /** As disposed today: what presses and what is brought along are both less than they were. */
    SimulatedPatient today() {
        Temperament now = new Temperament(
                first.restingArousal() * (1 + fear) / 2,
                first.sizeWeight() * fear,
                first.moodWeight() * fear,
                first.gazeWeight() * fear,
                first.criticalGazeWeight() * fear,
                first.questionWeight() * fear,
                first.onsetS(),
                first.settlingS(),
                first.habituationPerMin(),
                first.habituationFloor(),
                first.spike() * fear,
                first.restingHeartRateBpm(),
                first.heartRateRangeBpm(),
                first.leavesAbove());
        return new SimulatedPatient(now, PACE, random.nextLong());
    }

    /** A session is over: who left has learnt nothing. */
    void learns(boolean left) {
        fear *= left ? 1 : 1 - keeps;
    }

    /** Share of the fear at first, 0 to 1. */
    double fear() {
        return fear;
    }

    boolean isDiligent() {
        return chance() < diligence;
    }

    /** 0 to below 1. */
    double chance() {
        return random.nextDouble();
    }

    /** Likewise, for what has nothing to do with how they feel. */
    double aside() {
        return aside.nextDouble();
    }
}
