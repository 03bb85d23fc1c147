package dev.inhabit.server.adaptation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The limits of the rules are what the clinic's file says, each of them. */
class RuleSettingsTests {
    /** Each line of the file with other numbers. */
    private static final Map<String, String> EDITS = Map.of(
            "staysHigh: {overBaselineBpm: 20, sharePercent: 80, goodSignalMinS: 300, standardErrors: 4.5}",
            "staysHigh: {overBaselineBpm: 25, sharePercent: 90, goodSignalMinS: 360, standardErrors: 3}",
            "fastDrop: {peakOverBaselineBpm: 20, recoveryPercent: 50, withinS: 120, restDeviations: 5, standardErrors: 4.5}",
            "fastDrop: {peakOverBaselineBpm: 15, recoveryPercent: 60, withinS: 90, restDeviations: 3.5, standardErrors: 4}",
            "topicSpike: {riseBpm: 10, riseSd: 2, withinS: 15, times: 2, chanceMaxPercent: 1}",
            "topicSpike: {riseBpm: 12, riseSd: 2.5, withinS: 20, times: 3, chanceMaxPercent: 0.5}",
            "guards: {apartMinS: 60, sameRuleApartMinS: 300, goodSignalPercent: 80, vetoSudsFrom: 90}",
            "guards: {apartMinS: 90, sameRuleApartMinS: 200, goodSignalPercent: 75, vetoSudsFrom: 85}",
            "oppositeStep: {apartMinS: 240, moreBpm: 5, moreRecoveryPercent: 15}",
            "oppositeStep: {apartMinS: 200, moreBpm: 7, moreRecoveryPercent: 10}");

    @Test
    void everyLimitComesFromTheFile() throws Exception {
        RuleSettings shipped = RuleSettings.of(ShippedBiofeedback.HEART);
        RuleSettings edited = RuleSettings.of(edited());
        for (RecordComponent rule : RuleSettings.class.getRecordComponents()) {
            for (RecordComponent limit : rule.getType().getRecordComponents()) {
                // What fall of ratings counts is a session's own.
                if (!limit.getName().startsWith("rating")) {
                    assertNotEquals(
                            limit.getAccessor().invoke(rule.getAccessor().invoke(shipped)),
                            limit.getAccessor().invoke(rule.getAccessor().invoke(edited)),
                            rule.getName() + "." + limit.getName());
                }
            }
        }
        assertEquals(
                new RuleSettings(
                        new RuleSettings.High(25, .9, 360_000, 3),
                        new RuleSettings.Drop(.6, 90_000, 15, 3.5, 4, 10, .15),
                        new RuleSettings.Spike(12, 2.5, 20_000, 3, .005),
                        new RuleSettings.Guards(.75, 85, 90_000, 200_000),
                        new RuleSettings.Opposite(200_000, 7, .1)),
                edited);
    }

    private static Biofeedback edited() throws IOException {
        String text = Files.readString(ShippedBiofeedback.FILE);
        for (Map.Entry<String, String> edit : EDITS.entrySet()) {
            assertEquals(2, text.split(java.util.regex.Pattern.quote(edit.getKey()), -1).length, edit.getKey());
            text = text.replace(edit.getKey(), edit.getValue());
        }
        List<dev.inhabit.server.content.Problem> problems = new ArrayList<>();
        return Biofeedback.READER
                .read("heart.yaml", text, problems)
                .orElseThrow(() -> new AssertionError(problems.toString()));
    }
}
