package dev.inhabit.affect.fusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StressScoreTests {
    private static final double TWO_DIGITS = .005;

    @Test
    void threeSources() {
        assertEquals(
                70.61,
                score(
                        false,
                        new StressSign(StressSource.FACE, .8, .9),
                        new StressSign(StressSource.VOICE, .7, .8),
                        new StressSign(StressSource.TEXT, .6, .9)),
                TWO_DIGITS);
    }

    @Test
    void oneSourceCountsAlone() {
        assertEquals(60, score(false, new StressSign(StressSource.TEXT, .6, .4)), 1e-9);
    }

    @Test
    void fourSourcesPlainAndHidden() {
        StressSign[] signs = {
            new StressSign(StressSource.FACE, .1, .9),
            new StressSign(StressSource.VOICE, .6, .7),
            new StressSign(StressSource.TEXT, .9, .95),
            new StressSign(StressSource.BODY, .5, 1)
        };
        assertEquals(50.92, score(false, signs), TWO_DIGITS);
        assertEquals(60.92, score(true, signs), TWO_DIGITS);
    }

    @Test
    void endsOfTheScale() {
        StressSign[] calm = all(0);
        StressSign[] most = all(1);
        assertEquals(0, score(false, calm), 0);
        assertEquals(100, score(false, most), 1e-9);
        assertEquals(100, score(true, most), 1e-9);
    }

    @Test
    void partsSumToHundredEvenWithoutStress() {
        for (double strength : new double[] {0, .3, 1}) {
            double sum =
                    StressScore.of(Arrays.asList(all(strength)), false)
                            .orElseThrow()
                            .percentBySource()
                            .values()
                            .stream()
                            .mapToDouble(p -> p)
                            .sum();
            assertEquals(100, sum, 1e-9);
        }
    }

    @Test
    void noSourceNoScore() {
        assertTrue(StressScore.of(List.of(), true).isEmpty());
        assertTrue(StressScore.of(List.of(new StressSign(StressSource.FACE, 1, 0)), false)
                .isEmpty());
    }

    @Test
    void oneSourceCannotSpeakTwice() {
        StressSign text = new StressSign(StressSource.TEXT, .5, .5);
        assertThrows(IllegalArgumentException.class, () -> StressScore.of(List.of(text, text), false));
    }

    @Test
    void onlyUnpleasantArousalOfAFaceIsStress() {
        assertEquals(0, StressSign.ofFace(.81, .51, 1).strength(), 0);
        assertEquals(.8, StressSign.ofFace(-.64, .60, 1).strength(), 1e-12);
        assertTrue(StressSign.ofFace(-.63, -.27, 1).strength()
                < StressSign.ofFace(-.51, .59, 1).strength());
    }

    private static StressSign[] all(double strength) {
        return Arrays.stream(StressSource.values())
                .map(source -> new StressSign(source, strength, .5))
                .toArray(StressSign[]::new);
    }

    private static double score(boolean hidden, StressSign... signs) {
        return StressScore.of(Arrays.asList(signs), hidden).orElseThrow().score();
    }
}
