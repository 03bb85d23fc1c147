package dev.inhabit.affect.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.Beside;
import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextSenseTests {
    private final ModelRegistry models = ModelRegistry.shipped();
    private final TextModel model = TextModel.load(models, models.require(ModelTask.TEXT_EMOTION));
    private final TextSense sense = new TextSense(model, TextRules.shipped(), () -> {});

    @AfterAll
    void close() {
        sense.close();
        model.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I'm so happy you came, thank you! | HAPPY",
                "They are all staring at me and I'm terrified | FEARFUL",
                "This is disgusting | DISGUSTED",
                "You idiot, stop it | ANGRY",
                "I miss her and I cry every night | SAD",
                "Wow, I did not expect that | SURPRISED",
                "The meeting is at three | NEUTRAL"
            })
    void plainSentencesAreRead(String words, Emotion emotion) {
        assertEquals(emotion, sense.read(words).emotion().orElseThrow());
    }

    @Test
    void sentimentHasTheSignOfTheWords() {
        assertTrue(sense.read("I love this, it is wonderful").sentiment() > .5);
        assertTrue(sense.read("I hate this, it is horrible").sentiment() < -.5);
    }

    @Test
    void finerLabelsComeWithTheCoarse() {
        TextReading reading = sense.read("Thank you so much, that was very kind");
        assertTrue(reading.fine().contains(FineEmotion.GRATITUDE));
        assertEquals(List.of(Emotion.HAPPY), reading.present());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t  "})
    void noWordsAreUnknown(String words) {
        TextReading reading = sense.read(words);
        assertEquals("unknown", reading.label());
        assertEquals(0, reading.confidence());
        assertEquals(0, reading.sentiment());
        assertEquals(Shares.EVEN, reading.shares());
    }

    @Test
    void anyLengthAndAnyCharactersAreRead() {
        for (String words :
                List.of("a", "\u0000", "\uD83D\uDE00", "\uD83D", "x".repeat(50_000), "é ü 漢字 ".repeat(300))) {
            TextReading reading = sense.read(words);
            assertTrue(reading.confidence() >= 0 && reading.confidence() <= 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not good", "nauseous and dizzy", "my hamster died"})
    void wordsThatCouldBeSeveralThingsAreNotNamed(String words) {
        TextReading reading = sense.read(words);
        assertEquals("unknown", reading.label());
        assertTrue(reading.confidence() > 0 && reading.confidence() < .5);
        assertTrue(reading.shares().topShare() > 1 / 7.0, "what it leans to stays in the shares");
    }

    @Test
    void theEndOfALongTextCounts() {
        String calm = "The table is brown and the chair is brown too. ".repeat(10);
        double without = sense.read(calm).shares().of(Emotion.FEARFUL);
        double with = sense.read(calm + "I am terrified, I am so scared. ".repeat(10))
                .shares()
                .of(Emotion.FEARFUL);
        assertTrue(with > 2 * without);
    }

    @Test
    void theTokenizerReportsItsUseToNobody() {
        assertEquals("true", System.getProperty("OPT_OUT_TRACKING"));
        assertEquals("true", System.getProperty("ai.djl.offline"));
    }

    /** Macro F1 on sentences that the network was tuned on: that words are cut as for training, not how good it is. */
    @Test
    void labelledSentencesAreReadAsWellAsWhenItWasMade() throws IOException {
        Path sentences = Beside.checkout("data", "text", "goemotions_dev.tsv");
        Map<Emotion, int[]> counts = new EnumMap<>(Emotion.class);
        Emotion.all().forEach(emotion -> counts.put(emotion, new int[3]));
        int[] named = new int[3];
        for (String line : Files.readAllLines(sentences)) {
            String[] fields = line.split("\t", -1);
            Set<Emotion> labelled = EnumSet.noneOf(Emotion.class);
            for (String label : fields[1].split(",", -1)) {
                labelled.add(FineEmotion.all().get(Integer.parseInt(label)).coarse());
            }
            TextReading reading = sense.read(fields[0]);
            List<Emotion> read = reading.present();
            reading.emotion().ifPresent(emotion -> {
                named[0]++;
                named[1] += labelled.contains(emotion) ? 1 : 0;
            });
            named[2]++;
            counts.forEach((emotion, count) -> {
                count[0] += labelled.contains(emotion) && read.contains(emotion) ? 1 : 0;
                count[1] += labelled.contains(emotion) ? 1 : 0;
                count[2] += read.contains(emotion) ? 1 : 0;
            });
        }
        double macroF1 = counts.values().stream()
                .mapToDouble(count -> 2.0 * count[0] / (count[1] + count[2]))
                .average()
                .orElseThrow();
        assertEquals(.606, macroF1, .005);
        assertEquals(.78, named[0] / (double) named[2], .02, "named at all");
        assertEquals(.77, named[1] / (double) named[0], .02, "of these right");
    }
}
