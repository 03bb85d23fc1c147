package dev.inhabit.affect.face.measure;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How far each measured action unit is moved away from a neutral face, 0..1: 1 is as far as the furthest fiftieth of
 * portraits goes. Not the five grades A to E of the coding system, and checked by no certified coder. A value; never
 * changes.
 */
public final class ActionUnits {
    /** In the order of {@link ActionUnit#measured()}; NaN where it could not be told. */
    private final double[] intensity;

    private ActionUnits(double[] intensity) {
        this.intensity = intensity;
    }

    /**
     * From lengths and those of a neutral face.
     *
     * @param upper whether eyes and brows can be seen
     * @param lower whether the mouth can be seen
     */
    public static ActionUnits of(FaceShape face, FaceShape neutral, boolean upper, boolean lower) {
        double[] intensity = new double[ActionUnit.measured().size()];
        Arrays.fill(intensity, Double.NaN);
        if (upper) {
            upper(intensity, face, neutral);
        }
        if (lower) {
            lower(intensity, face, neutral);
        }
        return new ActionUnits(intensity);
    }

    private static void upper(double[] intensity, FaceShape face, FaceShape neutral) {
        double inner = face.innerBrowHeight() - neutral.innerBrowHeight();
        double gap = face.browGap() - neutral.browGap();
        double open = face.eyeOpening() / neutral.eyeOpening();
        put(intensity, ActionUnit.AU1, inner / Portraits.INNER_BROW);
        put(intensity, ActionUnit.AU2, (face.outerBrowHeight() - neutral.outerBrowHeight()) / Portraits.OUTER_BROW);
        put(intensity, ActionUnit.AU4, -(inner / Portraits.INNER_BROW_DOWN + gap / Portraits.BROW_GAP_LESS) / 2);
        put(intensity, ActionUnit.AU5, (open - 1) / Portraits.EYE_WIDER);
        put(intensity, ActionUnit.AU43, (1 - open) / (1 - Portraits.EYE_CLOSED));
    }

    private static void lower(double[] intensity, FaceShape face, FaceShape neutral) {
        double wider = (face.mouthWidth() - neutral.mouthWidth()) / Portraits.MOUTH_WIDER;
        double corner = face.lipCornerHeight() - neutral.lipCornerHeight();
        double up = corner / Portraits.LIP_CORNER_UP;
        put(intensity, ActionUnit.AU12, (wider + up) / 2);
        put(intensity, ActionUnit.AU15, -corner / Portraits.LIP_CORNER_DOWN);
        put(intensity, ActionUnit.AU20, wider - Math.abs(up));
        put(intensity, ActionUnit.AU25, (face.lipGap() - neutral.lipGap()) / Portraits.LIP_GAP);
        put(intensity, ActionUnit.AU26, (face.chinDrop() - neutral.chinDrop()) / Portraits.CHIN_DROP);
    }

    private static void put(double[] intensity, ActionUnit unit, double value) {
        intensity[ActionUnit.measured().indexOf(unit)] = Math.max(0, Math.min(1, value));
    }

    /** 0..1; empty where the unit is not measured, or its part of the face is hidden or turned away. */
    public OptionalDouble of(ActionUnit unit) {
        double value = value(unit);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The same, with NaN for what is not told. */
    double value(ActionUnit unit) {
        int place = ActionUnit.measured().indexOf(unit);
        return place < 0 ? Double.NaN : intensity[place];
    }
}
