package dev.inhabit.affect.physiology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkinConductanceTests {
    private static final double RATE_HZ = 8;
    private static final double[] EACH_SEVEN_SECONDS = {4, 11, 18, 25, 32, 39, 46, 53};

    private static double[] skin(int seconds, double heightUs, double... atS) {
        return skin(RATE_HZ, seconds, heightUs, 2, atS);
    }

    /** A level that rises by 0.3 µS a minute, with responses that rise so long and high from those seconds on. */
    private static double[] skin(double rateHz, int seconds, double heightUs, double riseS, double... atS) {
        double[] us = new double[(int) (seconds * rateHz)];
        for (int i = 0; i < us.length; i++) {
            double s = i / rateHz;
            us[i] = 5 + 0.3 * s / 60;
            for (double at : atS) {
                double since = s - at;
                if (since > riseS) {
                    us[i] += heightUs * Math.exp(-(since - riseS) / 4);
                } else if (since > 0) {
                    us[i] += heightUs * (1 - Math.cos(Math.PI * since / riseS)) / 2;
                }
            }
        }
        return us;
    }

    @Test
    void eachResponseIsFoundWhereItBegan() {
        SkinConductance read = SkinConductance.of(skin(120, 0.4, 20, 55, 90), RATE_HZ);
        List<Double> onsets =
                read.responses().stream().map(SkinConductance.Response::onsetS).toList();
        assertEquals(3, onsets.size(), onsets.toString());
        for (int i = 0; i < 3; i++) {
            assertEquals(20 + 35 * i, onsets.get(i), 0.6);
            assertEquals(0.4, read.responses().get(i).amplitudeUs(), 0.1);
            assertEquals(2, read.responses().get(i).riseS(), 0.6);
            assertEquals(4 * Math.log(2), read.responses().get(i).halfRecoveryS(), 1);
        }
        assertEquals(1.5, read.responsesPerMin(), 1e-12);
        assertEquals(120, read.durationS());
    }

    @Test
    void aLevelWithoutResponsesIsOnlyALevel() {
        SkinConductance read = SkinConductance.of(skin(120, 0), RATE_HZ);
        assertEquals(List.of(), read.responses());
        assertEquals(0, read.meanAmplitudeUs());
        assertEquals(5.3, read.meanLevelUs(), 0.02);
        assertEquals(0.3, read.levelSlopeUsPerMin(), 0.02);
    }

    @Test
    void smallRipplesAreNoResponses() {
        assertEquals(
                List.of(), SkinConductance.of(skin(60, 0.03, 20, 40), RATE_HZ).responses());
    }

    private static double[] noisy(double[] us, double noiseUs, long seed) {
        Random random = new Random(seed);
        return Arrays.stream(us)
                .map(each -> each + noiseUs * random.nextGaussian())
                .toArray();
    }

    /** Electrodes and converters add some thousandths of a µS to every sample. */
    @ParameterizedTest
    @CsvSource({
        "4,.005", "8,.001", "8,.002", "8,.005", "8,.01", "16,.01", "32,.002", "32,.005", "32,.01", "32,.02", "64,.02"
    })
    void noiseNeitherHidesResponsesNorMakesThem(double rateHz, double noiseUs) {
        for (long seed = 1; seed <= 20; seed++) {
            double[] responding = noisy(skin(rateHz, 64, 0.3, 2, EACH_SEVEN_SECONDS), noiseUs, seed);
            assertEquals(8, SkinConductance.of(responding, rateHz).responses().size(), "seed " + seed);
            double[] still = noisy(skin(rateHz, 64, 0, 2), noiseUs, seed);
            assertEquals(List.of(), SkinConductance.of(still, rateHz).responses(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3,0", "1.1,3", "1.5,3", "2.5,3", "2.9,3", "5,0", "8,0"})
    void onlyWhatRisesInOneToThreeSecondsIsAResponse(double riseS, int expected) {
        double[] us = noisy(skin(RATE_HZ, 90, 0.3, riseS, 10, 35, 60), 0.002, 1);
        assertEquals(expected, SkinConductance.of(us, RATE_HZ).responses().size());
    }

    @Test
    void whatNoSensorMeasuresIsRefused() {
        double[] good = skin(40, 0);
        assertThrows(IllegalArgumentException.class, () -> SkinConductance.of(good, 1));
        assertThrows(IllegalArgumentException.class, () -> SkinConductance.of(Arrays.copyOf(good, 100), RATE_HZ));
        good[7] = -0.1;
        assertThrows(IllegalArgumentException.class, () -> SkinConductance.of(good, RATE_HZ));
        good[7] = Double.NaN;
        assertThrows(IllegalArgumentException.class, () -> SkinConductance.of(good, RATE_HZ));
    }
}
