package dev.inhabit.affect.physiology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.inhabit.affect.physiology.BeatCleaning.Rule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases that other programs publish; {@code -} is an interval that was taken out. */
class BeatCleaningTests {
    private static double[] series(String values) {
        return Arrays.stream(values.split(" ", -1))
                .mapToDouble(value -> value.equals("-") ? Double.NaN : Double.parseDouble(value))
                .toArray();
    }

    @Test
    void intervalsThatNoHeartHasAreTakenOut() {
        assertArrayEquals(
                series("700 600 - - 1000 - 1200"), BeatCleaning.withinRange(series("700 600 2300 200 1000 230 1200")));
        assertArrayEquals(series("300 2000 -"), BeatCleaning.withinRange(series("300 2000 NaN")));
    }

    @ParameterizedTest
    @CsvSource({
        "MALIK, 100 110 100 130 100 100 70 100 120 100, 100 110 100 - 100 100 - 100 120 100",
        "KAMATH, 101 110 100 140 100 100 70 100 130 115 100 78, 101 110 100 - 100 100 - 100 130 115 100 78",
        "KARLSSON, 110 100 125 100 100 70 100 130 105 100 78 100, 110 100 - 100 100 - 100 - 105 100 - 100",
        "ACAR, 100 100 100 100 100 100 100 100 110 930 110 100 10, 100 100 100 100 100 100 100 100 110 - 110 100 -"
    })
    void eachRuleFindsItsEctopicBeats(Rule rule, String before, String after) {
        assertArrayEquals(series(after), BeatCleaning.withoutEctopic(series(before), rule));
    }

    @ParameterizedTest
    @CsvSource({
        "700 600 2300 1000 1000 230 1200, 700 600 800 1000 1000 1100 1200",
        "250 600 700 2100, - 600 700 -",
        "600 - - 900, 600 700 800 900"
    })
    void theWholeChainFillsOnlyBetweenBeats(String before, String after) {
        double[] filled = BeatCleaning.interpolated(BeatCleaning.withinRange(series(before)));
        double[] kept = BeatCleaning.withoutEctopic(filled, Rule.KAMATH);
        assertArrayEquals(series(after), BeatCleaning.interpolated(kept), 1e-9);
    }

    @Test
    void nothingIsJudgedByWhatWasTakenOut() {
        for (Rule rule : Rule.values()) {
            double[] withGap = series("800 810 - 400 410 405 400 410 405 400 410");
            assertArrayEquals(withGap, BeatCleaning.withoutEctopic(withGap, rule == Rule.ACAR ? Rule.MALIK : rule));
        }
    }
}
