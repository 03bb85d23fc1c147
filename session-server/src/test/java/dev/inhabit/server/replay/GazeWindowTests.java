package dev.inhabit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.GazeView;
import dev.inhabit.protocol.LookedAt;
import dev.inhabit.server.session.Look;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a window of the gaze shows, whatever was looked at. */
class GazeWindowTests {
    private static final List<LookedAt> TARGETS = List.of(LookedAt.values());
    private static final long LENGTH_MS = 60_000;

    /** A minute in which a pose came for about nine samples of ten. */
    private static SortedMap<Long, Look> minute(long seed) {
        Random random = new Random(seed);
        SortedMap<Long, Look> samples = new TreeMap<>();
        for (long sample = 0; sample < LENGTH_MS / Look.SAMPLE_MS; sample++) {
            if (random.nextInt(10) > 0) {
                LookedAt at = TARGETS.get(random.nextInt(TARGETS.size()));
                samples.put(
                        sample,
                        new Look(
                                random.nextInt(Look.YAW_CELLS),
                                random.nextInt(Look.PITCH_CELLS),
                                at,
                                at == LookedAt.FACE ? Integer.valueOf(random.nextInt(30)) : null));
            }
        }
        return samples;
    }

    private static long inGrid(GazeView view) {
        return view.grid().counts().stream()
                .flatMap(List::stream)
                .mapToLong(Integer::longValue)
                .sum();
    }

    @Property(tries = 200)
    void sharesSumToAHundredAndTheGridAndTheFacesHoldEverySample(
            @ForAll long seed,
            @ForAll @IntRange(max = 59_999) int fromMs,
            @ForAll @IntRange(min = 1, max = 60_000) int forMs) {
        GazeView view = GazeWindow.of(minute(seed), fromMs, (long) fromMs + forMs);
        assertEquals(view.samples(), inGrid(view));
        GazeView.Shares shares = view.shares();
        if (shares == null) {
            assertEquals(0, view.samples());
            return;
        }
        assertEquals(
                100,
                shares.facePercent() + shares.audiencePercent() + shares.screenPercent() + shares.elsewherePercent(),
                1e-9);
        assertEquals(
                shares.facePercent(),
                view.faces().stream().mapToDouble(GazeView.Face::percent).sum(),
                1e-9);
    }

    @Property(tries = 200)
    void twoWindowsSideBySideAddUpToBoth(
            @ForAll long seed,
            @ForAll @IntRange(max = 60_000) int a,
            @ForAll @IntRange(max = 60_000) int b,
            @ForAll @IntRange(max = 60_000) int c) {
        int[] cuts = java.util.stream.IntStream.of(a, b + 60_000, c + 120_000)
                .map(ms -> ms / 3)
                .sorted()
                .toArray();
        SortedMap<Long, Look> samples = minute(seed);
        GazeView first = GazeWindow.of(samples, cuts[0], cuts[1]);
        GazeView second = GazeWindow.of(samples, cuts[1], cuts[2]);
        GazeView both = GazeWindow.of(samples, cuts[0], cuts[2]);
        assertEquals(both.samples(), first.samples() + second.samples());
        for (int row = 0; row < both.grid().counts().size(); row++) {
            for (int column = 0; column < both.grid().counts().get(row).size(); column++) {
                assertEquals(
                        both.grid().counts().get(row).get(column),
                        first.grid().counts().get(row).get(column)
                                + second.grid().counts().get(row).get(column));
            }
        }
    }

    @Test
    void aSampleBelongsToTheWindowInWhichItBegins() {
        SortedMap<Long, Look> samples = new TreeMap<>();
        samples.put(1L, new Look(36, 18, LookedAt.FACE, 7));
        assertEquals(0, GazeWindow.of(samples, 0, 300).samples());
        GazeView view = GazeWindow.of(samples, 300, 301);
        assertEquals(1, view.samples());
        assertEquals(100, view.coveragePercent());
        assertEquals(List.of(new GazeView.Face(7, 1, 100)), view.faces());
        assertEquals(1, view.grid().counts().get(9).get(18), "straight ahead is the middle of the map");
        assertEquals(0, GazeWindow.of(samples, 301, 600).samples());
        assertNull(GazeWindow.of(samples, 301, 600).shares());
        assertNotNull(view.shares());
    }
}
