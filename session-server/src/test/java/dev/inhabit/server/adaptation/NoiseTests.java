package dev.inhabit.server.adaptation;

import static dev.inhabit.server.adaptation.Readings.Learning.BY_FEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.adaptation.Readings.Safety;
import dev.inhabit.server.adaptation.Suggestion.Rule;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is nothing but noise hears next to nothing, and who is not is still found behind it. Seeds are fixed. */
class NoiseTests {
    private static final RuleSettings SETTINGS = RuleSettings.of(ShippedBiofeedback.HEART);
    private static final int SESSIONS = 400;
    /** Where so many of 400 or fewer were spoken in, the share is with 95 % certainty below one of twenty. */
    private static final int MOST = 12;
    /** Likewise. */
    private static final int MOST_OF_1000 = 38;

    @ParameterizedTest(name = "{arguments}")
    @CsvSource({
        // how, memory, deviation, above the baseline, sessions
        "WANDERS, 0, 3, 0, 400",
        "WANDERS, 0, 25, 0, 400",
        "WANDERS, .5, 15, 0, 400",
        "WANDERS, .5, 25, 0, 400",
        "WANDERS, .8, 5, 12, 400",
        "WANDERS, .8, 15, 0, 400",
        "WANDERS, .8, 25, 0, 400",
        "WANDERS, .9, 4, 12, 400",
        "WANDERS, .9, 6, 6, 400",
        "WANDERS, .9, 15, 0, 1000",
        "WANDERS, .9, 25, 0, 1000",
        "WANDERS, .95, 8, 6, 400",
        "WANDERS, .95, 15, 0, 400",
        "WANDERS, .95, 25, 0, 1000",
        "WANDERS, .97, 8, 0, 400",
        "WANDERS, .97, 15, 0, 400",
        "WANDERS, .97, 25, 0, 1000",
        "WANDERS, .99, 8, 0, 400",
        "WANDERS, .99, 15, 0, 400",
        "WANDERS, .99, 25, 0, 400",
        "JUMPS, .5, 15, 0, 400",
        "JUMPS, .5, 25, 0, 400",
        "JUMPS, .8, 8, 0, 400",
        "JUMPS, .8, 15, 0, 1000",
    })
    void whoIsNothingButNoiseGetsSuggestionsInFewerThanOneOfTwentySessions(
            Noise.Kind kind, double memory, double deviation, double above, int sessions) {
        assertFew(new Noise(kind, memory, deviation, above, 0, 1).spokenIn(sessions, SETTINGS), sessions);
    }

    @ParameterizedTest(name = "{arguments}")
    @CsvSource({
        // how, memory, deviation, tags a minute, of so many names, sessions
        "WANDERS, 0, 15, 4, 4, 400",
        "WANDERS, .5, 25, 1, 3, 1000",
        "WANDERS, .8, 15, 2, 3, 1000",
        "WANDERS, .9, 6, 6, 10, 400",
        "JUMPS, .5, 15, 1, 3, 1000",
    })
    void norByTags(Noise.Kind kind, double memory, double deviation, int tagsPerMinute, int names, int sessions) {
        assertFew(new Noise(kind, memory, deviation, 0, tagsPerMinute, names).spokenIn(sessions, SETTINGS), sessions);
    }

    /** Hearts of every liveliness up to 12 bpm above the baseline, with a tag each minute. */
    @Test
    void norDoHeartsThatAreDrawnAtRandom() {
        long spoken = LongStream.rangeClosed(1, SESSIONS)
                .parallel()
                .filter(seed -> {
                    SplittableRandom random = new SplittableRandom(-seed);
                    Noise noise = new Noise(
                            Noise.Kind.WANDERS,
                            random.nextDouble(0, .9),
                            random.nextDouble(2, 6),
                            random.nextDouble(0, 12),
                            1,
                            4);
                    return noise.said(seed, SETTINGS).isPresent();
                })
                .count();
        assertFew(spoken, SESSIONS);
    }

    private static void assertFew(long spoken, int sessions) {
        assertTrue(spoken <= (sessions == SESSIONS ? MOST : MOST_OF_1000), spoken + " of " + sessions);
    }

    /** Without what is asked of a slow heart the test above would fail: it is no noise too weak to be heard. */
    @Test
    void aSlowHeartWouldBeHeardWithoutIt() {
        RuleSettings.High high = SETTINGS.high();
        RuleSettings without = new RuleSettings(
                new RuleSettings.High(high.aboveBaselineBpm(), high.share(), high.minMs(), 0),
                SETTINGS.drop(),
                SETTINGS.spike(),
                SETTINGS.guards(),
                SETTINGS.opposite());
        assertTrue(new Noise(Noise.Kind.WANDERS, .97, 15, 0, 0, 1).spokenIn(SESSIONS, without) > SESSIONS / 10);
    }

