package dev.inhabit.affect.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.face.measure.ActionUnit;
import dev.inhabit.affect.face.measure.FaceMeasures;
import dev.inhabit.affect.face.measure.HeadPose;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import dev.inhabit.affect.model.Network;
import java.awt.geom.AffineTransform;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured on photographs of people whom neither network has seen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaceMeasuresTests {
    private static final ModelRegistry MODELS = ModelRegistry.shipped();

    private final AffectEngine engine = AffectEngine.load(MODELS, ImageLimits.DEFAULT);
    private final FaceSense sense = engine.faceSense();

    @AfterAll
    void close() {
        sense.close();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"happy", "neutral", "sad", "surprised"})
    void portraitsAreMeasuredAndLookThisWay(String name) {
        FaceMeasures measures = measures(portrait(name));
        assertTrue(measures.pose().turnedDegrees() < 30, "turned by " + measures.pose());
        assertTrue(Math.abs(measures.pose().rollDegrees()) < 20, "tilted by " + measures.pose());
        assertTrue(measures.expectedError() < .1);
        assertTrue(measures.eyesHidden() < .3 && measures.mouthHidden() < .3);
    }

    @Test
    void aSmileRaisesTheCornersOfTheLips() {
        double smile = intensity(portrait("happy"), ActionUnit.AU12);
        for (String other : new String[] {"neutral", "sad", "surprised"}) {
            assertTrue(smile > intensity(portrait(other), ActionUnit.AU12) + .1, other);
        }
    }

    @Test
    void surpriseOpensTheMouth() {
        for (ActionUnit unit : new ActionUnit[] {ActionUnit.AU25, ActionUnit.AU26}) {
            double surprised = intensity(portrait("surprised"), unit);
            assertTrue(surprised > intensity(portrait("neutral"), unit) + .1, unit.movement());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"happy", "neutral", "sad", "surprised"})
    void aMirroredFaceIsTurnedTheOtherWay(String name) {
        byte[] mirrored = Images.drawnAnew(
                portrait(name),
                picture -> Images.moved(
                        picture,
                        new AffineTransform(-1, 0, 0, 1, picture.getWidth(), 0),
                        picture.getWidth(),
                        picture.getHeight()));
        HeadPose pose = measures(portrait(name)).pose();
        HeadPose mirror = measures(mirrored).pose();
        assertEquals(-pose.yawDegrees(), mirror.yawDegrees(), 10);
        assertEquals(pose.pitchDegrees(), mirror.pitchDegrees(), 7);
        assertEquals(-pose.rollDegrees(), mirror.rollDegrees(), 7);
    }

    @Test
    void aTiltedPictureIsATiltedHead() {
        double upright = measures(portrait("happy")).pose().rollDegrees();
        byte[] tilted = Images.drawnAnew(
                portrait("happy"),
                picture -> Images.moved(
                        picture,
                        AffineTransform.getRotateInstance(
                                Math.toRadians(12), picture.getWidth() / 2.0, picture.getHeight() / 2.0),
                        picture.getWidth(),
                        picture.getHeight()));
        assertEquals(upright + 12, measures(tilted).pose().rollDegrees(), 5);
    }

    @Test
    void aFaceTooSmallIsStillReadButNotMeasured() {
        FaceBox box = read(sense, portrait("happy")).box().orElseThrow();
        double times = 40 / Math.max(box.widthPx(), box.heightPx());
        byte[] small = Images.drawnAnew(portrait("happy"), picture -> {
            AffineTransform how = AffineTransform.getScaleInstance(times, times);
            how.translate(-box.xPx(), -box.yPx());
            return Images.moved(picture, how, 40, 40);
        });
        try (FaceSense crops = engine.faceCropSense()) {
            FaceReading reading = read(crops, small);
            assertEquals(Optional.of(Emotion.HAPPY), reading.expression());
            assertEquals(Optional.empty(), reading.measures());
        }
    }

    @Test
    void withoutAModelForPointsTheExpressionIsRead() {
        try (Network network = Network.load(MODELS, MODELS.require(ModelTask.FACE_EXPRESSION));
                FaceSense blind = new FaceSense(
                        new FrameDecoder(ImageLimits.DEFAULT),
                        new CascadeDetector(),
                        new ExpressionReader(network),
                        Optional.empty(),
                        () -> {})) {
            FaceReading reading = read(blind, portrait("happy"));
            assertEquals(Optional.of(Emotion.HAPPY), reading.expression());
            assertEquals(Optional.empty(), reading.measures());
        }
    }

    @Test
    void whoIsFollowedIsComparedWithThemselves() {
        FaceTrack track = new FaceTrack();
        byte[] image = portrait("happy");
        FaceMeasures measures = measures(image);
        for (int picture = 0; picture < 40; picture++) {
            measures = assertInstanceOf(FaceReading.class, sense.read(image, track))
                    .measures()
                    .orElseThrow();
        }
        assertTrue(measures.ownNeutral());
        assertTrue(measures.units().of(ActionUnit.AU12).orElseThrow() < .2, "a smile that never ends is neutral");
    }

    @Test
    void spoiltPicturesAreReadWithLessConfidence() {
        byte[] image = portrait("happy");
        FaceReading good = read(sense, image);
        FaceBox box = good.box().orElseThrow();
        byte[][] spoilt = {
            Images.drawnAnew(image, picture -> Images.lit(picture, .05)),
            Images.drawnAnew(image, picture -> Images.lit(picture, 6)),
            coarse(image, box.widthPx() / 7),
            Images.drawnAnew(
                    image,
                    picture -> Images.covered(
                            picture, box.xPx(), box.yPx() + .55 * box.heightPx(), box.widthPx(), .6 * box.heightPx())),
            Images.drawnAnew(
                    image,
                    picture -> Images.covered(
                            picture,
                            box.xPx() - .2 * box.widthPx(),
                            box.yPx() + .1 * box.heightPx(),
                            1.4 * box.widthPx(),
                            .45 * box.heightPx()))
        };
        for (int i = 0; i < spoilt.length; i++) {
            FaceReading reading = read(sense, spoilt[i]);
            assertTrue(reading.confidence() < good.confidence(), "picture " + i + " has " + reading.confidence());
        }
    }

    /** As if it had so few pixels across. */
    private static byte[] coarse(byte[] image, double times) {
        return Images.drawnAnew(image, picture -> {
            int width = (int) Math.round(picture.getWidth() / times);
            int height = (int) Math.round(picture.getHeight() / times);
            return Images.moved(
                    Images.moved(picture, AffineTransform.getScaleInstance(1 / times, 1 / times), width, height),
                    AffineTransform.getScaleInstance(times, times),
                    picture.getWidth(),
                    picture.getHeight());
        });
    }

    private static byte[] portrait(String name) {
        return Images.scene("face-api.js_" + name + ".jpg");
    }

    private FaceMeasures measures(byte[] image) {
        return read(sense, image).measures().orElseThrow();
    }

    private double intensity(byte[] image, ActionUnit unit) {
        return measures(image).units().of(unit).orElseThrow();
    }

    private static FaceReading read(FaceSense sense, byte[] image) {
        return assertInstanceOf(FaceReading.class, sense.read(image));
    }
}
