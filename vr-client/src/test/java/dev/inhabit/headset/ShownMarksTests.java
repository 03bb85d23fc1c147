package dev.inhabit.headset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.headset.ShownMarks.Shown;
import dev.inhabit.protocol.ToClient.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownMarksTests {
    private final ShownMarks marks = new ShownMarks();

    private static Mark mark(long tick, String crowd) {
        return new Mark(tick, crowd, 0, 1, "state");
    }

    private void marked(int fromS, int toS) {
        for (int s = fromS; s <= toS; s++) {
            marks.marked(mark(10L * s, "crowd"));
        }
    }

    private List<Long> ticks(int max) {
        return marks.some(max).stream().map(shown -> shown.mark().tick()).toList();
    }

    @Test
    void someAreSpreadOverTheWhole() {
        marked(1, 9);
        assertEquals(List.of(20L, 50L, 80L), ticks(3));
        assertEquals(9, ticks(100).size());
    }

    @Test
    void anHourTakesNoMoreRoomThanMinutes() {
        marked(1, 3_600);
        List<Long> kept = ticks(Integer.MAX_VALUE);
        assertTrue(kept.size() > 64 && kept.size() <= 128, kept.toString());
        assertTrue(kept.get(0) <= 640 && kept.get(kept.size() - 1) > 35_000, "from begin to end");
    }

    @Test
    void whatIsMarkedAgainTakesThePlaceOfWhatWas() {
        marked(1, 5);
        marks.marked(mark(30, "as a late order made it"));
        assertEquals(
                List.of("crowd", "crowd", "as a late order made it", "crowd", "crowd"),
                marks.some(10).stream()
                        .map(shown -> shown.mark().crowdChecksum())
                        .toList());
    }

    @Test
    void theLastSecondsBeforeACutAreNotHeldAgainstTheServer() {
        marked(1, 10);
        marks.cut();
        assertEquals(List.of(10L, 20L, 30L, 40L, 50L, 60L), ticks(10));
        marks.marked(mark(110, "crowd"));
        Shown last = marks.some(10).get(6);
        assertEquals(110, last.mark().tick());
    }
}
