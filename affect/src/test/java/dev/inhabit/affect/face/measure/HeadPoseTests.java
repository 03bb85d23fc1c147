package dev.inhabit.affect.face.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class HeadPoseTests {
    @Property
    void aTurnedHeadIsFoundAsItWasTurned(
            @ForAll @DoubleRange(min = -75, max = 75) double yaw,
            @ForAll @DoubleRange(min = -60, max = 60) double pitch,
            @ForAll @DoubleRange(min = -90, max = 90) double roll) {
        assertPose(new HeadPose(yaw, pitch, roll), fitted(new Heads().seen(yaw, pitch, roll)), .001);
    }

    @Property
    void nearTheCameraPerspectiveCostsFewDegrees(
            @ForAll @DoubleRange(min = -35, max = 35) double yaw,
            @ForAll @DoubleRange(min = -25, max = 25) double pitch,
            @ForAll @DoubleRange(min = -25, max = 25) double roll) {
        HeadPose pose = new HeadPose(yaw, pitch, roll);
        // 80 cm from a face whose outer corners are 9 cm from each other.
        assertPose(pose, fitted(new Heads().seen(pose, 80.0 / 9, 0)), 4);
    }

    @Property
    void pointsThatAreAHundredthOffTurnTheHeadByFewDegrees(
            @ForAll @DoubleRange(min = -40, max = 40) double yaw,
            @ForAll @DoubleRange(min = -30, max = 30) double pitch) {
        HeadPose pose = new HeadPose(yaw, pitch, 0);
        assertPose(pose, fitted(new Heads().seen(pose, Double.POSITIVE_INFINITY, .01)), 4);
    }

    @Property
    void seenFromTheFrontAFaceIsTheMeanFaceHoweverItWasTurned(
            @ForAll @DoubleRange(min = -50, max = 50) double yaw,
            @ForAll @DoubleRange(min = -40, max = 40) double pitch,
            @ForAll @DoubleRange(min = -40, max = 40) double roll) {
        PoseFit fit = new PoseFit();
        FacePoints seen = new Heads().seen(yaw, pitch, roll);
        assertTrue(fit.fit(seen));
        FacePoints front = new FacePoints();
        fit.toFront(seen, front);
        for (int point = 0; point < FacePoints.COUNT; point++) {
            assertEquals(MeanFace.at(point, 0) - MeanFace.at(0, 0), front.x(point) - front.x(0), 1e-6, "x of " + point);
            assertEquals(MeanFace.at(point, 1) - MeanFace.at(0, 1), front.y(point) - front.y(0), 1e-6, "y of " + point);
        }
    }

    @Test
    void pointsInOnePlaceAreNoHead() {
        assertFalse(new PoseFit().fit(new FacePoints()));
        FacePoints line = new FacePoints();
        for (int point = 0; point < FacePoints.COUNT; point++) {
            line.set(point, point, 2.0 * point);
        }
        assertFalse(new PoseFit().fit(line));
    }

    @Test
    void turnedIsTheAngleToTheCameraWithoutTilt() {
        assertEquals(0, new HeadPose(0, 0, 40).turnedDegrees(), 1e-9);
        assertEquals(30, new HeadPose(-30, 0, 5).turnedDegrees(), 1e-9);
        assertEquals(60, new HeadPose(45, 45, 0).turnedDegrees(), 1e-9);
    }

    private static HeadPose fitted(FacePoints seen) {
        PoseFit fit = new PoseFit();
        assertTrue(fit.fit(seen));
        return fit.pose();
    }

    private static void assertPose(HeadPose expected, HeadPose actual, double degrees) {
        assertEquals(expected.yawDegrees(), actual.yawDegrees(), degrees, "yaw");
        assertEquals(expected.pitchDegrees(), actual.pitchDegrees(), degrees, "pitch");
        assertEquals(expected.rollDegrees(), actual.rollDegrees(), degrees, "roll");
    }
}
