package dev.inhabit.affect.text.sentiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.text.WordReader;
import dev.inhabit.affect.text.WordReading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SarcasmTests {
    private final WordReader reader = new WordReader(TextRules.shipped());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Oh great, another meeting",
                "Oh great, another meeting.",
                "oh wonderful, more homework!",
                "Oh great. Another deadline.",
                "Great, my flight got cancelled",
                "Just great, the printer is broken again",
                "Fantastic, it's raining again",
                "Wow, what a lovely way to get fired",
                "Yeah right",
                "Yeah, right, like that will happen",
                "Just what I needed, another bill",
                "Oh, just what I needed",
                "Thanks a lot for ruining my day",
                "Thanks a lot for nothing",
                "Thanks for nothing!",
                "I love waiting in line for hours",
                "I just love being ignored",
                "I love it when my computer crashes",
                "I really enjoy being yelled at",
                "So much fun being stuck in traffic",
                "My \"friends\" forgot my birthday",
                "The \"helpful\" staff sent me away",
                "Lucky me, I get to work on Sunday and it is raining again",
                "Perfect, now my phone is dead",
                "Can't wait to be stuck in traffic again",
                "Well, that went well",
                "What could possibly go wrong"
            })
    void sarcasmIsShownBelowZero(String words) {
        WordReading reading = reader.read(words);
        assertTrue(reading.sarcastic(), words);
        assertTrue(reading.sentiment() < 0, words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thank you so much for your help",
                "Thanks a lot for your help",
                "Thanks a lot for coming",
                "Oh great, you came!",
                "Oh great, the meeting went well",
                "Great meeting today, thanks everyone",
                "That hug was just what I needed",
                "I love my work",
                "I love being with you",
                "I love it when you smile",
                "Great, see you tomorrow",
                "She said \"great\" and smiled",
                "I really enjoy our walks",
                "Wonderful, I passed the exam",
                "Lovely weather today",
                "Can't wait to see you",
                "So excited for the party",
                "What a lovely day",
                "VADER is smart, handsome, and funny.",
                "Today only kinda sux! But I'll get by, lol",
                "Make sure you :) or :D today!",
                "I am happy that it is over",
                "Yeah, right here is fine",
                "I had another good meeting",
                "It was nice and I was not late"
            })
    void sincereWordsAreLeftAlone(String words) {
        WordReading reading = reader.read(words);
        assertEquals(reading.vader().compound(), reading.sentiment(), words);
    }
}
