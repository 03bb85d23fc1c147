package dev.inhabit.server.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.FillersCounted;
import dev.inhabit.protocol.SpeechSample;
import dev.inhabit.server.content.Problem;
import dev.inhabit.server.feed.Floor;
import dev.inhabit.server.language.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechTests {
    private static final List<Language> LANGUAGES = Language.READER.readAll(
            Path.of(System.getProperty("inhabit.root"), "config", "language"), new ArrayList<>());

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
                "tlh | hmm nuqneH um | 3 | 0",
                "en | Ah, eh, I went | 2 | 2",
                "en | Basically, it was fine | 3 | 1",
                "en | It basically was fine | 4 | 0",
                "en | I mean, it was hard | 3 | 1",
                "en | That is what I mean. | 5 | 0",
                "en | It was, sort of, hard | 3 | 1",
                "en | He was kind of, um, rude | 3 | 2",
                "en | What kind of, er, dog? | 4 | 1",
                "en | He was kind of rude | 5 | 0",
                "en | Well, I stayed | 2 | 1",
                "en | I did well, I stayed | 5 | 0",
                "en | It went well, um, and I stayed | 6 | 1",
            })
    void fillersAreToldFromWords(String language, String text, int words, int fillers) {
        SpokenCount count = Fillers.of(language, LANGUAGES).count(text, 1000, 5000);
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
        assertEquals(120_000, metrics.speakingMs());
        assertEquals(136, metrics.wordsPerMinute());
        assertEquals(163.2, metrics.articulationPerMinute());
        assertEquals(4, metrics.fillersPerMinute());
        assertEquals(10, metrics.pausesPerMinute());
        assertEquals(0, metrics.longPausesPerMinute());
        assertEquals(1_000, metrics.meanPauseMs());
        assertEquals(1 / 6.0, metrics.silenceShare());
    }

    @Test
    void onlySilencesOfAQuarterSecondArePausesAndThoseOfTwoSecondsLong() {
        SpeechRate rate = new SpeechRate(Duration.ofMinutes(1));
        rate.said(new SpokenCount(10, 0, 5_000, 5_000));
        rate.said(new SpokenCount(10, 0, 5_000, 10_249));
        rate.said(new SpokenCount(10, 0, 5_000, 15_499));
        rate.said(new SpokenCount(10, 0, 5_000, 22_499));
        rate.said(new SpokenCount(10, 0, 5_000, 32_498));
        SpeechRate.Metrics metrics = Objects.requireNonNull(rate.at(32_498));
        assertEquals(32_498, metrics.speakingMs());
        assertEquals(60_000.0 * 3 / 32_498, metrics.pausesPerMinute());
        assertEquals(60_000.0 * 2 / 32_498, metrics.longPausesPerMinute());
        assertEquals((250 + 2_000 + 4_999) / 3.0, metrics.meanPauseMs());
    }

    @Property
    void paceArticulationAndPausesFitTogether(
            @ForAll @Size(min = 1, max = 40) List<@From("utterances") SpokenCount> said) {
        SpeechRate rate = new SpeechRate(Duration.ofHours(1));
        long now = 0;
        for (SpokenCount each : said) {
            // Its end stands for the silence before it.
            now += each.endedAtMs() + each.durationMs();
            rate.said(new SpokenCount(each.words(), each.fillers(), each.durationMs(), now));
        }
        SpeechRate.Metrics metrics = rate.at(now);
        if (metrics == null) {
            return;
        }
        assertTrue(metrics.silenceShare() >= 0 && metrics.silenceShare() < 1);
        assertTrue(metrics.longPausesPerMinute() <= metrics.pausesPerMinute());
        assertEquals(
                metrics.wordsPerMinute(),
                metrics.articulationPerMinute() * (1 - metrics.silenceShare()),
                1e-6 * (1 + metrics.wordsPerMinute()));
        Double meanPauseMs = metrics.meanPauseMs();
        assertEquals(
                metrics.silenceShare() * 60_000,
                meanPauseMs == null ? 0 : meanPauseMs * metrics.pausesPerMinute(),
                1e-6);
        assertTrue(meanPauseMs == null || meanPauseMs >= SpeechRate.PAUSE_MS);
    }

    @Provide
    Arbitrary<SpokenCount> utterances() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 80),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(500, 20_000),
                        Arbitraries.longs().between(0, 8_000))
                .as(SpokenCount::new);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, SOUNDS_AND_WORDS_BESIDE", "de, SOUNDS", "es-MX, SOUNDS", "tlh, NONE"})
    void whatIsCountedDependsOnTheLanguage(String language, FillersCounted counted) {
        SpeechTrack track = new SpeechTrack(Fillers.of(language, LANGUAGES).counted());
        track.said(Fillers.of(language, LANGUAGES).count("hmm no", 5_000, 5_000));
        SpeechSample sample = Objects.requireNonNull(track.at(5_000).sample());
        assertEquals(counted == FillersCounted.NONE ? null : 12.0, sample.fillersPerMinute());
        assertEquals(counted, sample.fillersCounted());
        assertEquals(counted == FillersCounted.NONE ? 24 : 12, sample.wordsPerMinute());
    }

    @Test
    void whereTheRecognitionGivesNoMarksItIsSaidThatWordsAreMissed() {
        Fillers english = Fillers.of("en", LANGUAGES);
        SpeechTrack track = new SpeechTrack(english.counted());
        track.said(english.count("so i was you know thinking about it and like i actually forgot", 5_000, 5_000));
        SpeechSample without = Objects.requireNonNull(track.at(5_000).sample());
        assertEquals(0.0, without.fillersPerMinute());
        assertEquals(FillersCounted.SOUNDS_AND_WORDS_BESIDE, without.fillersCounted());
        track.said(english.count("I was, you know, thinking about it.", 5_000, 10_000));
        SpeechSample with = Objects.requireNonNull(track.at(10_000).sample());
        assertEquals(6.0, with.fillersPerMinute());
        assertEquals(FillersCounted.SOUNDS_AND_WORDS, with.fillersCounted());
    }

    @Test
    void theFileOfTheLanguageSaysWhatIsAFiller() {
        String file = """
                locale: en
                provenance: clinic
                fillers: [mhm]
                fillersByContext: [right, to be fair]
                notFillersAfter: {right: [all]}
                """;
        List<Problem> problems = new ArrayList<>();
        List<Language> clinic =
                Language.READER.read("en.yaml", file, problems).stream().toList();
        assertEquals(List.of(), problems);
        Fillers fillers = Fillers.of("en", clinic);
        assertEquals(FillersCounted.SOUNDS_AND_WORDS, fillers.counted());
        assertEquals(
                3, fillers.count("mhm, right, to be fair, I stayed", 1_000, 0).fillers());
        assertEquals(
                0,
                fillers.count("um, like, I went right, all right, it is to be fair to him", 1_000, 0)
                        .fillers());
        assertEquals(2, fillers.count("I stayed mhm mhm", 1_000, 0).words());
    }

    @Test
    void theFileOfTheRegionIsBeforeThatOfTheLanguage() {
        List<Language> both = List.of("en", "en-GB").stream()
                .flatMap(locale -> Language.READER
                        .read(
                                locale,
                                "locale: %s\nprovenance: clinic\nfillers: [%s]\n"
                                        .formatted(locale, locale.equals("en") ? "um" : "erm"),
                                new ArrayList<>())
                        .stream())
                .toList();
        assertEquals(1, Fillers.of("en-GB", both).count("erm um no", 1_000, 0).fillers());
        assertEquals(1, Fillers.of("en-GB", both).count("erm no", 1_000, 0).fillers());
        assertEquals(0, Fillers.of("en-AU", both).count("erm no", 1_000, 0).fillers());
    }

    @Test
    void loudnessIsOfTheSecondsInWhichSomebodySpoke() {
        SpeechTrack track = new SpeechTrack(FillersCounted.SOUNDS);
        for (int second = 1; second <= 12; second++) {
            // Speech goes up and down by 3 dB; the room is silent after it.
            track.heard(new Sensed.Loud(second > 8 ? -70 : second % 2 == 0 ? -20 : -26, 1_000L * second));
        }
        track.said(new SpokenCount(20, 0, 4_000, 4_000));
        assertNull(Objects.requireNonNull(track.at(12_000).sample()).loudnessSpreadDb(), "four seconds are too few");
        track.said(new SpokenCount(20, 0, 4_000, 8_000));
        assertEquals(3.0, Objects.requireNonNull(track.at(12_000).sample()).loudnessSpreadDb());
    }

    @Test
    void aSecondIsAsLoudAsTheRootOfItsMeanSquare() {
        assertEquals(-96, Loudness.levelDb(new byte[32_000]));
        byte[] square = new byte[32_000];
        for (int i = 0; i < square.length; i += 4) {
            square[i + 1] = 0x40;
            square[i + 3] = (byte) 0xc0;
        }
        assertEquals(20 * Math.log10(.5), Loudness.levelDb(square), 1e-9);
    }

    /** 280 tokens of which 8 fillers, in 120 s with 20 s of silence (§C.8), however the silence is divided. */
    @ParameterizedTest
    @CsvSource({"1, 20000", "2, 10000", "4, 5000", "10, 2000"})
    void aLongSilenceIsAPauseAsAShortOneIs(int silences, int eachMs) {
        SpeechRate rate = new SpeechRate(Duration.ofMinutes(3));
        int parts = silences + 1;
        long at = 0;
        int wordsLeft = 272;
        int msLeft = 100_000;
        for (int part = parts; part > 0; part--) {
            int words = wordsLeft / part;
            int ms = msLeft / part;
            at += ms;
            rate.said(new SpokenCount(words, part == 1 ? 8 : 0, ms, at));
            wordsLeft -= words;
            msLeft -= ms;
            at += eachMs;
        }
        SpeechRate.Metrics metrics = Objects.requireNonNull(rate.at(120_000));
        assertEquals(120_000, metrics.speakingMs());
        assertEquals(136, metrics.wordsPerMinute());
        assertEquals(163.2, metrics.articulationPerMinute());
        assertEquals(4, metrics.fillersPerMinute());
        assertEquals(1 / 6.0, metrics.silenceShare());
        assertEquals(silences / 2.0, metrics.longPausesPerMinute());
        assertEquals(Double.valueOf(eachMs), metrics.meanPauseMs());
    }

    @Test
    void aSilenceInWhichSomebodyElseSpokeOrTheSceneStoodStillIsNone() {
        for (Floor other : List.of(Floor.OTHERS, Floor.ELSEWHERE)) {
            SpeechRate rate = new SpeechRate(Duration.ofMinutes(1));
            rate.turned(Floor.PATIENT, 0);
            rate.said(new SpokenCount(10, 0, 5_000, 5_000));
            rate.turned(other, 7_000);
            rate.turned(Floor.PATIENT, 9_000);
            rate.said(new SpokenCount(10, 0, 5_000, 40_000));
            assertEquals(120, Objects.requireNonNull(rate.at(40_000)).wordsPerMinute(), 1e-9);
            rate.said(new SpokenCount(10, 0, 5_000, 55_000));
            SpeechRate.Metrics metrics = Objects.requireNonNull(rate.at(55_000));
            assertEquals(72, metrics.wordsPerMinute(), 1e-9);
            assertEquals(10_000.0, metrics.meanPauseMs());
        }
    }

    @Test
    void inATalkSilenceIsToldFromItsBeginToNow() {
        SpeechRate rate = new SpeechRate(Duration.ofMinutes(1));
        rate.turned(Floor.TALK, 1_000);
        assertNull(rate.at(1_000 + SpeechRate.FIRST_BREATH_MS - 1));
        SpeechRate.Metrics silent = Objects.requireNonNull(rate.at(31_000));
        assertEquals(30_000, silent.speakingMs());
        assertEquals(0, silent.wordsPerMinute());
        assertEquals(0, silent.articulationPerMinute());
        assertEquals(1, silent.silenceShare());
        assertEquals(60_000, Objects.requireNonNull(rate.at(500_000)).speakingMs());
        rate.said(new SpokenCount(30, 0, 10_000, 510_000));
        SpeechRate.Metrics spoke = Objects.requireNonNull(rate.at(530_000));
        assertEquals(60_000, spoke.speakingMs());
        assertEquals(30, spoke.wordsPerMinute());
        assertEquals(180, spoke.articulationPerMinute());
        assertEquals(510_000, spoke.endedAtMs());
        rate.turned(Floor.ELSEWHERE, 530_000);
        rate.turned(Floor.TALK, 540_000);
        assertEquals(
                22_000,
                Objects.requireNonNull(rate.at(552_000)).speakingMs(),
                "a pause of the session is none of theirs");
        rate.turned(Floor.PATIENT, 553_000);
        assertFalse(rate.isTalk());
        assertNull(rate.at(600_000));
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
