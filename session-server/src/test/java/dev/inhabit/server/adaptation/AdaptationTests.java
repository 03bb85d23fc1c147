package dev.inhabit.server.adaptation;

import static dev.inhabit.server.adaptation.Readings.Learning.BY_FEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.adaptation.Readings.Safety;
import dev.inhabit.server.adaptation.Suggestion.Rule;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Fixtures F1 to F3 of the design (§C.5), and each guard. */
class AdaptationTests {
    private static final RuleSettings SETTINGS = RuleSettings.of(ShippedBiofeedback.HEART);
    private static final double BASELINE_BPM = 72;
    private static final long CHUNK_MS = 5_000;

    @Test
    void aHeartThatStaysFastForSixMinutesSpeaksOfThatAlone() {
        Suggestion suggestion = only(readings(360_000, s -> 97, List.of(), List.of()));
        assertEquals(Rule.STAYS_HIGH, suggestion.rule());
        assertEquals("Heart rate 20 bpm or more above the baseline of 72 for 100 % of 5 min", suggestion.reason());
    }

    @Test
    void fourMinutesAreNotYetLasting() {
        assertEquals(
                Optional.empty(),
                look(readings(240_000, s -> 97, List.of(), List.of())).suggestion());
    }

    @Test
    void fourFifthsOfTheTimeAreEnoughAndLessIsNot() {
        // Of sixty readings in five minutes the first ones are below.
        assertEquals(
                Rule.STAYS_HIGH,
                only(readings(300_000, s -> s <= 60 ? 80 : 97, List.of(), List.of()))
                        .rule());
        assertEquals(
                Optional.empty(),
                look(readings(300_000, s -> s <= 65 ? 80 : 97, List.of(), List.of()))
                        .suggestion());
    }

    @Test
    void aFastDropThatRatingsFollowSpeaksOfThatAlone() {
        List<Rating> falling = List.of(new Rating(50_000, 70), new Rating(140_000, 45));
        Suggestion suggestion = only(readings(150_000, AdaptationTests::upAndDown, falling, List.of()));
        assertEquals(Rule.FAST_DROP, suggestion.rule());
    }

    @Test
    void aDropThatRatingsDoNotFollowIsNone() {
        List<Rating> rising = List.of(new Rating(50_000, 45), new Rating(140_000, 70));
        assertEquals(
                Optional.empty(),
                look(readings(150_000, AdaptationTests::upAndDown, rising, List.of()))
                        .suggestion());
        assertEquals(
                Optional.empty(),
                look(readings(150_000, AdaptationTests::upAndDown, List.of(), List.of()))
                        .suggestion());
    }

    @Test
    void whatRisesAfterCriticismIsNamed() {
        Suggestion suggestion = only(criticised(Safety.CLEAR, List.of()));
        assertEquals(Rule.SPIKE_ON_TAG, suggestion.rule());
        assertEquals("criticism", suggestion.tag());
        assertEquals(List.of(60_000L, 150_000L, 240_000L), suggestion.evidence());
        assertTrue(suggestion.chance() != null && suggestion.chance() < .025);
    }

    @Test
    void withoutABaselineOnlyTagsAreHeard() {
        Readings high = readings(360_000, s -> 97, List.of(), List.of());
        Readings without = new Readings(
                high.nowMs(), null, List.of(), high.heart(), high.ratings(), high.tags(), Safety.CLEAR, BY_FEAR);
        assertEquals(Optional.empty(), look(without).suggestion());
    }

    @ParameterizedTest
    @EnumSource(value = Veto.class, mode = Mode.EXCLUDE, names = "TOO_SOON")
    void eachGuardSilencesEveryRule(Veto veto) {
        for (Readings readings : List.of(
                readings(360_000, s -> 97, List.of(), List.of()),
                readings(
                        150_000,
                        AdaptationTests::upAndDown,
                        List.of(new Rating(50_000, 99), new Rating(140_000, 45)),
                        List.of()),
                criticised(Safety.CLEAR, List.of()))) {
            assertTrue(look(readings).suggestion().isPresent(), "speaks without the guard");
            Adaptation.Outcome outcome = look(spoiltBy(veto, readings));
            assertEquals(Optional.empty(), outcome.suggestion());
            // A drop needs falling ratings, so that there distress silences it before the guard does.
            if (veto != Veto.DISTRESS || readings.ratings().isEmpty()) {
                assertEquals(Set.of(veto), outcome.vetoed());
            }
        }
    }

