package dev.inhabit.affect.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.text.risk.RiskLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordReaderTests {
    private static final String RULES = """
            classes: {}
            rules:
              - {id: pears, category: STRAIN, level: MILD, phrases: [%s]}
            idioms: []
            cues: {NEGATOR: [], UNDOING: [], CARRYING: [], STRUGGLING: [], COMPARING: [], JOINING: [], PAST: [], RECENT: [],
              DENIAL: [], LAUGHTER: [], FICTION: [], SAYING: [], SPEAKER: [], OTHERS: [], FOR_OTHERS: [], OTHERS_FORM: [],
              MYSELF: [], OTHERSELF: [], DISTRESS: []}
            """;

    @TempDir
    Path folder;

    @Property(tries = 500)
    void anyTextIsRead(@ForAll String text) {
        WordReading reading = new WordReader(TextRules.shipped()).read(text);
        assertTrue(Math.abs(reading.sentiment()) <= 1);
        double trust = reading.language().trust();
        assertTrue(trust >= 0 && trust <= 1);
    }

    @Test
    void aClinicMayBringItsOwnRules() throws IOException {
        Files.writeString(folder.resolve("risk-en.yaml"), RULES.formatted("no more pears"));
        WordReader reader = new WordReader(TextRules.load(folder));
        assertEquals(
                RiskLevel.MILD, reader.read("There are no more pears").risk().level());
        assertEquals(RiskLevel.NORMAL, reader.read("I want to die").risk().level());
    }

    @Test
    void aRuleThatMakesNoSenseIsRefusedByName() throws IOException {
        assertRefused(RULES.formatted("'.. pears'"), "'.. pears'");
        assertRefused(RULES.formatted("$fruit"), "$fruit");
        assertRefused(RULES.formatted("pears").replace("MILD", "AWFUL"), "risk-en.yaml");
        assertRefused(RULES.formatted("pears").replace("DISTRESS: []", "X: []"), "risk-en.yaml");
        assertRefused(RULES.formatted("pears").replace(", DISTRESS: []", ""), "DISTRESS");
        assertRefused("rules: [", "risk-en.yaml");
    }

    private void assertRefused(String rules, String named) throws IOException {
        Files.writeString(folder.resolve("risk-en.yaml"), rules);
        UnusableRulesException refused = assertThrows(UnusableRulesException.class, () -> TextRules.load(folder));
        assertTrue(String.valueOf(refused.getMessage()).contains(named), refused.getMessage());
    }
}
