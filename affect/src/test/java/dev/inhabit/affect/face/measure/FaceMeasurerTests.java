package dev.inhabit.affect.face.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.Emotion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FaceMeasurerTests {
    private static final double IRIS_RADIUS = .11;
    private static final double EYE_DEPTH = .08;

    private final FaceMeasurer measurer = new FaceMeasurer();

    @Property
    void gazeIsToldWhereverTheHeadPoints(
            @ForAll @DoubleRange(min = -25, max = 25) double gazeYaw,
            @ForAll @DoubleRange(min = -15, max = 15) double gazePitch,
            @ForAll @DoubleRange(min = -30, max = 30) double yaw,
            @ForAll @DoubleRange(min = -20, max = 20) double pitch,
            @ForAll @DoubleRange(min = -20, max = 20) double roll) {
        Heads head = new Heads().eyesOpen(.3).looking(gazeYaw, gazePitch, IRIS_RADIUS, EYE_DEPTH);
        Gaze gaze = measure(head.seen(yaw, pitch, roll)).gaze().orElseThrow();
        assertEquals(gazeYaw, gaze.yawDegrees(), .01);
        assertEquals(gazePitch, gaze.pitchDegrees(), .01);
    }

    @Property
    void anEyeATenthLargerTurnsTheGazeByFewDegrees(
            @ForAll @DoubleRange(min = -25, max = 25) double gazeYaw,
            @ForAll @DoubleRange(min = -15, max = 15) double gazePitch) {
        Heads head = new Heads().eyesOpen(.3).looking(gazeYaw, gazePitch, 1.1 * IRIS_RADIUS, EYE_DEPTH);
        Gaze gaze = measure(head.seen(0, 0, 0)).gaze().orElseThrow();
        assertEquals(gazeYaw, gaze.yawDegrees(), 4);
        assertEquals(gazePitch, gaze.pitchDegrees(), 4);
    }

    @Property
    void eyesAreAsOpenAsTheyAreHoweverTheHeadIsTurned(
            @ForAll @DoubleRange(min = 0, max = .5) double open,
            @ForAll @DoubleRange(min = -30, max = 30) double yaw,
            @ForAll @DoubleRange(min = -20, max = 20) double pitch) {
        FaceShape shape =
                measure(new Heads().eyesOpen(open).seen(yaw, pitch, 10)).shape();
        // The lids were put before a straight line between the corners; an eye is bent around its ball.
        assertEquals(open, shape.rightEyeOpening(), .05 + .1 * open);
        assertEquals(open, shape.leftEyeOpening(), .05 + .1 * open);
    }

    @Test
    void shutEyesLookNowhere() {
        FaceMeasures shut = measure(new Heads().eyesOpen(.05).seen(0, 0, 0));
        assertEquals(Optional.empty(), shut.gaze());
        assertEquals(1, intensity(shut, ActionUnit.AU43), .2);
        assertTrue(measure(new Heads().seen(0, 0, 0)).gaze().isPresent());
    }

    @Test
    void theMeanFaceShowsNothing() {
        FaceMeasures measures = measure(new Heads().seen(0, 0, 0));
        for (ActionUnit unit : ActionUnit.measured()) {
            assertTrue(intensity(measures, unit) < .35, unit.movement());
        }
        assertFalse(measures.ownNeutral());
    }

    @Test
    void eachMovementIsReadAsItsUnit() {
        int[] lipCorners = {FacePoints.RIGHT_LIP_CORNER, FacePoints.LEFT_LIP_CORNER};
        assertRises(ActionUnit.AU12, smile(new Heads()));
        assertRises(ActionUnit.AU15, moved(new Heads(), lipCorners, .06));
        Heads wide = new Heads();
        assertRises(ActionUnit.AU20, wide.moved(lipCorners[0], -.08, 0, 0).moved(lipCorners[1], .08, 0, 0));
        assertRises(ActionUnit.AU26, new Heads().moved(FacePoints.CHIN, 0, .2, 0));
        assertRises(ActionUnit.AU25, moved(new Heads(), new int[] {45, 46, 47}, .15));
        assertRises(ActionUnit.AU1, moved(new Heads(), new int[] {21, 22, 26, 27}, -.08));
        assertRises(ActionUnit.AU2, moved(new Heads(), new int[] {18, 19, 23, 24}, -.08));
        Heads frown = moved(new Heads(), new int[] {21, 22, 26, 27}, .06);
        assertRises(ActionUnit.AU4, frown.moved(22, .04, 0, 0).moved(27, -.04, 0, 0));
        assertRises(ActionUnit.AU5, moved(new Heads(), new int[] {1, 2, 3, 9, 10, 11}, -.04));
        assertRises(ActionUnit.AU43, new Heads().eyesOpen(.02));
    }

    @Test
    void whatIsHiddenOrTurnedAwayIsNotTold() {
        FacePoints seen = new Heads().seen(0, 0, 0);
        FaceMeasures headset = measurer.measure(seen, .05, .9, 0, null).orElseThrow();
        assertEquals(OptionalDouble.empty(), headset.units().of(ActionUnit.AU4));
        assertTrue(headset.units().of(ActionUnit.AU12).isPresent());
        assertEquals(Optional.empty(), headset.gaze());
        FaceMeasures mask = measurer.measure(seen, .05, 0, .9, null).orElseThrow();
        assertTrue(mask.units().of(ActionUnit.AU4).isPresent());
        assertEquals(OptionalDouble.empty(), mask.units().of(ActionUnit.AU12));
        FaceMeasures turned = measure(new Heads().seen(60, 0, 0));
        for (ActionUnit unit : ActionUnit.values()) {
            assertEquals(OptionalDouble.empty(), turned.units().of(unit));
        }
        assertEquals(60, turned.pose().yawDegrees(), .01);
    }

    @Test
    void facesTooSmallOrUnlikeOneHaveNoMeasures() {
        FacePoints small = new FacePoints();
        FacePoints seen = new Heads().seen(0, 0, 0);
        for (int point = 0; point < FacePoints.COUNT; point++) {
            small.set(point, seen.x(point) / 8, seen.y(point) / 8);
        }
        assertEquals(Optional.empty(), measurer.measure(small, .03, 0, 0, null));
        assertEquals(Optional.empty(), measurer.measure(seen, .4, 0, 0, null));
        assertEquals(Optional.empty(), measurer.measure(seen, Double.NaN, 0, 0, null));
    }

    @Test
    void whoAlwaysLooksLikeThatIsNeutral() {
        NeutralFace neutral = new NeutralFace();
        FacePoints smiling = smile(new Heads()).seen(0, 0, 0);
        double atFirst = intensity(measurer.measure(smiling, .03, 0, 0, neutral).orElseThrow(), ActionUnit.AU12);
        for (int i = 0; i < 100; i++) {
            measurer.measure(smiling, .03, 0, 0, neutral);
        }
        FaceMeasures later = measurer.measure(smiling, .03, 0, 0, neutral).orElseThrow();
        assertTrue(later.ownNeutral());
        assertTrue(atFirst > .4 && intensity(later, ActionUnit.AU12) == 0);
    }

    @Test
    void aSurprisedFaceIsNearerToItsPrototypeThanToOthers() {
        Heads head = moved(new Heads(), new int[] {18, 19, 20, 21, 22, 23, 24, 25, 26, 27}, -.08);
        head = moved(head, new int[] {1, 2, 3, 9, 10, 11}, -.04);
        ActionUnits units =
                measure(head.moved(FacePoints.CHIN, 0, .2, 0).seen(0, 0, 0)).units();
        double surprised = EmotionUnits.seen(Emotion.SURPRISED, units).orElseThrow();
        for (Emotion other : List.of(Emotion.HAPPY, Emotion.SAD, Emotion.ANGRY, Emotion.FEARFUL)) {
            assertTrue(surprised > EmotionUnits.seen(other, units).orElseThrow(), other.label());
        }
        assertEquals(OptionalDouble.empty(), EmotionUnits.seen(Emotion.NEUTRAL, units));
    }

    @Test
    void unitsAreNamedByTheirNumbers() {
        for (ActionUnit unit : ActionUnit.values()) {
            assertEquals("AU" + unit.number(), unit.name());
            assertEquals(unit.isMeasured(), ActionUnit.measured().contains(unit));
        }
    }

    private static Heads smile(Heads head) {
        return head.moved(FacePoints.RIGHT_LIP_CORNER, -.06, -.06, 0).moved(FacePoints.LEFT_LIP_CORNER, .06, -.06, 0);
    }

    private static Heads moved(Heads head, int[] points, double down) {
        for (int point : points) {
            head.moved(point, 0, down, 0);
        }
        return head;
    }

    private void assertRises(ActionUnit unit, Heads head) {
        double rest = intensity(measure(new Heads().seen(0, 0, 0)), unit);
        for (double yaw : new double[] {0, 20, -20}) {
            double shown = intensity(measure(head.seen(yaw, 0, 0)), unit);
            assertTrue(shown > rest + .3, unit.movement() + " read as " + shown + " after " + rest);
        }
    }

    private FaceMeasures measure(FacePoints seen) {
        return measurer.measure(seen, .03, 0, 0, null).orElseThrow();
    }

    private static double intensity(FaceMeasures measures, ActionUnit unit) {
        return measures.units().of(unit).orElseThrow();
    }
}
