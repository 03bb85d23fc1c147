package dev.inhabit.server.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | I like dogs | 3 | 0",
                "en | Um, I was, like, really scared | 4 | 2",
                "en | I was like, no way | 4 | 1",
                "en | What is it like? | 4 | 0",
                "en | It was, you know, hard | 3 | 1",
                "en | Do you know? | 3 | 0",
                "en | You know him | 3 | 0",
                "en | So, um, I went home | 3 | 2",
                "en | I think so | 3 | 0",
                "en | I was so happy | 4 | 0",
                "en | Actually, it went well | 3 | 1",
                "en | It actually went well | 4 | 0",
                "en | Hmm | 0 | 1",
                "en | I don’t know | 3 | 0",
                "de | Ähm er ist um acht gegangen | 5 | 1",
                "fr | Euh je ne sais pas | 4 | 1",
                "es | Eh no sé | 2 | 1",
                "tlh | hmm nuqneH um | 2 | 1",
            })
    void fillersAreToldFromWords(String language, String text, int words, int fillers) {
        SpokenCount count = new Fillers(language).count(text, 1000, 5000);
        assertEquals(words, count.words());
        assertEquals(fillers, count.fillers());
    }

    @Test
    void twoMinutesWithTwentySecondsOfSilence() {
        SpeechRate rate = new SpeechRate(Duration.ofMinutes(3));
        for (int i = 0; i < 20; i++) {
            // Each six seconds: five of speech, one of silence; the first begins at 1 s.
            rate.said(new SpokenCount(i < 12 ? 14 : 13, i < 8 ? 1 : 0, 5_000, 6_000L * (i + 1)));
        }
        rate.said(new SpokenCount(0, 0, 0, 121_000));
        SpeechRate.Metrics metrics = Objects.requireNonNull(rate.at(121_000));
        assertEquals(136, metrics.wordsPerMinute(), 1e-9);
        assertEquals(163.2, metrics.articulationPerMinute(), 1e-9);
        assertEquals(4, metrics.fillersPerMinute(), 1e-9);
        assertEquals(10, metrics.pausesPerMinute(), 1e-9);
        assertEquals(1_000, metrics.meanPauseMs(), 1e-9);
        assertEquals(1 / 6.0, metrics.silenceShare(), 1e-9);
    }

    @Test
    void aLongSilenceIsSomebodyElseSpeaking() {
        SpeechRate rate = new SpeechRate(Duration.ofMinutes(1));
        rate.said(new SpokenCount(10, 0, 5_000, 5_000));
        rate.said(new SpokenCount(10, 0, 5_000, 40_000));
        assertEquals(120, Objects.requireNonNull(rate.at(40_000)).wordsPerMinute(), 1e-9);
    }

    @Test
    void whatWasSaidLongAgoOrTooBrieflyGivesNoRate() {
        SpeechRate rate = new SpeechRate(Duration.ofMinutes(1));
        assertNull(rate.at(0));
        rate.said(new SpokenCount(3, 0, 1_000, 1_000));
        assertNull(rate.at(1_000));
        rate.said(new SpokenCount(10, 0, 5_000, 6_000));
        assertEquals(6_000 + 60_000 - 5_000, rate.nextFadeAtMs());
        assertNull(rate.at(66_000));
        assertEquals(Long.MAX_VALUE, rate.nextFadeAtMs());
    }
}
