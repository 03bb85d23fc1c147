package dev.inhabit.affect.physiology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.physiology.HeartReading.Measured;
import dev.inhabit.affect.physiology.HeartReading.Reason;
import dev.inhabit.affect.physiology.HeartReading.Withheld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The heart as it arrives says what the batch functions say of the same intervals. */
class HeartTrackTests {
    private static final HeartTrack.Settings SETTINGS = new HeartTrack.Settings(60, 120, 0.05);
    private static final double[] HAND = {800, 810, 790, 860, 800, 805, 795, 850};

    private final HeartTrack track = new HeartTrack(SETTINGS);
    /** All that was told and that the track may use, oldest first; NaN for a gap. */
    private final List<Double> told = new ArrayList<>();

    private double beatMs = 1_000_000;
    private long nowMs;

    /** Tells intervals as a sensor does: once a second what has ended since. */
    private void beat(double... rrMs) {
        List<Double> since = new ArrayList<>();
        for (double rr : rrMs) {
            double ends = beatMs + rr;
            if ((long) ends / 1_000 != (long) beatMs / 1_000 && !since.isEmpty()) {
                tell(since);
            }
            beatMs = ends;
            since.add(rr);
            told.add(rr);
        }
        tell(since);
    }

    private void tell(List<Double> since) {
        nowMs = (long) Math.ceil(beatMs / 1_000) * 1_000 + 40;
        track.beats(nowMs, since.stream().mapToDouble(rr -> rr).toArray(), true);
        since.clear();
    }

    /** The latest of what was told that reaches a minute, as the batch functions read it. */
    private double[] lastMinute() {
        double sum = 0;
        int from = told.size();
        while (from > 0 && sum < 60_000) {
            from--;
            sum += Double.isNaN(told.get(from)) ? 0 : told.get(from);
        }
        return told.subList(from, told.size()).stream().mapToDouble(rr -> rr).toArray();
    }

