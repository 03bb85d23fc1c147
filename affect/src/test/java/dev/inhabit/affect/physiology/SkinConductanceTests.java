package dev.inhabit.affect.physiology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkinConductanceTests {
    private static final double RATE_HZ = 8;

    /** A level that rises by 0.3 µS a minute, with responses of 2 s rise and of that height at those seconds. */
    private static double[] skin(int seconds, double heightUs, double... atS) {
        double[] us = new double[(int) (seconds * RATE_HZ)];
        for (int i = 0; i < us.length; i++) {
            double s = i / RATE_HZ;
            us[i] = 5 + 0.3 * s / 60;
            for (double at : atS) {
                double since = s - at;
                if (since > 2) {
                    us[i] += heightUs * Math.exp(-(since - 2) / 4);
                } else if (since > 0) {
                    us[i] += heightUs * (1 - Math.cos(Math.PI * since / 2)) / 2;
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
