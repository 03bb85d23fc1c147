package dev.inhabit.server.adaptation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.server.adaptation.Suggestion.Rule;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which of the two an exposure ends, fear that falls or an expectation that is disappointed, as the patient's mode says. */
class LearningModeTests {
    private static final RuleSettings SETTINGS = RuleSettings.of(ShippedBiofeedback.HEART);
    private static final Disproved LAUGHTER = new Disproved(8, 80, 20, 140_000);

    /** A heart that goes up to 98 in the first minute and comes down to 80, and ratings with it. */
    private static Readings fallen(LearningMode mode, List<Disproved> disproved, Readings.Safety safety) {
        List<HeartPoint> heart = new ArrayList<>();
        for (int s = 5; s <= 150; s += 5) {
            double bpm = s <= 60 ? 72 + 26 * s / 60.0 : Math.max(80, 98 - 18 * (s - 60) / 60.0);
            heart.add(new HeartPoint(1_000L * s, 5_000, bpm));
        }
        return new Readings(
                150_000,
                72.0,
                List.of(),
                heart,
                List.of(new Rating(50_000, 70), new Rating(140_000, 45)),
                List.of(),
                safety,
                new Readings.Learning(mode, disproved));
    }

    @ParameterizedTest
    @CsvSource({"HABITUATION,FAST_DROP", "INHIBITORY,", "MIXED,FAST_DROP"})
    void aFallOfFearIsAReasonToGoOnUnlessItIsExpectancyThatCounts(LearningMode mode, Rule rule) {
        assertEquals(
                Optional.ofNullable(rule),
                Adaptation.look(fallen(mode, List.of(), Readings.Safety.CLEAR), Memory.NONE, SETTINGS)
                        .suggestion()
                        .map(Suggestion::rule));
    }

    @ParameterizedTest
    @CsvSource({"HABITUATION,FAST_DROP", "INHIBITORY,EXPECTANCY_VIOLATED", "MIXED,EXPECTANCY_VIOLATED"})
    void whatDidNotHappenIsAReasonToEndUnlessItIsFearThatCounts(LearningMode mode, Rule rule) {
        Suggestion suggestion = Adaptation.look(
                        fallen(mode, List.of(LAUGHTER), Readings.Safety.CLEAR), Memory.NONE, SETTINGS)
                .suggestion()
                .orElseThrow();
        assertEquals(rule, suggestion.rule());
        if (rule == Rule.EXPECTANCY_VIOLATED) {
            assertEquals(0, rule.step());
            assertEquals(List.of(140_000L), suggestion.evidence());
            assertEquals(
                    "What was feared did not happen, and seems 60 points less likely now (from 80 to 20 of 100)",
                    suggestion.reason());
        }
    }

    @Test
    void itIsSaidOnceForEachExpectation() {
        Readings one = fallen(LearningMode.INHIBITORY, List.of(LAUGHTER), Readings.Safety.CLEAR);
        Memory said = new Memory(List.of(new Memory.Spoken(Rule.EXPECTANCY_VIOLATED, null, 60_000)));
        assertEquals(Optional.empty(), Adaptation.look(one, said, SETTINGS).suggestion());
        Readings two = fallen(
                LearningMode.INHIBITORY, List.of(LAUGHTER, new Disproved(9, 60, 10, 145_000)), Readings.Safety.CLEAR);
        assertEquals(
                List.of(145_000L),
                Adaptation.look(two, said, SETTINGS).suggestion().orElseThrow().evidence());
    }

    @Test
    void itNeedsNoHeartButIsVetoedByDanger() {
        Readings blind = new Readings(
                150_000,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Readings.Safety.CLEAR,
                new Readings.Learning(LearningMode.INHIBITORY, List.of(LAUGHTER)));
        assertEquals(
                Rule.EXPECTANCY_VIOLATED,
                Adaptation.look(blind, Memory.NONE, SETTINGS)
                        .suggestion()
                        .orElseThrow()
                        .rule());
        Readings danger = fallen(LearningMode.INHIBITORY, List.of(LAUGHTER), new Readings.Safety(false, false, true));
        assertEquals(
                Set.of(Veto.RISK),
                Adaptation.look(danger, Memory.NONE, SETTINGS).vetoed());
    }
}
