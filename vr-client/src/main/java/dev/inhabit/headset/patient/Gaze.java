package dev.inhabit.headset.patient;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where the patient looks: at one person after another while calm, ever more at the floor, the notes and the slides when
 * afraid.
 */
final class Gaze {
    private static final double TURN_S = 0.25;

    private final SplittableRandom random;
    private double holdS;
    private double targetYawDeg;
    private double targetPitchDeg = -10;
    private double yawDeg;
    private double pitchDeg = -10;
    private @Nullable Integer npc;

    Gaze(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Share of looks that go to a person, 0.1 to 0.8. */
    static double contactShare(double arousal) {
        return 0.8 - 0.7 * arousal;
    }

    /** @param slides where they are shown; null while none are */
    void after(double stepS, double arousal, Faces faces, @Nullable Direction slides) {
        holdS -= stepS;
        if (holdS <= 0 || (npc != null && npc >= faces.count())) {
            lookElsewhere(arousal, faces, slides);
        }
        double turned = 1 - Math.exp(-stepS / TURN_S);
        yawDeg += (targetYawDeg - yawDeg) * turned;
        pitchDeg += (targetPitchDeg - pitchDeg) * turned;
    }

    /** As many draws whatever comes of it, so that the stream stays the same between runs. */
    private void lookElsewhere(double arousal, Faces faces, @Nullable Direction slides) {
        double meet = random.nextDouble();
        double which = random.nextDouble();
        double aside = random.nextDouble() * 2 - 1;
        double hold = random.nextDouble();
        if (faces.count() > 0 && meet < contactShare(arousal)) {
            int chosen = (int) (which * faces.count());
            npc = faces.number(chosen);
            targetYawDeg = clamp(faces.yawDeg(chosen), 90);
            targetPitchDeg = clamp(faces.pitchDeg(chosen), 60);
            holdS = (0.8 + 2.2 * hold) * (1 - 0.5 * arousal);
        } else if (slides != null && aside > 0) {
            npc = null;
            targetYawDeg = slides.yawDeg();
            targetPitchDeg = slides.pitchDeg();
            holdS = (0.6 + 1.4 * hold) * (1 + arousal);
        } else {
            npc = null;
            targetYawDeg = aside * 25;
            targetPitchDeg = -18 - 20 * which;
            holdS = (0.6 + 1.4 * hold) * (1 + arousal);
        }
    }

    private static double clamp(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }

    double yawDeg() {
        return yawDeg;
    }

    double pitchDeg() {
        return pitchDeg;
    }

    /** Number of the person looked at; null where none. */
    @Nullable
    Integer npc() {
        return npc;
    }
}
