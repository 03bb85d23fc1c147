package dev.inhabit.headset.scene;

import dev.inhabit.headset.patient.Direction;
import dev.inhabit.headset.patient.Faces;
import dev.inhabit.protocol.LookedAt;
import dev.inhabit.protocol.SceneManifest;
import org.jspecify.annotations.Nullable;

/** What lies in which direction from the patient's eyes, by the room's measures. */
final class Sight {
    /** Heads are a little wider and higher than the points at which they are. */
    private static final double HEAD_DEG = 5;
    /** From the faces down to laps and desks. */
    private static final double BODIES_DEG = 20;

    private Sight() {}

    /**
     * @param screen where slides are shown; null while none are
     * @param npc whose face is looked at; null for nobody's
     */
    static LookedAt at(double yawDeg, double pitchDeg, @Nullable Integer npc, Audience audience, @Nullable Box screen) {
        if (npc != null) {
            return LookedAt.FACE;
        } else if (screen != null && screen.holds(yawDeg, pitchDeg)) {
            return LookedAt.SCREEN;
        }
        return isTowardsPeople(yawDeg, pitchDeg, audience) ? LookedAt.AUDIENCE : LookedAt.ELSEWHERE;
    }

    private static boolean isTowardsPeople(double yawDeg, double pitchDeg, Audience audience) {
        Reach faces = audience.reach();
        return yawDeg >= faces.leftDeg() - HEAD_DEG
                && yawDeg <= faces.rightDeg() + HEAD_DEG
                && pitchDeg >= faces.lowDeg() - BODIES_DEG
                && pitchDeg <= faces.highDeg() + HEAD_DEG;
    }

    /** From where to where faces are seen; nowhere for nobody. */
    record Reach(double leftDeg, double rightDeg, double lowDeg, double highDeg) {
        static Reach of(Faces faces) {
            double left = 360;
            double right = -360;
            double low = 360;
            double high = -360;
            for (int i = 0; i < faces.count(); i++) {
                left = Math.min(left, faces.yawDeg(i));
                right = Math.max(right, faces.yawDeg(i));
                low = Math.min(low, faces.pitchDeg(i));
                high = Math.max(high, faces.pitchDeg(i));
            }
            return new Reach(left, right, low, high);
        }
    }

    /** A piece of furniture as it is seen: its middle, and how far it reaches from there, degrees. */
    record Box(Direction middle, double halfYawDeg, double halfPitchDeg) {
        static Box of(SceneManifest.Furniture piece, SceneManifest.PatientPlace from) {
            double x = piece.at().xM() - from.at().xM();
            double z = piece.at().zM() - from.at().zM();
            double away = Math.max(0.1, Math.hypot(x, z));
            double above = piece.at().yM() + piece.heightM() / 2 - from.at().yM() - from.eyesM();
            return new Box(
                    new Direction(Math.toDegrees(Math.atan2(x, -z)), Math.toDegrees(Math.atan2(above, away))),
                    Math.toDegrees(Math.atan2(piece.widthM() / 2, away)),
                    Math.toDegrees(Math.atan2(piece.heightM() / 2, away)));
        }

        boolean holds(double yawDeg, double pitchDeg) {
            double aside = Math.IEEEremainder(yawDeg - middle.yawDeg(), 360);
            return Math.abs(aside) <= halfYawDeg && Math.abs(pitchDeg - middle.pitchDeg()) <= halfPitchDeg;
        }
    }
}
