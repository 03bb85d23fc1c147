package dev.inhabit.affect.text.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.text.WordReader;
import dev.inhabit.affect.text.WordReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongTextRiskTests {
    /** What a message of the wire may hold. */
    private static final int LONGEST_MESSAGE = 64 * 1024;

    private static final String CALM = "The table is brown and the chair is brown too. ";
    private static final String DANGER = "I want to kill myself";

    private final WordReader reader = new WordReader(TextRules.shipped());

    @ParameterizedTest
    @ValueSource(
            ints = {1_000, WordReader.MOST_CHARACTERS - 10, WordReader.MOST_CHARACTERS + 350, 45_000, LONGEST_MESSAGE})
    void theEndOfALongTextIsReadForDanger(int length) {
        String text = calm(length - DANGER.length()) + DANGER;
        WordReading reading = reader.read(text);
        assertEquals(RiskLevel.SEVERE, reading.risk().level());
        RiskFinding last =
                reading.risk().findings().get(reading.risk().findings().size() - 1);
        assertEquals(text.length(), last.end());
        assertEquals(reading.risk(), reader.risk(text, false));
        assertEquals(Math.min(length, WordReader.MOST_CHARACTERS), reading.charactersRead());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kms ", "\" kms ", "not a day that I do not want to die ", "hung myself a "})
    void manySignsInALongTextAreAllWeighed(String sign) {
        RiskLevel alone = reader.risk(sign, false).level();
        int times = LONGEST_MESSAGE / sign.length();
        RiskReading reading = reader.risk(sign.repeat(times), false);
        assertTrue(reading.level().atLeast(alone));
        assertTrue(reading.findings().size() >= times, "each is found");
    }

    @Test
    void aSignInTheMiddleOfALongTextIsOneFinding() {
        String calm = calm(30_000);
        assertEquals(
                1, reader.risk(calm + DANGER + ". " + calm, false).findings().size());
    }

    private static String calm(int length) {
        String calm = CALM.repeat(length / CALM.length() + 1).substring(0, length - 2);
        return calm + ". ";
    }
}
