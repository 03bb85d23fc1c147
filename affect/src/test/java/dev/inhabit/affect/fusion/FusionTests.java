package dev.inhabit.affect.fusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FusionTests {
    private static final double FOUR_DIGITS = .00005;

    private static final List<ModalityReading> SMILE_OVER_SADNESS = List.of(
            new ModalityReading(Modality.FACE, Shares.mostly(Emotion.HAPPY, .80), .9),
            new ModalityReading(Modality.VOICE, Shares.mostly(Emotion.SAD, .45), .6),
            new ModalityReading(Modality.TEXT, Shares.mostly(Emotion.SAD, .62), .9));

    @Test
    void smileOverSadnessHasThePublishedWeights() {
        Fused fused = Fusion.fuse(SMILE_OVER_SADNESS).orElseThrow();
        assertEquals(.4091, fused.weight(Modality.FACE), FOUR_DIGITS);
        assertEquals(.1818, fused.weight(Modality.VOICE), FOUR_DIGITS);
        assertEquals(.4091, fused.weight(Modality.TEXT), FOUR_DIGITS);
    }

    @Test
    void smileOverSadnessIsWonByTheSmile() {
        Fused fused = Fusion.fuse(SMILE_OVER_SADNESS).orElseThrow();
        // .3699 where the weights are rounded to four digits first; unrounded it is 2441/6600.
        assertEquals(2441 / 6600.0, fused.shares().of(Emotion.HAPPY), 1e-12);
        assertEquals(.3491, fused.shares().of(Emotion.SAD), FOUR_DIGITS);
        assertEquals(Emotion.HAPPY, fused.top());
    }

    @Test
    void disagreementLowersConfidenceAndAgreementDoesNot() {
        Fused apart = Fusion.fuse(SMILE_OVER_SADNESS).orElseThrow();
        assertTrue(apart.confidence() < apart.shares().topShare());
        Shares sad = Shares.mostly(Emotion.SAD, .7);
        Fused agreed = Fusion.fuse(List.of(
                        new ModalityReading(Modality.VOICE, sad, .8), new ModalityReading(Modality.TEXT, sad, .7)))
                .orElseThrow();
        assertEquals(.7, agreed.confidence(), 1e-12);
    }

    @Test
    void oppositeCertaintiesOfEqualWeightLeaveNothing() {
        Fused fused = Fusion.fuse(List.of(
                        new ModalityReading(Modality.VOICE, Shares.mostly(Emotion.SAD, 1), .8),
                        new ModalityReading(Modality.TEXT, Shares.mostly(Emotion.HAPPY, 1), .8)))
                .orElseThrow();
        assertEquals(0, fused.confidence(), 1e-12);
    }

    @Test
    void aFaceBelowItsThresholdIsLeftOut() {
        Fused fused = Fusion.fuse(List.of(
                        new ModalityReading(Modality.FACE, Shares.mostly(Emotion.HAPPY, .59), .59),
                        new ModalityReading(Modality.TEXT, Shares.mostly(Emotion.SAD, .5), .5)))
                .orElseThrow();
        assertEquals(Map.of(Modality.TEXT, 1.0), fused.weights());
        assertEquals(Emotion.SAD, fused.top());
    }

    @Test
    void nothingSaidIsNothingJoined() {
        assertTrue(Fusion.fuse(List.of()).isEmpty());
        assertTrue(Fusion.fuse(List.of(new ModalityReading(Modality.VOICE, Shares.EVEN, 0)))
                .isEmpty());
    }

    @Test
    void oneSenseCannotSpeakTwice() {
        ModalityReading text = new ModalityReading(Modality.TEXT, Shares.EVEN, .5);
        assertThrows(IllegalArgumentException.class, () -> Fusion.fuse(List.of(text, text)));
    }
}
