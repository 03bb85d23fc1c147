package dev.inhabit.server.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.server.crowd.simulation.CrowdChange;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CrowdStageTests {
    private static final List<CrowdOrder> ORDERS = List.of(
            new CrowdOrder(4, 12, new CrowdChange.Settings(80, 100, 9)),
            new CrowdOrder(6, 31, new CrowdChange.Happen(SceneEvent.QUESTION)),
            new CrowdOrder(7, 31, new CrowdChange.Settings(110, 100, 9)),
            new CrowdOrder(9, 77, new CrowdChange.Score(3)),
            new CrowdOrder(12, 140, new CrowdChange.Settings(20, 10, 2)));

    /** However ticks are skipped and however late orders come, watcher and marks end where they must. */
    @Property(tries = 40)
    void watcherSeesTheCrowdAsItIs(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        CrowdStage stage = new CrowdStage(Told.SEATING, 5);
        Told told = new Told();
        List<CrowdOrder> waiting = new ArrayList<>(ORDERS);
        for (long tick = 0; tick < 300; tick += random.nextInt(5)) {
            while (!waiting.isEmpty() && waiting.get(0).effectiveTick() + random.nextInt(30) < tick) {
                assertTrue(stage.obey(waiting.remove(0)));
            }
            for (CrowdOut out : stage.play(tick, true, random.nextInt(9) == 0).out()) {
                told.hear(out);
            }
        }
        for (CrowdOut out : stage.play(300, false, true).out()) {
            told.hear(out);
        }
        told.assertTrue(ORDERS);
        assertEquals(30, told.marks.size());
        assertFalse(told.seen.running());
    }

    @Test
    void wholeFramesComeEveryTwoSeconds() throws Exception {
        CrowdStage stage = new CrowdStage(Told.SEATING, 5);
        Told told = new Told();
        for (long tick = 0; tick <= 100; tick++) {
            for (CrowdOut out : stage.play(tick, true, false).out()) {
                told.hear(out);
            }
        }
        assertEquals(
                List.of(0L, 20L, 40L, 60L, 80L, 100L),
                told.frames.stream()
                        .filter(CrowdOut.Frame::keyframe)
                        .map(CrowdOut.Frame::tick)
                        .toList());
        assertEquals(101, told.frames.size());
    }

    @Test
    void sameTickIsNotToldTwiceUnlessAsked() {
        CrowdStage stage = new CrowdStage(Told.SEATING, 5);
        assertEquals(1, stage.play(3, true, false).out().size());
        assertEquals(0, stage.play(3, true, false).out().size());
        assertEquals(1, stage.play(3, true, true).out().size());
    }

    /** Time that was taken off the session's clock: a new epoch, so that no watcher mixes the two. */
    @Test
    void goingBackBeginsANewEpoch() throws Exception {
        CrowdStage stage = new CrowdStage(Told.SEATING, 5);
        Told told = new Told();
        for (long tick : new long[] {0, 90, 40, 41, 42}) {
            for (CrowdOut out : stage.play(tick, true, false).out()) {
                told.hear(out);
            }
        }
        assertEquals(6, told.seen.epoch());
        assertEquals(42, told.seen.tick());
        told.marks.keySet().removeIf(tick -> tick > 40);
        told.assertTrue(List.of());
    }

    @Test
    void aMarkIsSaidASecondLaterAndAgainWhereAnOrderComesLaterStill() {
        CrowdStage stage = new CrowdStage(Told.SEATING, 5);
        stage.begin(0);
        assertEquals(Set.of(0L), marks(stage.play(19, true, false)));
        assertEquals(Set.of(10L), marks(stage.play(20, true, false)));
        stage.play(60, true, false);
        stage.obey(new CrowdOrder(2, 25, new CrowdChange.Score(0)));
        assertEquals(Set.of(30L, 40L, 50L), marks(stage.play(61, true, false)));
    }

    @Test
    void aQuestionIsSettledASecondLaterWithWhoAsked() {
        CrowdStage stage = new CrowdStage(Told.SEATING, 5);
        stage.obey(ORDERS.get(0));
        stage.obey(ORDERS.get(1));
        assertEquals(List.of(), stage.play(40, true, false).questions());
        int asking = Told.reference(ORDERS.subList(0, 2)).at(31).asking();
        assertEquals(
                List.of(new CrowdState.Question(6, 31, asking, 9)),
                stage.play(41, true, false).questions());
        assertEquals(List.of(), stage.play(60, true, false).questions());
    }

    private static Set<Long> marks(CrowdStage.Told told) {
        return told.out().stream()
                .filter(CrowdOut.Mark.class::isInstance)
                .map(out -> ((CrowdOut.Mark) out).tick())
                .collect(Collectors.toSet());
    }
}
