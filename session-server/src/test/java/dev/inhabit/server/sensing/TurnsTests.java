package dev.inhabit.server.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.sensing.SensingMetrics.Drop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTests {
    private static final Turns.Queueing PICTURES = new Turns.Queueing(3, true, 250);
    private static final Turns.Queueing WORDS = new Turns.Queueing(3, false, 1_000_000);

    private final Turns turns = new Turns(1_000);
    private final List<String> dropped = new ArrayList<>();

    @Test
    void sendersTakeTurnsWhateverTheySend() {
        Turns.Place greedy = turns.open(PICTURES);
        Turns.Place modest = turns.open(PICTURES);
        Map<Turns.Place, Integer> read = new HashMap<>();
        for (int turn = 0; turn < 100; turn++) {
            for (int i = 0; i < 5; i++) {
                greedy.offer(new Item("greedy", turn, 1));
            }
            modest.offer(new Item("modest", turn, 1));
            Turns.Turn taken = take(turn);
            read.merge(taken.place(), 1, Integer::sum);
            taken.place().free();
        }
        assertEquals(50, read.get(greedy));
        assertEquals(50, read.get(modest));
    }

    @Test
    void whileOthersWaitOnlyTheNewestIsRead() {
        Turns.Place one = turns.open(PICTURES);
        Turns.Place other = turns.open(PICTURES);
        one.offer(new Item("a", 0, 1));
        one.offer(new Item("b", 1, 1));
        one.offer(new Item("c", 2, 1));
        other.offer(new Item("d", 2, 1));
        assertEquals("c", name(take(2)));
        assertEquals(List.of("a SUPERSEDED", "b SUPERSEDED"), dropped);
    }

    @Test
    void aBurstIsReadInOrderWhileNobodyElseWaitsAndTheOldestGoesFirst() {
        Turns.Place one = turns.open(PICTURES);
        for (String name : List.of("a", "b", "c", "d")) {
            one.offer(new Item(name, 0, 1));
        }
        assertEquals(List.of("a SUPERSEDED"), dropped);
        assertEquals("b", name(finished(take(10))));
        assertEquals("d", name(finished(take(251))));
        assertEquals(List.of("a SUPERSEDED", "c SUPERSEDED"), dropped);
        assertNull(turns.take(252, TurnsTests::nobody));
    }

    @Test
    void wordsAreAllReadWhoeverWaits() {
        Turns.Place one = turns.open(WORDS);
        Turns.Place other = turns.open(WORDS);
        one.offer(new Item("a", 0, 1));
        one.offer(new Item("b", 0, 1));
        other.offer(new Item("x", 0, 1));
        assertEquals("a", name(finished(take(5_000))));
        assertEquals("x", name(finished(take(5_000))));
        assertEquals("b", name(finished(take(5_000))));
    }

    @Test
    void oneSenderIsNeverReadTwiceAtOnce() {
        Turns.Place one = turns.open(PICTURES);
        one.offer(new Item("a", 0, 1));
        Turns.Turn first = take(0);
        one.offer(new Item("b", 0, 1));
        AtomicInteger woken = new AtomicInteger();
        assertNull(turns.take(0, woken::incrementAndGet));
        first.place().free();
        assertEquals(1, woken.get());
        assertEquals("b", name(take(0)));
    }

    @Test
    void anIdleReaderIsWokenOnceForEachSender() {
        AtomicInteger woken = new AtomicInteger();
        assertNull(turns.take(0, woken::incrementAndGet));
        assertNull(turns.take(0, woken::incrementAndGet));
        Turns.Place one = turns.open(PICTURES);
        one.offer(new Item("a", 0, 1));
        one.offer(new Item("b", 0, 1));
        assertEquals(1, woken.get());
        turns.open(PICTURES).offer(new Item("c", 0, 1));
        assertEquals(2, woken.get());
    }

    @Test
    void aReaderThatLeavesPassesItsCallOn() {
        AtomicInteger woken = new AtomicInteger();
        AtomicInteger gone = new AtomicInteger();
        Runnable leaving = gone::incrementAndGet;
        assertNull(turns.take(0, leaving));
        assertNull(turns.take(0, woken::incrementAndGet));
        turns.open(PICTURES).offer(new Item("a", 0, 1));
        assertEquals(1, gone.get());
        turns.leave(leaving);
        assertEquals(1, woken.get());
    }

    @Test
    void moreBytesThanMayWaitAreDroppedAtOnce() {
        Turns.Place one = turns.open(PICTURES);
        one.offer(new Item("a", 0, 900));
        Turns.Place other = turns.open(PICTURES);
        other.offer(new Item("b", 0, 101));
        assertEquals(List.of("b NO_ROOM"), dropped);
        other.offer(new Item("c", 0, 100));
        finished(take(0));
        other.offer(new Item("d", 0, 900));
        assertEquals(List.of("b NO_ROOM"), dropped);
    }

    @Test
    void whatWaitsForASenderThatLeftIsDroppedAndMakesRoom() {
        Turns.Place one = turns.open(PICTURES);
        one.offer(new Item("a", 0, 1_000));
        AtomicInteger cleared = new AtomicInteger();
        one.close(cleared::incrementAndGet);
        one.offer(new Item("b", 0, 1));
        assertEquals(List.of("a CLOSED", "b CLOSED"), dropped);
        assertEquals(1, cleared.get());
        assertNull(turns.take(0, TurnsTests::nobody));
        turns.open(PICTURES).offer(new Item("c", 0, 1_000));
        assertEquals("c", name(take(0)));
    }

    @Test
    void whatMustNotMeetAReadingWaitsForItsEnd() {
        Turns.Place one = turns.open(PICTURES);
        one.offer(new Item("a", 0, 1));
        Turns.Turn turn = take(0);
        AtomicInteger ran = new AtomicInteger();
        one.whenFree(ran::incrementAndGet);
        assertEquals(0, ran.get());
        turn.place().free();
        assertEquals(1, ran.get());
        one.whenFree(ran::incrementAndGet);
        assertEquals(2, ran.get());
    }

    private Turns.Turn take(long nowMs) {
        Turns.Turn turn = turns.take(nowMs, TurnsTests::nobody);
        assertNotNull(turn);
        return Objects.requireNonNull(turn);
    }

    private static void nobody() {}

    private static Turns.Turn finished(Turns.Turn turn) {
        turn.place().free();
        return turn;
    }

    private static String name(Turns.Turn turn) {
        assertTrue(turn.work() instanceof Item);
        return ((Item) turn.work()).name;
    }

    private final class Item implements Work {
        private final String name;
        private final long arrivedAtMs;
        private final int bytes;

        Item(String name, long arrivedAtMs, int bytes) {
            this.name = name;
            this.arrivedAtMs = arrivedAtMs;
            this.bytes = bytes;
        }

        @Override
        public int bytes() {
            return bytes;
        }

        @Override
        public long arrivedAtMs() {
            return arrivedAtMs;
        }

        @Override
        public boolean read(Reader reader) {
            return true;
        }

        @Override
        public void failed() {}

        @Override
        public void dropped(Drop why) {
            dropped.add(name + " " + why);
        }
    }
}
