package dev.inhabit.headset.patient;

/**
 * Arousal and what it remembers of the exposure so far, as a value. Equations in docs/simulated-patient.md.
 *
 * @param level arousal now without jumps, 0 to 1
 * @param freshness share of the drive that still works, 1 at first, wearing down to the temperament's floor
 * @param drive of the last step, to notice when it grows
 * @param startle what is left of sudden events, 0 to 1
 * @param relief what is left of kind words, 0 to 1
 */
public record Arousal(double level, double freshness, double drive, double startle, double relief) {
    private static final double STARTLE_S = 12;
    private static final double RELIEF_S = 60;
    private static final double RELIEF = 0.08;
    /** How much of the wearing-off is undone by what is new. */
    private static final double NOVELTY = 0.8;

    public static Arousal resting(Temperament who) {
        return new Arousal(who.restingArousal(), 1, 0, 0, 0);
    }

    /** Arousal with jumps and relief, 0 to 1. */
    public double now() {
        return Math.max(0, Math.min(1, level + startle - relief));
    }

    /** What {@code stepS} seconds in these surroundings make of it. */
    public Arousal after(double stepS, Temperament who, Surroundings around) {
        double newDrive = who.drive(around);
        boolean wearing = around.exposed() && !around.paused();
        double fresh = freshness;
        if (wearing) {
            fresh += Math.max(0, newDrive - drive) * NOVELTY * (1 - fresh);
            double floor = who.habituationFloor();
            fresh = floor + (fresh - floor) * Math.exp(-who.habituationPerMin() * stepS / 60);
        }
        double target = who.restingArousal() + (1 - who.restingArousal()) * newDrive * fresh;
        double timeS = target > level ? who.onsetS() : who.settlingS();
        return new Arousal(
                level + (target - level) * (1 - Math.exp(-stepS / timeS)),
                fresh,
                newDrive,
                startle * Math.exp(-stepS / STARTLE_S),
                relief * Math.exp(-stepS / RELIEF_S));
    }

    public Arousal startled(Temperament who) {
        return new Arousal(level, freshness, drive, startle + who.spike() * (1 - startle), relief);
    }

    public Arousal encouraged() {
        return new Arousal(level, freshness, drive, startle, Math.min(0.2, relief + RELIEF));
    }
}