    @Test
    void twoSuggestionsAreAMinuteApart() {
        Readings readings = readings(360_000, s -> 97, List.of(), List.of());
        assertEquals(
                Set.of(Veto.TOO_SOON),
                Adaptation.look(readings, spoken(Rule.SPIKE_ON_TAG, "phone", 310_000), SETTINGS)
                        .vetoed());
        assertTrue(Adaptation.look(readings, spoken(Rule.SPIKE_ON_TAG, "phone", 300_000), SETTINGS)
                .suggestion()
                .isPresent());
    }

    /** Up to 104 for half a minute at the end of five high ones, then down as the scene gets easier. */
    private static double relieved(double s) {
        return s <= 270 ? 97 : s <= 305 ? 104 : s <= 345 ? 104 - 26 * (s - 305) / 40 : 78;
    }

    /** What an easier scene brings about is no reason to make it harder again. */
    @Test
    void aStepIsNotTakenBackByWhatItBroughtAbout() {
        List<Rating> ratings = List.of(new Rating(100_000, 70), new Rating(345_000, 50));
        Memory eased = spoken(Rule.STAYS_HIGH, null, 300_000);
        Readings readings = readings(360_000, AdaptationTests::relieved, ratings, List.of());
        assertTrue(HeartRules.fastDrop(readings, SETTINGS).isPresent(), "it is a fast drop");
        for (long now = 360_000; now <= 900_000; now += CHUNK_MS) {
            Readings later = readings(now, AdaptationTests::relieved, ratings, List.of());
            assertEquals(
                    Optional.empty(), Adaptation.look(later, eased, SETTINGS).suggestion(), "at " + now);
        }
    }

    /** Another peak, all of it after the step, and down from it by more than is needed without one. */
    @Test
    void theStepAgainstTheLatestNeedsTimeAndAMargin() {
        assertTrue(afterEasing(600, .70).isPresent());
        assertEquals(Optional.empty(), afterEasing(600, .60), "enough without the margin");
        assertEquals(Optional.empty(), afterEasing(470, .70), "four minutes are not over");
    }

    /**
     * @param peakS when a half minute at 102 begins, after a step at 300 s
     * @param recovery share of the way that it then comes down
     */
    private static Optional<Suggestion> afterEasing(int peakS, double recovery) {
        double low = 102 - recovery * (102 - BASELINE_BPM);
        DoubleUnaryOperator rate = s -> s <= peakS ? 88 : s <= peakS + 30 ? 102 : low;
        List<Rating> ratings = List.of(new Rating(100_000, 70), new Rating(1_000L * peakS + 60_000, 45));
        Readings readings = readings(1_000L * peakS + 60_000, rate, ratings, List.of());
        return Adaptation.look(readings, spoken(Rule.STAYS_HIGH, null, 300_000), SETTINGS)
                .suggestion()
                .filter(one -> one.rule() == Rule.FAST_DROP);
    }

    @Test
    void afterAHarderStepHighIsByFiveBeatsMore() {
        Memory harder = spoken(Rule.FAST_DROP, null, 300_000);
        assertEquals(
                Optional.empty(),
                Adaptation.look(readings(700_000, s -> 95, List.of(), List.of()), harder, SETTINGS)
                        .suggestion());
        assertEquals(
                Rule.STAYS_HIGH,
                Adaptation.look(readings(700_000, s -> 97, List.of(), List.of()), harder, SETTINGS)
                        .suggestion()
                        .orElseThrow()
                        .rule());
        assertEquals(
                Optional.empty(),
                Adaptation.look(readings(580_000, s -> 120, List.of(), List.of()), harder, SETTINGS)
                        .suggestion(),
                "the minutes before the step are of another scene");
    }

    @Test
    void theSameIsSaidAgainAfterFiveMinutesOnly() {
        Readings readings = readings(660_000, s -> 97, List.of(), List.of());
        Adaptation.Outcome early = Adaptation.look(readings, spoken(Rule.STAYS_HIGH, null, 361_000), SETTINGS);
        assertEquals(Optional.empty(), early.suggestion());
        assertEquals(Set.of(), early.vetoed());
        assertTrue(Adaptation.look(readings, spoken(Rule.STAYS_HIGH, null, 360_000), SETTINGS)
                .suggestion()
                .isPresent());
    }

    @Test
    void aTagIsNamedOnce() {
        Readings readings = criticised(Safety.CLEAR, List.of());
        Memory named = spoken(Rule.SPIKE_ON_TAG, "criticism", 0);
        assertEquals(
                Optional.empty(), Adaptation.look(readings, named, SETTINGS).suggestion());
    }

    private static Memory spoken(Rule rule, @Nullable String tag, long atMs) {
        return new Memory(List.of(new Memory.Spoken(rule, tag, atMs)));
    }

