package dev.inhabit.affect.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.face.measure.ActionUnits;
import dev.inhabit.affect.face.measure.FaceMeasures;
import dev.inhabit.affect.face.measure.FaceShape;
import dev.inhabit.affect.face.measure.HeadPose;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class FaceQualityTests {
    private static final int SIDE = 48;

    @Test
    void aSharpFaceInGoodLightIsWorthItsConfidence() {
        FaceQuality quality = FaceQuality.of(texture(60, 128), SIDE, 100, 2);
        assertEquals(1, quality.reliability());
        assertEquals(Optional.empty(), quality.limit());
    }

    @Test
    void aFarFaceIsTooSmall() {
        FaceQuality quality = FaceQuality.of(texture(60, 128), SIDE, 12, 2);
        assertEquals(.225, quality.reliability(), 1e-12);
        assertEquals(Optional.of(FaceQuality.Limit.TOO_SMALL), quality.limit());
        assertEquals(0, FaceQuality.of(texture(60, 128), SIDE, 8, 2).reliability());
    }

    @Test
    void darknessHasTooLittleContrast() {
        FaceQuality quality = FaceQuality.of(texture(3, 8), SIDE, 100, .3);
        assertTrue(quality.reliability() < .6);
        assertEquals(Optional.of(FaceQuality.Limit.TOO_LITTLE_CONTRAST), quality.limit());
    }

    @Test
    void aBleachedFaceIsOverexposed() {
        FaceQuality quality = FaceQuality.of(texture(120, 260), SIDE, 100, 2);
        assertTrue(quality.clippedShare() > .5);
        assertEquals(Optional.of(FaceQuality.Limit.OVEREXPOSED_OR_BLACK), quality.limit());
    }

    @Test
    void aSmoothRampIsBlurred() {
        FaceQuality quality = FaceQuality.of(filled((x, y) -> 2 * (x + y) + 20), SIDE, 100, 2);
        assertEquals(0, quality.reliability());
        assertEquals(Optional.of(FaceQuality.Limit.BLURRED), quality.limit());
    }

    @Test
    void aFaceThatIsTurnedAwayOrCoveredIsWorthLess() {
        FaceQuality frontal = FaceQuality.of(texture(60, 128), SIDE, 100, 2);
        FaceQuality untold = frontal.with(Optional.empty(), true);
        assertEquals(.7, untold.reliability(), 1e-9);
        assertEquals(Optional.of(FaceQuality.Limit.HIDDEN), untold.limit());
        assertEquals(1, frontal.with(measures(20, 0, .1), true).reliability());
        FaceQuality turned = frontal.with(measures(-60, 0, 0), true);
        assertEquals(60, turned.turnedDegrees(), 1e-9);
        assertTrue(turned.reliability() < .3);
        assertEquals(Optional.of(FaceQuality.Limit.TURNED), turned.limit());
        for (FaceQuality covered :
                List.of(frontal.with(measures(0, .7, 0), true), frontal.with(measures(0, 0, .7), true))) {
            assertTrue(covered.reliability() < .3);
            assertEquals(Optional.of(FaceQuality.Limit.HIDDEN), covered.limit());
        }
    }

    @Test
    void whatIsWorseThanMostFacesIsWorthALittleLess() {
        FaceQuality near = FaceQuality.of(texture(60, 128), SIDE, 36, 2);
        assertEquals(.95, near.reliability(), 1e-12);
        assertEquals(Optional.of(FaceQuality.Limit.TOO_SMALL), near.limit());
        FaceQuality dim = FaceQuality.of(texture(20, 60), SIDE, 100, .5);
        assertTrue(dim.reliability() > .9 && dim.reliability() < 1);
        assertEquals(Optional.of(FaceQuality.Limit.TOO_LITTLE_CONTRAST), dim.limit());
    }

    @Test
    void aGrainyPictureIsNoisy() {
        FaceQuality quality = FaceQuality.of(texture(60, 128), SIDE, 100, 20);
        assertTrue(quality.reliability() < .9);
        assertEquals(Optional.of(FaceQuality.Limit.NOISY), quality.limit());
    }

    @Test
    void pointsThatAreUnsureAreNoFacesUnlessThereIsNothingAroundIt() {
        FaceQuality frontal = FaceQuality.of(texture(60, 128), SIDE, 100, 2);
        FaceQuality over = frontal.with(measures(0, 0, 0, .12), true);
        assertEquals(.45, over.reliability(), 1e-12);
        assertEquals(Optional.of(FaceQuality.Limit.UNLIKE_A_FACE), over.limit());
        assertEquals(1, frontal.with(measures(0, 0, 0, .12), false).reliability());
    }

    @Test
    void oneGreyIsWorthNothing() {
        assertEquals(0, FaceQuality.of(filled((x, y) -> 128), SIDE, 100, 2).reliability());
    }

    private static Optional<FaceMeasures> measures(double yawDegrees, double eyesHidden, double mouthHidden) {
        return measures(yawDegrees, eyesHidden, mouthHidden, .03);
    }

    private static Optional<FaceMeasures> measures(
            double yawDegrees, double eyesHidden, double mouthHidden, double error) {
        HeadPose pose = new HeadPose(yawDegrees, 0, 0);
        FaceShape shape = new FaceShape(.3, .3, .25, .2, .3, .6, 0, 0, .8);
        ActionUnits units = ActionUnits.of(shape, shape, true, true);
        return Optional.of(
                new FaceMeasures(pose, Optional.empty(), shape, units, false, eyesHidden, mouthHidden, error));
    }

    private static int[] texture(int range, int middle) {
        Random random = new Random(1);
        return filled((x, y) -> Math.max(0, Math.min(255, middle - range + random.nextInt(2 * range + 1))));
    }

    private static int[] filled(IntBinaryOperator value) {
        int[] luminance = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                luminance[y * SIDE + x] = value.applyAsInt(x, y);
            }
        }
        return luminance;
    }
}
