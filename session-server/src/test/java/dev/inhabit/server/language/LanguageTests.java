package dev.inhabit.server.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.content.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTests {
    private static final Language ENGLISH = Language.READER
            .readAll(Path.of(System.getProperty("inhabit.root"), "config", "language"), new ArrayList<Problem>())
            .stream()
            .filter(language -> language.locale().equals("en"))
            .findFirst()
            .orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I'm Peter | Peter",
                "I’m Peter. | Peter",
                "hi, my name is anne-marie, nice to meet you | Anne-marie",
                "um, Peter | Peter",
                "Peter Smith | Peter",
                "you can call me Jo | Jo",
                "they call me O'Neill | O'neill",
                "Zoë | Zoë",
                "I'm fine | none",
                "I'm so nervous | none",
                "I'm not going to tell you | none",
                "hello | none",
                "I'd rather not say | none",
                "who wants to know that | none",
                "it's okay | none",
                "4711 | none"
            })
    void namesAreFoundWhereSomebodyGivesOne(String said, String name) {
        assertEquals(name, ENGLISH.nameIn(Spoken.of(said)).orElse("none"));
    }

    @ParameterizedTest
    @CsvSource({
        "yes, 'yeah, I think so', true",
        "yes, not okay, false",
        "no, I don't think so, true",
        "stop, can we stop please, true",
        "stop, I couldn't stop laughing, false",
        "stop, I had to stop at the lights, false",
        "unsure, I'm not sure, true",
        "nothing-of-ours, yes, false"
    })
    void meaningsAreKnownByTheirPhrases(String intent, String said, boolean means) {
        assertEquals(means, ENGLISH.means(intent, Spoken.of(said)));
    }

    @Test
    void aNegationReachesTwoWordsAndNoFurtherThanItsPart() {
        assertEquals(0, count("it was not very good"));
        assertEquals(0, count("not good"));
        assertEquals(1, count("no, good"));
        assertEquals(1, count("not what I wanted but good"));
        assertEquals(1, count("goodness, goods"), "a star stands for any ending, once");
    }

    private static int count(String text) {
        return Spoken.of(text).count(List.of("good*"), Set.of("not", "no"));
    }

    @Test
    void silenceIsNoText() {
        assertTrue(Spoken.of(" … ,.").isEmpty());
        assertFalse(Spoken.of("m").isEmpty());
        assertFalse(Spoken.of("a secret").toString().contains("secret"));
    }
}
