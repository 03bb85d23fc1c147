package dev.inhabit.server.audiences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.content.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionPoolsTests {
    private static final List<Problem> PROBLEMS = new ArrayList<>();
    private static final QuestionPools POOLS =
            QuestionPools.read(Path.of(System.getProperty("inhabit.root"), "config", "audiences"), PROBLEMS);

    /** The therapist's slider decides more than the pool's name does. */
    @ParameterizedTest
    @CsvSource({
        "supportive, 0, supportive, 0, 1",
        "supportive, 10, hard, 9, 10",
        "hard, 0, supportive, 0, 1",
        "neutral, 3, neutral, 2, 4",
        "light, 8, personal, 7, 7",
        "light, 10, personal, 7, 7",
        "confrontation, 0, confrontation, 4, 4"
    })
    void aQuestionOfAboutTheDifficultyIsDrawn(String pool, int difficulty, String from, int low, int high) {
        for (long seed = 0; seed < 50; seed++) {
            QuestionPools.Drawn drawn =
                    POOLS.next(pool, "en", difficulty, Set.of(), seed, 0).orElseThrow();
            assertEquals(from, drawn.pool());
            assertTrue(drawn.question().difficulty() >= low && drawn.question().difficulty() <= high, drawn.id());
        }
    }

    @Test
    void nothingIsAskedTwiceAndAtLastNothingIsLeft() {
        Set<String> asked = new HashSet<>();
        for (int counter = 0; ; counter++) {
            Optional<QuestionPools.Drawn> drawn = POOLS.next("interview", "en", 5, asked, 11, counter);
            if (drawn.isEmpty()) {
                break;
            }
            assertTrue(asked.add(drawn.get().id()), drawn.get().id());
        }
        assertEquals(24, asked.size());
    }

    @Test
    void theSameSeedAsksTheSame() {
        assertEquals(POOLS.next("hard", "en", 8, Set.of(), 4, 2), POOLS.next("hard", "en", 8, Set.of(), 4, 2));
        Set<String> first = new HashSet<>();
        for (int counter = 0; counter < 40; counter++) {
            first.add(POOLS.next("hard", "en", 8, Set.of(), 4, counter)
                    .orElseThrow()
                    .id());
        }
        assertTrue(first.size() > 5);
    }

    @Test
    void anUnknownPoolOrLanguageAsksNothing() {
        assertEquals(Optional.empty(), POOLS.next("nope", "en", 5, Set.of(), 1, 0));
        assertEquals(Optional.empty(), POOLS.next("hard", "de", 5, Set.of(), 1, 0));
    }
}
