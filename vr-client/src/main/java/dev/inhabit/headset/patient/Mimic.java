package dev.inhabit.headset.patient;

import java.util.SplittableRandom;

/**
 * How arousal shows in the patient's face: calm it rests, afraid its inner brows rise, its mouth is drawn wide and its
 * corners fall; it blinks, moves its mouth while it talks, and smiles a little when encouraged. Made to look plausible,
 * without any claim.
 */
final class Mimic {
    private static final double BLINK_S = 0.2;
    private static final double SMILE_S = 4;
    private static final double SYLLABLES_PER_S = 4;

    private final SplittableRandom random;
    private final Drift turning;
    private final Drift nodding;
    private double tension;
    private double blinksInS = 2;
    private double smilesForS;
    private double syllable;
    private boolean speaks;

    Mimic(long seed) {
        this.random = new SplittableRandom(seed);
        this.turning = new Drift(seed ^ 0x3c6ef372L, 0.25, 3);
        this.nodding = new Drift(seed ^ 0x1f83d9abL, 0.2, 2);
    }

    void encouraged() {
        smilesForS = SMILE_S;
    }

    /** @param tension what is felt above rest, 0 to 1 */
    void after(double stepS, double tension, boolean speaks) {
        this.tension = tension;
        this.speaks = speaks;
        blinksInS -= stepS;
        if (blinksInS < -BLINK_S) {
            blinksInS = (4 - 2.5 * tension) * (0.5 + random.nextDouble());
        }
        smilesForS = Math.max(0, smilesForS - stepS);
        syllable = speaks ? syllable + stepS * SYLLABLES_PER_S : 0;
        turning.after(stepS);
        nodding.after(stepS);
    }

    Countenance now() {
        double smile = Math.min(1, smilesForS);
        double fear = tension * (1 - smile);
        double talk = speaks ? 0.1 * (0.5 - 0.5 * Math.cos(2 * Math.PI * syllable)) : 0;
        return new Countenance(
                -0.2 + 0.3 * fear,
                fear,
                blinksInS < 0 ? 0.1 : 1 + 0.4 * fear - 0.1 * smile,
                Math.min(1, 0.35 * fear * fear + talk),
                smile - 0.6 * fear,
                0.2 + 0.8 * fear,
                turning.now(),
                nodding.now());
    }
}
