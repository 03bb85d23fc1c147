package dev.inhabit.server.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import dev.inhabit.protocol.AffectSample;
import dev.inhabit.protocol.BodySample;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.server.feed.BodyAtRest;
import dev.inhabit.server.feed.HeartBeats;
import dev.inhabit.server.feed.SkinSamples;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AffectFusingTests {
    private static final Sensed.Face HAPPY_FACE = new Sensed.Face(Shares.mostly(Emotion.HAPPY, .9), .9);
    private static final Sensed.Face NO_FACE = new Sensed.Face(null, 0);
    private static final Sensed.Words SAD_WORDS = new Sensed.Words(Shares.mostly(Emotion.SAD, .9), .9, -.8);

    private final AffectFusing fusing = new AffectFusing(Settings.standard().affect());

    @Test
    void nothingReadIsUnknownWithoutConfidence() {
        assertUnknown(fusing.sample(), List.of());
        assertNull(fusing.sample().stress());
    }

    @Test
    void aFaceAloneIsToldAsItIs() {
        fusing.sensed(HAPPY_FACE, 1_000);
        AffectSample sample = fusing.sample();
        assertEquals(dev.inhabit.protocol.Emotion.HAPPY, sample.expression());
        assertEquals(.9, sample.confidence(), 1e-4);
        assertEquals(7, sample.probabilities().size());
        assertEquals(1, sample.probabilities().stream().mapToDouble(p -> p).sum(), 1e-3);
        assertEquals(List.of("face"), sample.sources());
        assertEquals(List.of(100.0), sample.stressPercent());
        assertTrue(Objects.requireNonNull(sample.valence()) > .5);
        assertNotNull(sample.stress());
    }

    @Test
    void anUnsureFaceAndNoFaceAreUnknown() {
        fusing.sensed(new Sensed.Face(Shares.mostly(Emotion.HAPPY, .59), .59), 1_000);
        assertUnknown(fusing.sample(), List.of());
        fusing.sensed(HAPPY_FACE, 2_000);
        fusing.sensed(NO_FACE, 2_100);
        assertUnknown(fusing.sample(), List.of());
    }

    @Test
    void oneWrongFrameAmongTenMovesAnEighthOrLess() {
        for (int frame = 0; frame < 10; frame++) {
            fusing.sensed(frame == 5 ? new Sensed.Face(Shares.mostly(Emotion.ANGRY, .9), .9) : HAPPY_FACE, frame * 33L);
        }
        AffectSample sample = fusing.sample();
        assertEquals(dev.inhabit.protocol.Emotion.HAPPY, sample.expression());
        double angry = sample.probabilities().get(Emotion.ANGRY.index());
        assertEquals((.9 + 9 * .1 / 6) / 10, angry, .001);
    }

    @Test
    void aSenseThatFallsSilentFadesAndTheRestTakeItsShare() {
        fusing.sensed(SAD_WORDS, 0);
        fusing.sensed(HAPPY_FACE, 0);
        assertEquals(List.of("face", "text"), fusing.sample().sources());
        List<Double> percent = fusing.sample().stressPercent();
        assertEquals(100, percent.get(0) + percent.get(1), .001);
        assertTrue(percent.get(1) > percent.get(0), "sad words say more of stress than a happy face");
        assertEquals(3_000, fusing.nextFadeAtMs(0));
        fusing.join(2_999);
        assertEquals(List.of("face", "text"), fusing.sample().sources());
        fusing.join(3_400);
        AffectSample sad = fusing.sample();
        assertEquals(List.of("text"), sad.sources());
        assertEquals(dev.inhabit.protocol.Emotion.SAD, sad.expression());
        assertEquals(.9, sad.confidence(), 1e-4);
        assertEquals(5_000, fusing.nextFadeAtMs(3_400));
        fusing.join(5_400);
        assertUnknown(fusing.sample(), List.of());
        assertEquals(Long.MAX_VALUE, fusing.nextFadeAtMs(5_400));
    }

    @Test
    void stressFollowsThePublishedWeights() {
        // Words only, fully negative at .9 confidence: the score is the words' own.
        fusing.sensed(new Sensed.Words(Shares.mostly(Emotion.SAD, .9), .9, -.6), 0);
        assertEquals(60, Objects.requireNonNull(fusing.sample().stress()), 1e-9);
    }

    @Test
    void aHeartCountsOnceItsRestIsKnown() {
        fusing.sensed(new Sensed.Heart(110, null), 0);
        assertNull(fusing.sample().stress());
        assertEquals(List.of(), fusing.sample().sources());
        fusing.sensed(new Sensed.Heart(90, 70.0), 1_000);
        assertEquals(50, Objects.requireNonNull(fusing.sample().stress()), 1e-9);
        assertEquals(List.of("heart"), fusing.sample().sources());
        assertEquals(dev.inhabit.protocol.Emotion.UNKNOWN, fusing.sample().expression());
    }

    @Test
    void variabilityAndSkinJoinTheHeartAgainstTheirOwnRest() {
        BodyAtRest rest = new BodyAtRest(70.0, 40.0, 2.0);
        fusing.sensed(new Sensed.Heart(HeartBeats.rate(90), rest), 0);
        assertEquals(50, Objects.requireNonNull(fusing.sample().stress()), 1e-9);
        // Half of RMSSD is half of the way to a quarter; eleven responses are nine, half of eighteen, more than two.
        fusing.sensed(new Sensed.Body(body(20.0, null)), 100);
        fusing.sensed(new Sensed.Body(body(10.0, null)), 1_000);
        assertEquals(
                100 * (.5 * .5 + .2) / .7,
                Objects.requireNonNull(fusing.sample().stress()),
                1e-3);
        assertEquals(List.of("heart"), fusing.sample().sources());
        fusing.sensed(new Sensed.Body(body(10.0, 11.0)), 2_000);
        assertEquals(
                100 * (.5 * .5 + .2 + .3 * .5),
                Objects.requireNonNull(fusing.sample().stress()),
                1e-3);
        assertEquals(List.of("body"), fusing.sample().sources());
    }

    @Test
    void theSkinCountsWithoutAHeartAndFadesWithItsMinute() {
        BodyAtRest rest = new BodyAtRest(null, null, 2.0);
        SkinSamples samples = new SkinSamples(List.of(4.0), 4, null, false, 0);
        fusing.sensed(new Sensed.Skin(samples, rest), 0);
        assertNull(fusing.sample().stress());
        fusing.sensed(new Sensed.Body(body(null, 20.0)), 1_000);
        assertEquals(100, Objects.requireNonNull(fusing.sample().stress()), 1e-9);
        assertEquals(List.of("skin"), fusing.sample().sources());
        fusing.join(fusing.nextFadeAtMs(1_000));
        assertNull(fusing.sample().stress());
    }

    @Test
    void nothingIsReadIntoABodyWhoseRestIsNotKnown() {
        fusing.sensed(new Sensed.Heart(HeartBeats.rate(140), BodyAtRest.UNKNOWN), 0);
        fusing.sensed(new Sensed.Body(body(5.0, 30.0)), 100);
        assertNull(fusing.sample().stress());
    }

    private static BodySample body(@Nullable Double rmssdMs, @Nullable Double skinResponsesPerMin) {
        return new BodySample(
                100, 0, null, rmssdMs, null, null, null, null, null, null, 60, null, null, skinResponsesPerMin, null);
    }

    @Test
    void aSmileOverDarkWordsAndAFlatVoiceIsHiddenStressAfterThreeSeconds() {
        Sensed.Voice flat = new Sensed.Voice(Optional.empty(), 0, OptionalDouble.of(.4), OptionalDouble.of(1), .9);
        double before = 0;
        for (int ms = 0; ms <= 3_000; ms += 100) {
            fusing.sensed(flat, ms);
            fusing.sensed(SAD_WORDS, ms);
            fusing.sensed(HAPPY_FACE, ms);
            assertEquals(ms >= 3_000, fusing.sample().hiddenStress());
            before = ms < 3_000 ? Objects.requireNonNull(fusing.sample().stress()) : before;
        }
        fusing.sensed(flat, 3_500);
        assertEquals(before + 10, Objects.requireNonNull(fusing.sample().stress()), 1e-3);
        fusing.sensed(NO_FACE, 3_600);
        assertFalse(fusing.sample().hiddenStress());
    }

    @Test
    void aFaceReadOnTheDeviceCountsAsOneReadHere() {
        ToServer.DeviceReading reading = new ToServer.DeviceReading(List.of(.02, .88, .02, .02, .02, .02, .02), .88, 1);
        fusing.sensed(DeviceFaces.of(reading), 0);
        assertEquals(dev.inhabit.protocol.Emotion.HAPPY, fusing.sample().expression());
        fusing.sensed(DeviceFaces.of(new ToServer.DeviceReading(reading.probabilities(), .88, 0)), 100);
        assertUnknown(fusing.sample(), List.of());
        fusing.sensed(DeviceFaces.of(new ToServer.DeviceReading(List.of(0., 0., 0., 0., 0., 0., 0.), .88, 0)), 200);
        assertUnknown(fusing.sample(), List.of());
    }

    private static void assertUnknown(AffectSample sample, List<String> sources) {
        assertEquals(dev.inhabit.protocol.Emotion.UNKNOWN, sample.expression());
        assertEquals(0, sample.confidence());
        assertEquals(List.of(), sample.probabilities());
        assertNull(sample.valence());
        assertNull(sample.arousal());
        assertEquals(sources, sample.sources());
    }
}
