package dev.inhabit.affect.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.Beside;
import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import dev.inhabit.affect.model.ModelRegistry;
import java.awt.geom.AffineTransform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaceSenseTests {
    private final AffectEngine engine = AffectEngine.load(ModelRegistry.shipped(), ImageLimits.DEFAULT);
    private final FaceSense sense = engine.faceSense();

    @BeforeAll
    void usesTheDetectorOfOurOwn() {
        assertEquals("face-detector-gray", sense.detectorName());
    }

    @AfterAll
    void close() {
        sense.close();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void anImageWithoutAFaceIsUnknownWithoutConfidence(String format) {
        for (byte[] image : new byte[][] {Images.gradient(640, 480, format), Images.noise(320, 240, format)}) {
            FaceReading reading = read(sense, image);
            assertEquals("unknown", reading.label());
            assertEquals(0, reading.confidence());
            assertEquals(0, reading.faceCount());
            assertEquals(Optional.empty(), reading.box());
            assertEquals(Optional.empty(), reading.quality());
            assertEquals(0, reading.valence());
            assertEquals(Shares.EVEN, reading.shares());
        }
    }

    @Test
    void afterEachKindOfFaultTheNextImageIsRead() {
        byte[] image = Images.gradient(320, 240, "jpeg");
        byte[][] faults = {
            new byte[0],
            "a text file".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(image, image.length / 2),
            Images.pngHeader(10_000, 5_000),
            Images.pngHeader(64, 64)
        };
        for (byte[] fault : faults) {
            assertInstanceOf(Unreadable.class, sense.read(fault));
            read(sense, image);
        }
    }

    @Test
    void aTinyImageIsReadToo() {
        assertEquals("unknown", read(sense, Images.gradient(1, 1, "png")).label());
        assertEquals("unknown", read(sense, Images.gradient(2000, 2, "jpeg")).label());
    }

    @ParameterizedTest
    @CsvSource({"happy,HAPPY", "neutral,NEUTRAL", "surprised,SURPRISED"})
    void portraitsShowWhatTheyAreNamedAfter(String name, Emotion expression) {
        FaceReading reading = read(sense, Images.scene("face-api.js_" + name + ".jpg"));
        assertEquals(1, reading.faceCount());
        assertEquals(Optional.of(expression), reading.expression());
        assertTrue(reading.confidence() >= FaceReading.CERTAIN_FROM);
    }

    @ParameterizedTest
    @CsvSource({"happy,HAPPY,35", "surprised,SURPRISED,-35", "surprised,SURPRISED,35", "neutral,NEUTRAL,-45"})
    void aTiltedFaceIsSetUprightBeforeItIsRead(String name, Emotion expression, double degrees) {
        byte[] tilted = Images.drawnAnew(Images.scene("face-api.js_" + name + ".jpg"), picture -> {
            double middle = Math.max(picture.getWidth(), picture.getHeight());
            AffineTransform how = AffineTransform.getRotateInstance(Math.toRadians(degrees), middle, middle);
            how.translate(middle - picture.getWidth() / 2.0, middle - picture.getHeight() / 2.0);
            return Images.moved(picture, how, (int) (2 * middle), (int) (2 * middle));
        });
        FaceReading reading = read(sense, tilted);
        assertEquals(degrees, reading.measures().orElseThrow().pose().rollDegrees(), 12, "tilt is measured");
        assertEquals(Optional.of(expression), reading.expression());
    }

    @Test
    void aSadPortraitIsUnpleasantAndNeverSurelyAnythingPleasant() {
        FaceReading reading = read(sense, Images.scene("face-api.js_sad.jpg"));
        assertEquals(1, reading.faceCount());
        assertTrue(reading.valence() < 0);
    }

    @Test
    void ofTwoPeopleTheLargerFaceIsRead() {
        FaceReading reading = read(sense, Images.scene("two_people.jpg"));
        assertEquals(2, reading.faceCount());
        assertTrue(reading.box().orElseThrow().xPx() > 700, "the larger face is on the right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"noface_coffee.png", "noface_mountain.jpg"})
    void photographsWithoutPeopleHaveNoFace(String name) {
        FaceReading reading = read(sense, Images.scene(name));
        assertEquals(0, reading.faceCount());
        assertEquals("unknown", reading.label());
    }

    @Test
    void aCameraIsFollowedWithTheSameAnswer() {
        byte[] image = Images.scene("two_people.jpg");
        FaceBox alone = read(sense, image).box().orElseThrow();
        FaceTrack track = new FaceTrack();
        for (int frame = 0; frame < 2 * FaceTrack.WHOLE_SEARCH_EVERY_FRAMES; frame++) {
            FaceReading reading = assertInstanceOf(FaceReading.class, sense.read(image, track));
            assertEquals(2, reading.faceCount());
            assertTrue(reading.box().orElseThrow().overlap(alone) > .6);
        }
        byte[] empty = Images.scene("noface_coffee.png");
        assertEquals(
                0, assertInstanceOf(FaceReading.class, sense.read(empty, track)).faceCount());
    }

    @Test
    void yuNetTakesOverWhereItsFileIs() {
        Path folder = Beside.checkout("models", "face-detector");
        try (AffectEngine other = AffectEngine.load(ModelRegistry.withUserFolder(folder), ImageLimits.DEFAULT);
                FaceSense yuNet = other.faceSense()) {
            assertEquals("face-detector-yunet-n", yuNet.detectorName());
            assertEquals(5, read(yuNet, Images.scene("group5.jpg")).faceCount());
            assertEquals(2, read(yuNet, Images.scene("two_people.jpg")).faceCount());
            assertEquals(0, read(yuNet, Images.scene("noface_mountain.jpg")).faceCount());
        }
    }

    @Test
    void aGroupIsFoundToTheLastFace() {
        assertEquals(5, read(sense, Images.scene("group5.jpg")).faceCount());
    }

    @Test
    void withoutANetworkTheCascadesFindFaces() {
        try (CascadeDetector cascades = new CascadeDetector();
                FrameDecoder decoder = new FrameDecoder(ImageLimits.DEFAULT)) {
            for (String name : new String[] {"happy", "neutral", "surprised"}) {
                Frame frame = assertInstanceOf(
                        Frame.class, decoder.decode(Images.scene("face-api.js_" + name + ".jpg"), false));
                assertEquals(1, cascades.detect(frame).size(), name);
            }
        }
    }

    private static FaceReading read(FaceSense sense, byte[] image) {
        return assertInstanceOf(FaceReading.class, sense.read(image));
    }
}
