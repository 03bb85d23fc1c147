package dev.inhabit.affect.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.face.FaceQuality.Limit;
import dev.inhabit.affect.model.ModelRegistry;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A face in bad conditions counts for less than its shares say, and the reading says what spoils it, or it is not seen; a
 * photographed one is never named another. That shares themselves are lower is not to be expected of each: what is left of a face may look clear.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DegradedFaceTests {
    private static final String[] PORTRAITS = {"happy", "neutral", "surprised"};

    private static final FaceBox NOWHERE = new FaceBox(0, 0, 100, 100, 1);

    private final AffectEngine engine = AffectEngine.load(ModelRegistry.shipped(), ImageLimits.DEFAULT);
    private final FaceSense sense = engine.faceSense();

    @AfterAll
    void close() {
        sense.close();
        engine.close();
    }

    private enum Condition {
        DIM,
        DARK,
        NEARLY_BLACK,
        BLEACHED,
        BLURRED,
        SMALL,
        NOISY,
        UPSIDE_DOWN,
        TILTED,
        MASKED,
        EYES_COVERED,
        LEFT_HALF,
        RIGHT_HALF;

        /** The picture, spoilt; the box is the face's. */
        BufferedImage of(BufferedImage picture, FaceBox face) {
            int middle = (int) (face.xPx() + face.widthPx() / 2);
            double blurred = 20 / face.heightPx();
            return switch (this) {
                case DIM -> lit(picture, .25);
                case DARK -> lit(picture, .1);
                case NEARLY_BLACK -> lit(picture, .04);
                case BLEACHED -> lit(picture, 3);
                case BLURRED -> scaled(scaled(picture, blurred), 1 / blurred);
                case SMALL -> scaled(picture, 28 / face.heightPx());
                case NOISY -> noisy(picture);
                case UPSIDE_DOWN -> overTurned(picture);
                case TILTED ->
                    Images.moved(
                            picture,
                            AffineTransform.getRotateInstance(
                                    Math.toRadians(75), middle, face.yPx() + face.heightPx() / 2),
                            picture.getWidth(),
                            picture.getHeight());
                case MASKED ->
                    Images.covered(
                            picture,
                            face.xPx(),
                            face.yPx() + .55 * face.heightPx(),
                            face.widthPx(),
                            .5 * face.heightPx());
                case EYES_COVERED ->
                    Images.covered(
                            picture,
                            face.xPx(),
                            face.yPx() + .2 * face.heightPx(),
                            face.widthPx(),
                            .25 * face.heightPx());
                case LEFT_HALF -> picture.getSubimage(0, 0, middle, picture.getHeight());
                case RIGHT_HALF -> picture.getSubimage(middle, 0, picture.getWidth() - middle, picture.getHeight());
            };
        }

        /** What may be named as the cause; more than one thing can be worst. */
        Set<Limit> causes() {
            return switch (this) {
                case DIM, DARK, NEARLY_BLACK -> EnumSet.of(Limit.TOO_LITTLE_CONTRAST);
                case BLEACHED -> EnumSet.of(Limit.OVEREXPOSED_OR_BLACK);
                case BLURRED -> EnumSet.of(Limit.BLURRED);
                case SMALL -> EnumSet.of(Limit.TOO_SMALL, Limit.BLURRED, Limit.HIDDEN);
                case NOISY -> EnumSet.of(Limit.NOISY);
                case UPSIDE_DOWN, TILTED, MASKED, EYES_COVERED -> EnumSet.of(Limit.UNLIKE_A_FACE, Limit.HIDDEN);
                case LEFT_HALF, RIGHT_HALF -> EnumSet.of(Limit.UNLIKE_A_FACE, Limit.HIDDEN, Limit.OVEREXPOSED_OR_BLACK);
            };
        }
    }

    /** A drawn smile is a faint one: which expression is read in such conditions would prove nothing. */
    @ParameterizedTest
    @EnumSource
    void aDrawnFaceCountsForLess(Condition condition) {
        for (String name : new String[] {"at-rest", "smiling"}) {
            FaceBox face =
                    read(DrawnFaces.png(name, luminance -> luminance)).box().orElseThrow();
            countsForLess(read(DrawnFaces.changed(name, picture -> condition.of(picture, face))), condition);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPhotographedFaceCountsForLessAndIsNeverNamedAnother(Condition condition) {
        for (String name : PORTRAITS) {
            byte[] portrait = Images.scene("face-api.js_" + name + ".jpg");
            FaceReading clear = read(portrait);
            FaceBox face = clear.box().orElseThrow();
            FaceReading poor = read(Images.drawnAnew(portrait, picture -> condition.of(picture, face)));
            countsForLess(poor, condition);
            poor.expression().ifPresent(named -> assertEquals(clear.expression(), Optional.of(named)));
        }
    }

    private static void countsForLess(FaceReading poor, Condition condition) {
        if (poor.box().isEmpty()) {
            assertEquals(0, poor.confidence());
            return;
        }
        assertTrue(poor.confidence() < poor.shares().topShare(), () -> poor.toString());
        Optional<Limit> limit = poor.quality().orElseThrow().limit();
        assertTrue(limit.filter(condition.causes()::contains).isPresent(), () -> "spoilt by " + limit);
    }

    @Test
    void aFaceIsStillFoundInADarkRoom() {
        for (String name : new String[] {"at-rest", "smiling"}) {
            assertTrue(
                    read(DrawnFaces.changed(name, picture -> lit(picture, .1)))
                            .box()
                            .isPresent(),
                    name);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DIM", "DARK", "NEARLY_BLACK"})
    void thereAreNoFacesInTheDarkWhereThereAreNone(Condition condition) {
        for (String name : new String[] {"noface_coffee.png", "noface_mountain.jpg"}) {
            assertEquals(
                    0,
                    read(Images.drawnAnew(Images.scene(name), picture -> condition.of(picture, NOWHERE)))
                            .faceCount(),
                    name);
        }
    }

    private FaceReading read(byte[] image) {
        return assertInstanceOf(FaceReading.class, sense.read(image));
    }

    private static BufferedImage lit(BufferedImage picture, double times) {
        return each(picture, value -> times * value);
    }

    private static BufferedImage noisy(BufferedImage picture) {
        Random random = new Random(5);
        return each(picture, value -> value + 20 * random.nextGaussian());
    }

    private static BufferedImage each(BufferedImage picture, DoubleUnaryOperator how) {
        BufferedImage changed = new BufferedImage(picture.getWidth(), picture.getHeight(), picture.getType());
        double[] samples =
                picture.getRaster().getPixels(0, 0, picture.getWidth(), picture.getHeight(), (double[]) null);
        double[] now = Arrays.stream(samples)
                .map(value -> Math.max(0, Math.min(255, how.applyAsDouble(value))))
                .toArray();
        changed.getRaster().setPixels(0, 0, picture.getWidth(), picture.getHeight(), now);
        return changed;
    }

    private static BufferedImage scaled(BufferedImage picture, double times) {
        int width = (int) Math.max(1, Math.round(times * picture.getWidth()));
        int height = (int) Math.max(1, Math.round(times * picture.getHeight()));
        if (times > 1) {
            return Images.moved(picture, AffineTransform.getScaleInstance(times, times), width, height);
        }
        BufferedImage changed = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = changed.createGraphics();
        pen.drawImage(picture.getScaledInstance(width, height, BufferedImage.SCALE_AREA_AVERAGING), 0, 0, null);
        pen.dispose();
        return changed;
    }

    private static BufferedImage overTurned(BufferedImage picture) {
        AffineTransform how = AffineTransform.getScaleInstance(1, -1);
        how.translate(0, -picture.getHeight());
        return Images.moved(picture, how, picture.getWidth(), picture.getHeight());
    }
}
