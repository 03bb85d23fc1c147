package dev.inhabit.affect.text.sentiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaderTests {
    private final Vader vader = new Vader(VaderLexicon.shared());

    /**
     * The sentences in the README of VADER, with the figures that it prints; but for the shares of the one with "a", which
     * it quotes from a version that left out words of one letter, and for the one with a heart, whose figure is older than
     * the rating of that word: it stands among the sentences of the reference program.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VADER is smart, handsome, and funny. | .8316 | .746 | .254 | 0",
                "VADER is smart, handsome, and funny! | .8439 | .752 | .248 | 0",
                "VADER is very smart, handsome, and funny. | .8545 | .701 | .299 | 0",
                "VADER is VERY SMART, handsome, and FUNNY. | .9227 | .754 | .246 | 0",
                "VADER is VERY SMART, handsome, and FUNNY!!! | .9342 | .767 | .233 | 0",
                "VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!! | .9469 | .706 | .294 | 0",
                "VADER is not smart, handsome, nor funny. | -.7424 | 0 | .354 | .646",
                "The book was good. | .4404 | .492 | .508 | 0",
                "At least it isn't a horrible book. | .431 | .322 | .678 | 0",
                "The book was only kind of good. | .3832 | .303 | .697 | 0",
                "The plot was good, but the characters are uncompelling and the dialog is not great. "
                        + "| -.7042 | .094 | .579 | .327",
                "Today SUX! | -.5461 | 0 | .221 | .779",
                "Today only kinda sux! But I'll get by, lol | .5249 | .317 | .556 | .127",
                "Make sure you :) or :D today! | .8633 | .706 | .294 | 0",
                "Catch utf-8 emoji such as 💘 and 💋 and 😁 | .7003 | .279 | .721 | 0",
                "Not bad at all | .431 | .487 | .513 | 0"
            },
            quoteCharacter = '~')
    void publishedFiguresComeOut(String sentence, double compound, double positive, double neutral, double negative) {
        assertFigures(vader.read(sentence), compound, positive, neutral, negative);
    }

    @Test
    void ownSentencesReadAsTheReferenceProgramReadsThem() throws IOException {
        try (InputStream in = VaderTests.class.getResourceAsStream("/text/vader-reference.tsv")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            all.lines().skip(1).forEach(line -> {
                String[] fields = line.split("\t", -1);
                assertFigures(
                        vader.read(fields[4]),
                        Double.parseDouble(fields[0]),
                        Double.parseDouble(fields[1]),
                        Double.parseDouble(fields[2]),
                        Double.parseDouble(fields[3]));
            });
        }
    }

    @Property(tries = 500)
    void anyTextHasASentimentWithinItsRange(@ForAll String text) {
        Sentiment sentiment = vader.read(text);
        assertTrue(Math.abs(sentiment.compound()) <= 1);
        double shares = sentiment.positive() + sentiment.neutral() + sentiment.negative();
        assertTrue(Math.abs(shares - 1) < .002 || shares == 0);
    }

    @Property(tries = 200)
    void theSameTextReadsTheSameWhateverWasReadBetween(@ForAll String text, @ForAll String other) {
        Sentiment first = vader.read("good " + text);
        vader.read(other);
        assertEquals(first, vader.read("good " + text));
    }

    @Test
    void noTextAtAllHasNone() {
        assertEquals(Sentiment.NONE, vader.read(" \n\t "));
    }

    private static void assertFigures(
            Sentiment read, double compound, double positive, double neutral, double negative) {
        assertEquals(compound, read.compound(), 1e-4);
        assertEquals(positive, read.positive(), 1.01e-3);
        assertEquals(neutral, read.neutral(), 1.01e-3);
        assertEquals(negative, read.negative(), 1.01e-3);
    }
}
