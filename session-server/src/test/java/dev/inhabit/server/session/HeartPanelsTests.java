package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.BodyView;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The specification's panel from one series, whichever way it came: two minutes at 72, then from 98 down by 2 a minute. */
class HeartPanelsTests {
    private static final Biofeedback CONTENT = ShippedBiofeedback.HEART;
    private static final int REST_S = 120;
    private static final int SCENE_S = 180;

    enum Source {
        SENSOR,
        PUSHED,
        PUSHED_INTERVALS,
        FILE
    }

    private static double bpm(int afterStartS) {
        return afterStartS < 0 ? 72 : 98 - 2 * afterStartS / 60.0;
    }

    /** @param silentFromS seconds after the start from which nothing is measured for so long */
    private static BodyView panel(Source source, int silentFromS, int silentS, int untilS) {
        BodyOfSession session = source == Source.SENSOR ? BodyOfSession.started(null) : BodyOfSession.silent();
        long startMs = session.now().toEpochMilli();
        List<Samples.One> samples = new ArrayList<>();
        for (int s = 1 - REST_S; s <= untilS; s++) {
            boolean silent = s > silentFromS && s <= silentFromS + silentS;
            if (!silent) {
                boolean intervals = source == Source.PUSHED_INTERVALS;
                samples.add(new Samples.One(
                        startMs + 1_000L * s,
                        intervals ? BodyMetric.RR : BodyMetric.HEART_RATE,
                        intervals ? 60_000 / bpm(s) : bpm(s)));
            }
            if (source == Source.SENSOR && s > 0 && s % 5 == 0) {
                session.feels(silent ? null : Double.valueOf(bpm(s - 2)), null);
            }
        }
        if (source != Source.SENSOR) {
            session.passes(untilS);
        }
        long atMs = startMs + 1_000L * untilS;
        if (source == Source.FILE) {
            return HeartPanels.ofFile(
                    new BodyEvent.HeartImported(BodyOfSession.PATIENT, "H10", "csv", "00", 0, Samples.of(samples)),
                    session.state(),
                    1_000L * untilS,
                    atMs,
                    CONTENT);
        } else if (source != Source.SENSOR) {
            session.happens(new BodyEvent.SamplesReceived("watch-1", "batch", true, Samples.of(samples)));
        }
        return HeartPanels.recorded(session.state(), 1_000L * untilS, atMs, CONTENT);
    }

    private static void assertNear(long expectedMs, @Nullable Long ms, long withinMs) {
        assertTrue(ms != null && Math.abs(ms - expectedMs) <= withinMs, () -> "expected " + expectedMs + ", was " + ms);
    }

    private static double of(@Nullable Double value) {
        return Objects.requireNonNull(value);
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void thePanelIsWholeFromEverySource(Source source) {
        BodyView panel = panel(source, Integer.MAX_VALUE - SCENE_S, 0, SCENE_S);
        assertEquals(92, of(panel.heartRateBpm()), .5);
        assertNull(panel.gapMs());
        assertEquals(72, of(panel.baselineBpm()), 1e-9);
        assertEquals(62, of(panel.normalFromBpm()), 1e-9);
        assertEquals(82, of(panel.normalToBpm()), 1e-9);
        assertEquals(98, of(panel.peakBpm()), .5);
        assertNear(175_000, panel.peakAgeMs(), 5_000);
        assertEquals(-2, of(panel.trendBpmPerMin()), .05);
        assertEquals(1, panel.graph().size(), panel::toString);
        BodyView.HeartRun run = panel.graph().get(0);
        assertTrue(run.bpm().size() >= 59, run::toString);
        assertEquals(run.fromAgoMs(), 5_000L * run.bpm().size(), "up to now");
        assertEquals(72, run.bpm().get(5), 1e-9);
        assertEquals(95, run.bpm().get(run.bpm().size() - 18), .6, "a minute and a half ago");
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void aGapIsInTheGraphAsOne(Source source) {
        BodyView panel = panel(source, 60, 60, SCENE_S);
        assertEquals(2, panel.graph().size(), panel::toString);
        BodyView.HeartRun before = panel.graph().get(0);
        BodyView.HeartRun after = panel.graph().get(1);
        long gapMs = before.fromAgoMs() - 5_000L * before.bpm().size() - after.fromAgoMs();
        // Who sends seldom holds for 15 s; a sensor does not.
        assertNear(source == Source.SENSOR ? 60_000 : 47_500, gapMs, 2_500);
        assertEquals(92, of(panel.heartRateBpm()), .5);
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void whatHasFallenSilentHasNoCurrentRateAndSaysSinceWhen(Source source) {
        BodyView panel = panel(source, 120, 60, SCENE_S);
        assertNull(panel.heartRateBpm());
        assertNear(60_000, panel.gapMs(), 5_000);
        assertEquals(98, of(panel.peakBpm()), .5, "the peak stays");
    }

    @Test
    void whereNothingEverCameThePanelIsEmptyAndNoGap() {
        BodyOfSession session = BodyOfSession.silent();
        BodyView panel = HeartPanels.recorded(session.state(), 0, session.now().toEpochMilli(), CONTENT);
        assertEquals(new BodyView(null, null, null, null, null, null, null, null, 300, List.of()), panel);
    }

    @Test
    void whatAFileHasOfLaterIsNotKnownYet() {
        BodyOfSession session = BodyOfSession.silent();
        long startMs = session.now().toEpochMilli();
        BodyEvent.HeartImported file = new BodyEvent.HeartImported(
                BodyOfSession.PATIENT,
                "H10",
                "csv",
                "00",
                0,
                Samples.of(List.of(
                        new Samples.One(startMs + 1_000, BodyMetric.HEART_RATE, 80),
                        new Samples.One(startMs + 60_000, BodyMetric.HEART_RATE, 140))));
        BodyView panel = HeartPanels.ofFile(file, session.state(), 5_000, startMs + 5_000, CONTENT);
        assertEquals(80.0, panel.heartRateBpm());
        assertEquals(80.0, panel.peakBpm());
    }
}
