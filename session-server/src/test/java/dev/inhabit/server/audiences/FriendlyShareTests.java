package dev.inhabit.server.audiences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FriendlyShareTests {
    private static long friendly(long seed, int questions, int difficulty, int mood) {
        return IntStream.range(0, questions)
                .filter(counter -> FriendlyShare.isFriendly(seed, counter, difficulty, mood))
                .count();
    }

    /** Whoever is friendly at one difficulty and mood is so at all lower ones. */
    @Property
    void harderOrMoreCriticalIsNeverFriendlier(
            @ForAll long seed,
            @ForAll @IntRange(max = 40) int counter,
            @ForAll @IntRange(max = 10) int difficulty,
            @ForAll @IntRange(max = 100) int mood) {
        if (FriendlyShare.isFriendly(seed, counter, difficulty, mood)) {
            assertTrue(difficulty == 0 || FriendlyShare.isFriendly(seed, counter, difficulty - 1, mood));
            assertTrue(mood == 0 || FriendlyShare.isFriendly(seed, counter, difficulty, mood - 1));
        }
    }

    @Property(tries = 100)
    void atTheTalkWithQuestionsSomeAreFriendlyAndSomeAreNotWithEachSeed(@ForAll long seed) {
        assertEquals(2, friendly(seed, 5, 6, 60));
        long ofSeven = friendly(seed, 7, 6, 60);
        assertTrue(ofSeven >= 2 && ofSeven <= 4, ofSeven + " of seven");
        assertEquals(0, friendly(seed, 20, 9, 80));
    }

    @Test
    void theSeedDecidesWhich() {
        long orders = IntStream.range(0, 50)
                .mapToObj(seed -> IntStream.range(0, 10)
                        .mapToObj(counter -> FriendlyShare.isFriendly(seed, counter, 6, 60) ? "f" : "s")
                        .reduce("", String::concat))
                .distinct()
                .count();
        assertTrue(orders > 20, orders + " orders in 50 sessions");
    }
}