    @Test
    void aHeartThatOnlyComesBackToWhereItAlwaysWasHasNotComeDown() {
        List<Rating> falling = List.of(new Rating(290_000, 70), new Rating(390_000, 45));
        // Ten minutes at 84, in them half a minute at 100.
        DoubleUnaryOperator burst = s -> s > 300 && s <= 330 ? 100 : 84;
        assertEquals(
                Optional.empty(),
                look(readings(400_000, burst, falling, List.of())).suggestion());
        assertEquals(
                Rule.FAST_DROP,
                only(readings(400_000, s -> s > 300 && s <= 330 ? 100 : s <= 300 ? 84 : 78, falling, List.of()))
                        .rule());
    }

    @Test
    void aFallOfAFewPointsInTheRatingsIsNoAgreement() {
        assertEquals(
                Optional.empty(),
                look(readings(
                                150_000,
                                AdaptationTests::upAndDown,
                                List.of(new Rating(50_000, 70), new Rating(140_000, 60)),
                                List.of()))
                        .suggestion());
    }

    private static Readings spoiltBy(Veto veto, Readings readings) {
        List<Rating> ratings = new ArrayList<>(readings.ratings());
        List<HeartPoint> heart = readings.heart();
        Safety safety = Safety.CLEAR;
        switch (veto) {
            case DISTRESS -> ratings.add(new Rating(readings.nowMs(), 90));
            case WANTS_OUT -> safety = new Safety(true, false, false);
            case SICK -> safety = new Safety(false, true, false);
            case RISK -> safety = new Safety(false, false, true);
            case POOR_SIGNAL ->
                // Longer ago there was signal; of the last five minutes a fifth and more is missing.
                heart = heart.stream()
                        .map(one -> new HeartPoint(one.atMs(), CHUNK_MS * 3 / 4, one.bpm()))
                        .toList();
            case TOO_SOON -> throw new IllegalArgumentException("is of memory, not of readings");
        }
        if (veto == Veto.POOR_SIGNAL
                && readings.tags().isEmpty()
                && readings.ratings().isEmpty()) {
            // Five good minutes of which a part is too long ago.
            return new Readings(
                    480_000, BASELINE_BPM, List.of(), stretched(heart), ratings, readings.tags(), safety, BY_FEAR);
        }
        return new Readings(
                readings.nowMs(), BASELINE_BPM, List.of(), heart, ratings, readings.tags(), safety, BY_FEAR);
    }

    private static List<HeartPoint> stretched(List<HeartPoint> heart) {
        List<HeartPoint> longer = new ArrayList<>();
        for (long at = CHUNK_MS; at <= 480_000; at += CHUNK_MS) {
            longer.add(new HeartPoint(at, CHUNK_MS * 3 / 4, heart.get(0).bpm()));
        }
        return longer;
    }

    private static Readings criticised(Safety safety, List<Rating> ratings) {
        List<TagMoment> tags = new ArrayList<>();
        for (long at : new long[] {60_000, 150_000, 240_000}) {
            tags.add(new TagMoment(at, "criticism"));
        }
        for (long at : new long[] {30_000, 105_000, 195_000, 210_000, 285_000}) {
            tags.add(new TagMoment(at, "neutral"));
        }
        tags.sort((a, b) -> Long.compare(a.atMs(), b.atMs()));
        DoubleUnaryOperator rate = s -> {
            for (TagMoment tag : tags) {
                double since = s - tag.atMs() / 1e3;
                if (since > 0 && since <= 15) {
                    return tag.tag().equals("criticism") ? 88 : 75;
                }
            }
            return 74;
        };
        Readings all = readings(330_000, rate, ratings, tags);
        return new Readings(all.nowMs(), all.baselineBpm(), List.of(), all.heart(), ratings, tags, safety, BY_FEAR);
    }

    /** 72 to 98 in a minute, and down to 80 at 150 s. */
    private static double upAndDown(double s) {
        return s <= 60 ? 72 + 26 * s / 60 : 98 - 18 * (s - 60) / 85;
    }

    private static Readings readings(
            long lengthMs, DoubleUnaryOperator bpmAtS, List<Rating> ratings, List<TagMoment> tags) {
        List<HeartPoint> heart = new ArrayList<>();
        for (long at = CHUNK_MS; at <= lengthMs; at += CHUNK_MS) {
            heart.add(new HeartPoint(at, CHUNK_MS, bpmAtS.applyAsDouble(at / 1e3)));
        }
        return new Readings(lengthMs, BASELINE_BPM, List.of(), heart, ratings, tags, Safety.CLEAR, BY_FEAR);
    }

    private static Suggestion only(Readings readings) {
        return look(readings).suggestion().orElseThrow();
    }

    private static Adaptation.Outcome look(Readings readings) {
        return Adaptation.look(readings, Memory.NONE, SETTINGS);
    }
}
