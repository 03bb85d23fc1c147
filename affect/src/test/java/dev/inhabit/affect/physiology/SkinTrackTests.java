package dev.inhabit.affect.physiology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The skin as it arrives says what the batch function says of the same samples. */
class SkinTrackTests {
    private static final double RATE_HZ = 8;

    private final SkinTrack track = new SkinTrack(60);
    private long nowMs = 1_000_000;

    private static double[] skin(int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] us = new double[samples];
        double level = 4;
        for (int i = 0; i < samples; i++) {
            level += 0.02 * (random.nextDouble() - 0.5);
            us[i] = level + 0.3 * Math.max(0, Math.sin(2 * Math.PI * i / RATE_HZ / 12));
        }
        return us;
    }

    /** As a band sends them: some at once, unevenly. */
    private void tell(double[] us) {
        SplittableRandom random = new SplittableRandom(us.length);
        double ends = nowMs;
        for (int from = 0; from < us.length; ) {
            int to = Math.min(us.length, from + 4 + random.nextInt(8));
            ends += 1_000 * (to - from) / RATE_HZ;
            nowMs = (long) ends;
            track.samples(nowMs + random.nextInt(300), Arrays.copyOfRange(us, from, to), RATE_HZ);
            from = to;
        }
    }

    @Test
    void theWindowReadsAsInABatch() {
        double[] us = skin(1_000, 3);
        tell(us);
        double[] window = Arrays.copyOfRange(us, us.length - (int) (60 * RATE_HZ), us.length);
        SkinConductance batch = SkinConductance.of(window, RATE_HZ);
        assertTrue(batch.responsesPerMin() > 0);
        assertEquals(Optional.of(batch), track.at(nowMs));
        assertEquals(60, track.signalS(nowMs));
    }

    @Test
    void halfAMinuteIsTheLeast() {
        tell(skin(239, 1));
        assertEquals(Optional.empty(), track.at(nowMs));
        double[] more = skin(1, 2);
        nowMs += 125;
        track.samples(nowMs, more, RATE_HZ);
        assertEquals(30, track.at(nowMs).orElseThrow().durationS());
    }

    @Test
    void afterAGapItBeginsAnew() {
        tell(skin(400, 1));
        track.gap();
        tell(skin(100, 2));
        assertEquals(100 / RATE_HZ, track.signalS(nowMs));
        assertEquals(Optional.empty(), track.at(nowMs));
        nowMs += 5_000;
        tell(skin(300, 3));
        assertEquals(300 / RATE_HZ, track.signalS(nowMs));
        assertEquals(Optional.of(SkinConductance.of(skin(300, 3), RATE_HZ)), track.at(nowMs));
    }

    @Test
    void anotherRateBeginsAnewAndAnOldSignalIsNone() {
        tell(skin(400, 1));
        track.samples(nowMs + 1_000, skin(4, 2), 4);
        assertEquals(1, track.signalS(nowMs + 1_000));
        assertEquals(0, track.signalS(nowMs + 20_000));
    }

    @Test
    void whatNoSkinHasIsRefusedAndChangesNothing() {
        tell(skin(400, 1));
        Optional<SkinConductance> before = track.at(nowMs);
        assertThrows(IllegalArgumentException.class, () -> track.samples(nowMs, new double[] {4, -1}, RATE_HZ));
        assertThrows(IllegalArgumentException.class, () -> track.samples(nowMs, new double[] {Double.NaN}, RATE_HZ));
        assertThrows(IllegalArgumentException.class, () -> track.samples(nowMs, new double[] {4}, 1));
        assertThrows(IllegalArgumentException.class, () -> track.samples(nowMs, new double[] {4}, 65));
        assertEquals(before, track.at(nowMs));
    }
}
