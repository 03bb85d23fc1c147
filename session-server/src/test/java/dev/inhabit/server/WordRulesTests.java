package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.text.WordReader;
import dev.inhabit.server.journal.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clinic's own rules for words, as the server takes them at start. */
class WordRulesTests {
    private static final String TOPICS = """
            topics:
              gardening:
                - pear tree
            elsewhere: []
            """;

    @TempDir
    Path folder;

    @Test
    void aClinicsFileStandsForThatOfTheJarAndTheOthersStay() throws IOException {
        Files.writeString(folder.resolve("topics-en.yaml"), TOPICS);
        WordReader reader = new WordReader(Server.wordRules(folder));
        assertEquals(
                "gardening",
                reader.read("My boss sits under the pear tree").topics().get(0).topic());
        assertEquals(1, reader.read("My boss sits under the pear tree").topics().size());
        assertEquals(
                new WordReader(TextRules.shipped()).read("I want to die").risk(),
                reader.read("I want to die").risk());
    }

    @Test
    void whatMakesNoRuleStopsTheStartWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("topics-en.yaml"), TOPICS.replace("pear tree", "pear? tree?"));
        CannotStart refused = assertThrows(CannotStart.class, () -> Server.wordRules(folder));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("the rules for words need correction:\n  " + folder), message);
        assertTrue(
                message.endsWith("topics-en.yaml:3: topics.gardening[0]: expected a phrase that begins and ends with a"
                        + " word, not optional, found 'pear? tree?'"),
                message);
    }

    @Test
    void theRulesOfThisCheckoutAreThoseOfTheJar() {
        assertEquals(
                TextRules.shipped().version(),
                Server.wordRules(Settings.root().resolve("config/text")).version());
    }
}