    private static double[] minutes(double minutes, long seed, double wandersMs) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> rr = new ArrayList<>();
        double sum = 0;
        while (sum < minutes * 60_000) {
            double next = 800 + 60 * Math.sin(2 * Math.PI * 0.1 * sum / 1_000) + wandersMs * (random.nextDouble() - .5);
            rr.add(next);
            sum += next;
        }
        return rr.stream().mapToDouble(each -> each).toArray();
    }

    @Test
    void theHandSeriesAgainAndAgainMeasuresAsInABatch() {
        for (int i = 0; i < 12; i++) {
            beat(HAND);
        }
        HeartRateVariability batch =
                HeartRateVariability.of(BeatCleaning.clean(lastMinute())).orElseThrow();
        assertEquals(new Measured(batch), track.at(nowMs).variation());
        assertEquals(
                batch.meanHeartRateBpm(), track.at(nowMs).meanHeartRateBpm().orElseThrow(), 1e-9);
        assertEquals(batch.rmssdMs(), track.at(nowMs).rmssdMs().orElseThrow());
        assertEquals(0, track.at(nowMs).correctedShare());
        assertEquals(1, track.at(nowMs).signalShare(), 0.03);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverTheHeartDoesItMeasuresAsInABatch(long seed) {
        double[] rr = minutes(3, seed, 80);
        // An early beat and its pause: taken out by both alike.
        int early = rr.length - 20;
        rr[early] = 0.6 * rr[early];
        rr[early + 1] = 1.4 * rr[early + 1];
        beat(rr);
        double[] clean = BeatCleaning.clean(lastMinute());
        HeartReading reading = track.at(nowMs);
        assertEquals(new Measured(HeartRateVariability.of(clean).orElseThrow()), reading.variation());
        long out = Arrays.stream(clean).filter(Double::isNaN).count();
        assertTrue(out > 0);
        assertEquals((double) out / clean.length, reading.correctedShare(), 1e-12);
    }

    @Test
    void theSpectrumIsThatOfTheSameStretch() {
        double[] rr = minutes(5, 9, 20);
        beat(rr);
        HrvSpectrum.Bands bands =
                assertInstanceOf(HrvSpectrum.Bands.class, track.spectrum(nowMs).orElseThrow());
        double[] latest = Arrays.copyOfRange(rr, rr.length - 250, rr.length);
        assertEquals(HrvSpectrum.of(BeatCleaning.clean(latest), latest), bands);
        assertTrue(bands.lfMs2() > 10 * bands.hfMs2(), "it swings at 0.1 Hz");
    }

    @Test
    void aSpectrumNeedsItsSecondsWithoutAGap() {
        beat(minutes(1.9, 3, 20));
        assertEquals(Optional.empty(), track.spectrum(nowMs));
        track.gap();
        beat(minutes(1, 3, 20));
        assertEquals(Optional.empty(), track.spectrum(nowMs));
        beat(minutes(1.1, 4, 20));
        assertInstanceOf(HrvSpectrum.TooFewBeats.class, track.spectrum(nowMs).orElseThrow());
    }

    @Test
    void noDifferenceCrossesAGapThatWasTold() {
        double[] slow = new double[40];
        double[] fast = new double[60];
        Arrays.fill(slow, 1_000);
        Arrays.fill(fast, 900);
        beat(slow);
        track.gap();
        told.add(Double.NaN);
        beat(fast);
        assertEquals(0, track.at(nowMs).rmssdMs().orElseThrow(), 1e-12, "each side is perfectly even");
        assertEquals(
                new Measured(HeartRateVariability.of(lastMinute()).orElseThrow()),
                track.at(nowMs).variation());
    }

    @Test
    void noDifferenceCrossesTimeThatNoIntervalAccountsFor() {
        double[] slow = new double[40];
        double[] fast = new double[60];
        Arrays.fill(slow, 1_000);
        Arrays.fill(fast, 900);
        beat(slow);
        beatMs += 3_000;
        beat(fast);
        assertEquals(0, track.at(nowMs).rmssdMs().orElseThrow(), 1e-12);
    }

    @Test
    void withoutContactNothingIsBelievedAndNothingJoined() {
        double[] even = new double[70];
        Arrays.fill(even, 1_000);
        beat(even);
        double[] noise = {400, 1_900, 700};
        beatMs += 3_000;
        nowMs += 3_000;
        track.beats(nowMs, noise, false);
        beat(Arrays.copyOf(even, 30));
        assertEquals(0, track.at(nowMs).rmssdMs().orElseThrow(), 1e-12);
        assertEquals(0, track.at(nowMs).correctedShare());
    }

    @Test
    void unevenArrivalIsNoGap() {
        SplittableRandom random = new SplittableRandom(5);
        double[] rr = minutes(2, 6, 40);
        double ends = 0;
        for (int i = 0; i + 1 < rr.length; i += 2) {
            ends += rr[i] + rr[i + 1];
            nowMs = (long) (ends + 450 * random.nextDouble());
            track.beats(nowMs, new double[] {rr[i], rr[i + 1]}, true);
            told.add(rr[i]);
            told.add(rr[i + 1]);
        }
        assertEquals(
                new Measured(HeartRateVariability.of(BeatCleaning.clean(lastMinute()))
                        .orElseThrow()),
                track.at(nowMs).variation());
    }

    @Test
    void itSaysWhyItSaysNothing() {
        assertEquals(new Withheld(Reason.NO_INTERVALS), track.at(0).variation());
        beat(minutes(0.9, 1, 20));
        assertEquals(new Withheld(Reason.TOO_LITTLE_SIGNAL), track.at(nowMs).variation());
        beat(minutes(0.2, 2, 20));
        assertInstanceOf(Measured.class, track.at(nowMs).variation());
        assertEquals(
                new Withheld(Reason.TOO_LITTLE_SIGNAL), track.at(nowMs + 15_000).variation());
        assertTrue(track.at(nowMs + 15_000).meanHeartRateBpm().isEmpty());
    }

    @Test
    void aboveTheLimitOfCorrectedBeatsItIsWithheldAndAtTheLimitNot() {
        double[] rr = new double[100];
        Arrays.fill(rr, 1_000);
        for (int i = 43; i < 100; i += 20) {
            rr[i] = 1_500;
        }
        beat(rr);
        // 3 of 59: 60 s are reached by fewer beats, three of them long.
        assertEquals(3 / 59.0, track.at(nowMs).correctedShare(), 1e-12);
        assertEquals(new Withheld(Reason.TOO_MUCH_CORRECTED), track.at(nowMs).variation());
        HeartTrack lenient = new HeartTrack(new HeartTrack.Settings(60, 120, 3 / 59.0 + 1e-12));
        lenient.beats(nowMs, rr, true);
        assertInstanceOf(Measured.class, lenient.at(nowMs).variation());
    }

    @Test
    void itHoldsNoMoreThanTenMinutesHoweverFastItIsFed() {
        double[] rr = minutes(40, 3, 20);
        beat(rr);
        assertTrue(track.held() <= 600_000 / 700, "held " + track.held());
        for (int i = 0; i < 2_000; i++) {
            track.beats(nowMs, new double[] {100, 100, 100}, true);
        }
        assertTrue(track.held() <= HeartTrack.BEATS_MAX);
    }

    @Test
    void theSameAgainIsTheSameReading() {
        HeartTrack again = new HeartTrack(SETTINGS);
        double[] rr = minutes(2, 11, 60);
        track.beats(5_000, rr, true);
        again.beats(5_000, rr, true);
        assertEquals(track.at(5_000), again.at(5_000));
        assertEquals(track.spectrum(5_000), again.spectrum(5_000));
    }

    @Test
    void aMinuteIsTheLeast() {
        assertThrows(IllegalArgumentException.class, () -> new HeartTrack.Settings(59, 120, .05));
        assertThrows(IllegalArgumentException.class, () -> new HeartTrack.Settings(60, 119, .05));
    }
}