    /** Ten minutes at 30 bpm above rest after a minute's rise, by hearts that wander as they do at rest. */
    @ParameterizedTest(name = "{arguments}")
    @CsvSource({"0, 3, 99", "0, 6, 99", ".5, 4, 99", ".8, 3, 85", ".8, 4, 78", ".9, 2, 75", ".9, 3, 50"})
    void aHeartThatStaysHighIsFoundThoughItWanders(double memory, double deviation, int percent) {
        assertFound(Rule.STAYS_HIGH, memory, deviation, 120, s -> 30 * Math.min(1, s / 60), List.of(), percent);
    }

    /** The fast drop of the design (F2) by hearts that deviate at rest by 3.5 bpm and more, and by slow ones. */
    @ParameterizedTest(name = "{arguments}")
    @CsvSource({"0, 2, 97", "0, 3.5, 75", "0, 5, 30", ".5, 2, 90", ".5, 3.5, 40", ".8, 2, 85", ".9, 2, 85"})
    void aFastDropIsFoundThoughTheHeartWanders(double memory, double deviation, int percent) {
        assertFound(
                Rule.FAST_DROP,
                memory,
                deviation,
                30,
                s -> s <= 60 ? 26 * s / 60 : 26 - 18 * (s - 60) / 85,
                List.of(new Rating(50_000, 70), new Rating(140_000, 45)),
                percent);
    }

    /** @param percent of 400 people, at least */
    private static void assertFound(
            Rule rule,
            double memory,
            double deviation,
            int count,
            DoubleUnaryOperator aboveRestAtS,
            List<Rating> ratings,
            int percent) {
        long found = LongStream.rangeClosed(1, SESSIONS)
                .filter(seed -> {
                    double[] drawn =
                            Noise.drawn(new SplittableRandom(seed), Noise.Kind.WANDERS, memory, deviation, 24 + count);
                    double[] rest =
                            Arrays.stream(drawn, 0, 24).map(one -> 72 + one).toArray();
                    List<HeartPoint> heart = new ArrayList<>();
                    for (int i = 1; i <= count; i++) {
                        heart.add(new HeartPoint(
                                5_000L * i, 5_000, 72 + drawn[23 + i] + aboveRestAtS.applyAsDouble(5.0 * i)));
                        if (said(rule, rest, heart, ratings)) {
                            return true;
                        }
                    }
                    return false;
                })
                .count();
        assertTrue(100 * found >= (long) percent * SESSIONS, found + " of " + SESSIONS);
    }

    private static boolean said(Rule rule, double[] rest, List<HeartPoint> heart, List<Rating> ratings) {
        double[] sorted = rest.clone();
        Arrays.sort(sorted);
        long nowMs = heart.get(heart.size() - 1).atMs();
        Readings readings = new Readings(
                nowMs,
                (sorted[11] + sorted[12]) / 2,
                Arrays.stream(rest).boxed().toList(),
                heart,
                ratings.stream().filter(one -> one.atMs() <= nowMs).toList(),
                List.of(),
                Safety.CLEAR,
                BY_FEAR);
        return Adaptation.look(readings, Memory.NONE, SETTINGS)
                .suggestion()
                .filter(one -> one.rule() == rule)
                .isPresent();
    }

    @Test
    void whatWandersIsMeasured() {
        double[] all = Noise.drawn(new SplittableRandom(7), Noise.Kind.WANDERS, .8, 10, 4_000);
        Wandering found = Wandering.of(new double[0], all);
        assertEquals(.8, found.memory(), .03);
        assertEquals(10, found.deviationBpm(), .8);
        // Of 60 readings, by the formula for a mean of dependent readings.
        assertEquals(10 * Math.sqrt((9 - 2 * .8 / (60 * .04)) / 60), new Wandering(10, .8, 60).ofMean(60), .001);
        // Means of single readings that lie next to each other.
        assertEquals(10 * Math.sqrt(2 * (1 - .8)), new Wandering(10, .8, 60).ofDifference(1, 0, 1), 1e-9);
    }

    /** One rise is what a scene is for; it tells nothing of how a heart wanders. */
    @Test
    void aSingleStepIsNoWandering() {
        double[] scene = new double[60];
        Arrays.fill(scene, 0, 20, 80);
        Arrays.fill(scene, 20, 60, 100);
        assertEquals(Wandering.UNKNOWN, Wandering.of(new double[0], scene));
        Arrays.fill(scene, 40, 60, 70);
        assertTrue(Wandering.of(new double[0], scene).deviationBpm() > 5);
        assertEquals(Wandering.UNKNOWN, Wandering.of(new double[] {70, 80, 70, 80}, new double[0]), "too few");
    }

    @Test
    void whoIsHardlyKnownMustDifferByMore() {
        Wandering little = new Wandering(3, .9, 84);
        Wandering much = new Wandering(3, .9, 384);
        assertTrue(much.levelsDiffer(25, 3, 4));
        assertFalse(little.levelsDiffer(25, 3, 4));
        assertFalse(new Wandering(3, .99, 100).levelsDiffer(1_000, 3, 4), "not even one reading's worth is known");
    }
}
