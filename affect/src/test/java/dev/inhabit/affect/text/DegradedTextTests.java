package dev.inhabit.affect.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import dev.inhabit.affect.text.risk.RiskLevel;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DegradedTextTests {
    private final ModelRegistry models = ModelRegistry.shipped();
    private final TextModel model = TextModel.load(models, models.require(ModelTask.TEXT_EMOTION));
    private final TextSense sense = new TextSense(model, TextRules.shipped(), () -> {});
    private final WordReader reader = new WordReader(TextRules.shipped());

    @AfterAll
    void close() {
        sense.close();
        model.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ich habe große Angst vor dem Vortrag morgen",
                "Die Schule ist zu laut und ich will nicht in die Klasse",
                "Je suis très triste et je ne veux pas parler",
                "Estoy muy cansado y no quiero hablar",
                "Non voglio parlare davanti a tutti",
                "Jestem bardzo zmęczony i nie chcę iść",
                "Мне очень страшно говорить",
                "我很害怕在大家面前说话",
                "とても怖いです",
                "أنا خائف جدا من الحديث أمام الناس",
                "אני מפחד לדבר",
                "xqzt brlk vmpf gnrt wxyz",
                "qwzx",
                "qwzx plmk",
                "jsem smutny",
                "olen surullinen",
                "sunt trist",
                "jsem velmi smutny dnes",
                "lorem ipsum dolor sit amet"
            })
    void whatIsNotEnglishIsUnknownAndHardlyTrusted(String words) {
        TextReading reading = sense.read(words);
        assertEquals("unknown", reading.label());
        assertEquals(Language.OTHER, reading.words().language().language());
        assertTrue(reading.confidence() < .3);
        assertEquals(0, reading.sentiment());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am afraid of the talk tomorrow",
                "Terrified!",
                "Today SUX!",
                "my hands r shaking lol",
                "Nice weather",
                "The die is cast in the war",
                "No, not again",
                "VADER is smart, handsome, and funny.",
                "heartbroken",
                "Elevator",
                "ok",
                "Panic"
            })
    void englishIsTakenForEnglish(String words) {
        TextReading reading = sense.read(words);
        assertEquals(Language.ENGLISH, reading.words().language().language());
        assertTrue(reading.confidence() > 0);
        assertTrue(reading.emotion().isPresent());
    }

    @Test
    void aLetterWithoutEndIsNoWord() {
        TextReading reading = sense.read("x".repeat(10_000));
        assertEquals("unknown", reading.label());
        assertEquals(Language.OTHER, reading.words().language().language());
        assertEquals(List.of(), reading.words().keywords());
        WordReading between = reader.read("My sister " + "y".repeat(3_000) + " likes the library");
        assertEquals(List.of("sister", "likes", "library"), between.keywords());
    }

    @Test
    void emojiAloneHaveASentimentAndNoLabel() {
        TextReading reading = sense.read("😀😀 😍");
        assertEquals("unknown", reading.label());
        assertEquals(Language.NONE, reading.words().language().language());
        assertEquals(0, reading.confidence());
        assertTrue(reading.sentiment() > .3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "...", "12345 67", "\u0000\u0001\u202e", "?!?!"})
    void withoutWordsNothingIsKnown(String text) {
        TextReading reading = sense.read(text);
        assertEquals("unknown", reading.label());
        assertEquals(0, reading.confidence());
        assertEquals(RiskLevel.NORMAL, reading.words().risk().level());
    }

    @Test
    void tenThousandCharactersAreReadToTheEnd() {
        String text = "I walked along the street and looked at the houses. ".repeat(192) + "I want to die.";
        TextReading reading = sense.read(text);
        assertEquals(text.length(), reading.words().charactersRead());
        assertEquals(RiskLevel.SEVERE, reading.words().risk().level());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"I \u0000want\u0007 to\u200b die", "\u202eI want to die\u202c", "I wa\u00adnt to d\u0301ie"})
    void unseenCharactersHideNothing(String words) {
        assertEquals(RiskLevel.SEVERE, reader.read(words).risk().level());
    }
}
