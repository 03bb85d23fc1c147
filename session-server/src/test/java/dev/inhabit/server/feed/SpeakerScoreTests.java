package dev.inhabit.server.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.content.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerScoreTests {
    private static int score(double words, @Nullable Double fillers, @Nullable Double eyes, double silentS) {
        return SpeakerScore.of(ShippedSpeaker.TARGETS, words, fillers, eyes, silentS);
    }

    @Test
    void whoSpeaksAsTheTargetsHaveItHoldsTheRoom() {
        assertEquals(15, score(135, 1.0, .6, 10));
        assertEquals(5, score(30, 12.0, .7, 10));
    }

    @Test
    void silenceOfATalkLosesTheAudience() {
        assertEquals(8, score(0, 0.0, .9, 10));
        assertEquals(4, score(0, 0.0, .9, 36));
        assertEquals(0, score(0, 0.0, .9, 60));
    }

    @Test
    void moreSilenceIsNeverBetter() {
        for (double words : new double[] {0, 60, 135, 200}) {
            int before = SpeakerScore.STEPS;
            for (int silentS = 0; silentS <= 60; silentS++) {
                int score = score(words, 1.0, .5, silentS);
                assertTrue(score <= before, words + " words, silent for " + silentS + " s");
                before = score;
            }
        }
    }

    private static List<Problem> edited(String from, String to, List<SpeakerTargets> read) throws IOException {
        String text = Files.readString(ShippedSpeaker.FILE);
        assertTrue(text.contains(from), from);
        List<Problem> problems = new ArrayList<>();
        SpeakerTargets.READER
                .read("speaker.yaml", text.replace(from, to), problems)
                .ifPresent(read::add);
        return problems;
    }

    /** Each target of the file moves the score of a speaker who just misses it. */
    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "freeS: 12 | freeS: 30 | 135 | 1 | .6 | 30",
                "fromWordsPerMinute: 120 | fromWordsPerMinute: 80 | 80 | 1 | .6 | 0",
                "toWordsPerMinute: 150 | toWordsPerMinute: 190 | 190 | 1 | .6 | 0",
                "lostAtWordsPerMinute: 80 | lostAtWordsPerMinute: 160 | 70 | 1 | .6 | 0",
                "freePerMinute: 2 | freePerMinute: 8 | 135 | 8 | .6 | 0",
                "lostAtPerMinute: 10 | lostAtPerMinute: 30 | 135 | 9 | .6 | 0",
                "sharePercent: 50 | sharePercent: 20 | 135 | 1 | .2 | 0",
            })
    void eachTargetIsTheClinics(String from, String to, double words, double fillers, double eyes, double silentS)
            throws IOException {
        List<SpeakerTargets> read = new ArrayList<>();
        assertEquals(List.of(), edited(from, to, read));
        assertTrue(SpeakerScore.of(read.get(0), words, fillers, eyes, silentS) > score(words, fillers, eyes, silentS));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "freeS: 12 | freeS: 60 | silence.freeS: expected",
                "fromWordsPerMinute: 120 | fromWordsPerMinute: 160 | pace.fromWordsPerMinute: expected at most",
                "weightPercent: 40 | weightPercent: 50 | pace.weightPercent: expected the three weights",
            })
    void whatCannotBeIsTold(String from, String to, String says) throws IOException {
        List<Problem> problems = edited(from, to, new ArrayList<>());
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).toString().contains(says), problems.toString());
    }
}
