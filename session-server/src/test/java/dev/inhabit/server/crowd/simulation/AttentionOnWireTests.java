package dev.inhabit.server.crowd.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.crowd.NpcPresence;
import dev.inhabit.protocol.crowd.NpcWord;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client reckons from the people's attention is what the meter says. */
class AttentionOnWireTests {
    /** Percent. */
    private static double meter(CrowdSimulator crowd) {
        return crowd.meanAttention() * 100.0 / 255;
    }

    /** As a client takes it from a frame, percent. */
    private static double meanOfPeople(CrowdSimulator crowd, int size) {
        int sum = 0;
        int seated = 0;
        for (int npc = 0; npc < size; npc++) {
            long word = crowd.word(npc);
            if (NpcWord.presence(word) == NpcPresence.SEATED) {
                sum += NpcWord.attention(word);
                seated++;
            }
        }
        return sum * 100.0 / 255 / seated;
    }

    @Property(tries = 40)
    void theMeanOfTheSentIsWithinOneOfTheMeter(
            @ForAll long seed, @ForAll @IntRange(min = 30, max = 500) int size, @ForAll @IntRange(max = 100) int mood) {
        CrowdSimulator crowd = new CrowdSimulator(Scripts.seating(seed, CrowdSettings.of(size, mood, 5)));
        for (int tick = 0; tick <= 900; tick += 60) {
            crowd.advanceTo(tick);
            assertEquals(meter(crowd), meanOfPeople(crowd, size), 1.0, "at tick " + tick);
        }
    }

    /** Over all moods it is neither above nor below. */
    @Test
    void itLeansToNoSide() {
        double lean = 0;
        int moments = 0;
        for (int mood = 0; mood <= 100; mood += 10) {
            CrowdSimulator crowd = new CrowdSimulator(Scripts.seating(mood, CrowdSettings.of(100, mood, 5)));
            for (int tick = 0; tick <= 600; tick += 20) {
                crowd.advanceTo(tick);
                lean += meanOfPeople(crowd, 100) - meter(crowd);
                moments++;
            }
        }
        assertTrue(Math.abs(lean / moments) < 0.5, "leans by " + lean / moments);
    }

    /** One person is shown within half a step. */
    @ParameterizedTest
    @CsvSource({"1, 5", "2, 60", "7, 95"})
    void onePersonIsWithinHalfAStep(int size, int mood) {
        CrowdSimulator crowd = new CrowdSimulator(Scripts.seating(3, CrowdSettings.of(size, mood, 5)));
        for (int tick = 0; tick <= 600; tick += 10) {
            crowd.advanceTo(tick);
            // The meter is cut to a whole number.
            assertEquals(crowd.meanAttention(), meanOfPeople(crowd, size) * 255 / 100, 5.0, "at tick " + tick);
        }
    }
}
