package dev.inhabit.affect.fusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmoothingTests {
    @Test
    void aSpikeOfOneFrameIsATenthForTenFrames() {
        Smoothing smoothing = new Smoothing();
        for (int frame = 0; frame < 10; frame++) {
            assertEquals(0, smoothing.add(atMs(frame), 0), 0);
        }
        assertEquals(.1, smoothing.add(atMs(10), 1), 1e-12);
        for (int frame = 11; frame < 20; frame++) {
            assertEquals(.1, smoothing.add(atMs(frame), 0), 1e-12);
        }
        assertEquals(0, smoothing.add(atMs(20), 0), 0);
    }

    @Test
    void atTenFramesASecondThePastIsAThirdOfASecondToo() {
        Smoothing smoothing = new Smoothing();
        smoothing.add(0, 1);
        smoothing.add(100, 0);
        smoothing.add(200, 0);
        assertEquals(.25, smoothing.add(300, 0), 1e-12);
        assertEquals(0, smoothing.add(400, 0), 0);
    }

    @Test
    void aFirstValueStandsForItself() {
        assertEquals(.7, new Smoothing().add(5, .7), 0);
    }

    @Test
    void jointReadingsAreSmoothedShareByShare() {
        Smoothing smoothing = new Smoothing();
        Map<Modality, Double> weights = Map.of(Modality.FACE, 1.0);
        smoothing.add(0, new Fused(Shares.mostly(Emotion.HAPPY, 1), 1, weights));
        Fused fused = smoothing.add(33, new Fused(Shares.mostly(Emotion.SAD, 1), .5, weights));
        assertEquals(.5, fused.shares().of(Emotion.HAPPY), 1e-12);
        assertEquals(.5, fused.shares().of(Emotion.SAD), 1e-12);
        assertEquals(.75, fused.confidence(), 1e-12);
    }

    private static long atMs(int frame) {
        return Math.round(frame * 1000 / 30.0);
    }
}
