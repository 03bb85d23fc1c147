package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of which readings the baseline, the peak and the latest are. */
class HeartRecordTests {
    private static final Instant BEGAN = Instant.parse("2026-03-01T10:00:00Z");

    private HeartRecord heart = HeartRecord.none(HeartRecord.BASELINE_MIN_S);

    private static Telemetry chunk(long fromMs, long toMs, double bpm, int signalS) {
        return new Telemetry(
                fromMs, toMs, bpm, signalS, List.of(), List.of(), null, null, null, null, null, null, 0, 0, -1, "", -1);
    }

    private void rest(int endedAtS, double bpm, int signalS, @Nullable Instant startedAt) {
        heart = heart.with(chunk(0, 0, bpm, signalS), BEGAN.plusSeconds(endedAtS), startedAt);
    }

    private void exposed(long fromMs, long toMs, double bpm, int signalS) {
        heart = heart.with(chunk(fromMs, toMs, bpm, signalS), BEGAN.plusSeconds(600), BEGAN.plusSeconds(300));
    }

    private void restFor(int fromS, int toS, double bpm) {
        for (int s = fromS + 5; s <= toS; s += 5) {
            rest(s, bpm, 5, null);
        }
    }

    @Test
    void theBaselineIsOfTheLastTwoMinutesThoughManyOlderReadingsHeldAPulse() {
        restFor(0, 180, 90);
        // Two minutes without a pulse, but for the last of them.
        restFor(240, 300, 70);
        assertEquals(70.0, heart.before(BEGAN.plusSeconds(300)).baselineBpm());
        assertEquals(60, heart.before(BEGAN.plusSeconds(300)).restS());
    }

    @Test
    void aRestThatWasLongBeforeTheSceneGivesNoBaseline() {
        restFor(0, 120, 70);
        assertEquals(120, heart.restS());
        assertNull(heart.before(BEGAN.plusSeconds(600)).baselineBpm());
        assertEquals(0, heart.before(BEGAN.plusSeconds(600)).restS());
    }

    @Test
    void aSingleBeatIsNotFiveSecondsOfSignal() {
        for (int s = 5; s <= 120; s += 5) {
            rest(s, 70, 1, null);
        }
        assertEquals(24, heart.restS());
        assertNull(heart.baselineBpm());
    }

    @Test
    void readingsWeighAsMuchAsTheyHaveSeconds() {
        restFor(0, 60, 70);
        for (int s = 65; s <= 120; s += 5) {
            rest(s, 120, 1, null);
        }
        assertEquals(70.0, heart.baselineBpm());
        assertEquals(72, heart.restS());
    }

    @Test
    void anEvenNumberOfSecondsHasTheMeanOfTheMiddleTwo() {
        restFor(0, 30, 70);
        restFor(30, 60, 80);
        assertEquals(75.0, heart.baselineBpm());
    }

    @Test
    void aReadingFromBeforeTheSceneThatIsStoredAfterItsBeginIsStillRest() {
        Instant startedAt = BEGAN.plusSeconds(60);
        restFor(0, 55, 70);
        rest(60, 72, 5, startedAt);
        assertEquals(70.0, heart.baselineBpm());
        assertEquals(60, heart.restS());
        assertNull(heart.peakBpm());
    }

    @Test
    void aPauseCountsTowardsNeitherPeakNorLatest() {
        exposed(0, 5_000, 95, 5);
        exposed(5_000, 7_000, 90, 2);
        exposed(7_000, 7_000, 130, 5);
        exposed(7_000, 7_000, 60, 5);
        assertEquals(95.0, heart.peakBpm());
        assertEquals(90.0, heart.latestBpm());
    }

    @Test
    void anEarlierReleasesReadingAcrossTheBeginCountsForNeitherSide() {
        exposed(0, 3_000, 140, -1);
        assertNull(heart.peakBpm());
        assertEquals(0, heart.restS());
        exposed(3_000, 8_000, 95, -1);
        assertEquals(95.0, heart.peakBpm());
        // Its seconds were not written down.
        rest(5, 70, -1, null);
        assertEquals(5, heart.restS());
    }
}
