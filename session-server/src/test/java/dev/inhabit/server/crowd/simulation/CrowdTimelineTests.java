package dev.inhabit.server.crowd.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CrowdTimelineTests {
    private static CrowdTimeline timeline(long seed) {
        return new CrowdTimeline(Scripts.seating(seed, CrowdSettings.of(60, 50, 5)), 50, 8);
    }

    /** Orders arrive late, twice and in any order, while the crowd plays; in the end nothing of that can be seen. */
    @Property(tries = 25)
    void arrivalDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int count) {
        List<CrowdOrder> orders = Scripts.orders(seed, count, 1_500);
        CrowdTimeline inTime = timeline(seed);
        orders.forEach(inTime::add);
        inTime.at(1_600);

        List<CrowdOrder> arrivals = new ArrayList<>(orders);
        arrivals.addAll(orders.subList(0, count / 2));
        Random random = new Random(seed);
        Collections.shuffle(arrivals, random);
        CrowdTimeline late = timeline(seed);
        for (CrowdOrder order : arrivals) {
            late.at(random.nextInt(1_500));
            late.add(order);
        }
        late.at(1_600);

        for (int tick = 0; tick <= 1_600; tick += CrowdTimeline.MARK_TICKS) {
            assertEquals(inTime.checksumAt(tick), late.checksumAt(tick), "tick " + tick);
        }
        assertEquals(inTime.lastOrderAt(1_600), late.lastOrderAt(1_600));
    }

    /** Any tick looks the same whether it was played to or jumped to. */
    @Property(tries = 10)
    void seekEqualsPlay(@ForAll long seed) {
        CrowdTimeline jumped = timeline(seed);
        List<CrowdOrder> orders = Scripts.orders(seed, 20, 1_500);
        orders.forEach(jumped::add);
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            int tick = random.nextInt(1_500);
            CrowdTimeline played = timeline(seed);
            orders.forEach(played::add);
            assertEquals(played.at(tick).checksum(), jumped.at(tick).checksum(), "tick " + tick);
        }
    }

    @Test
    void ordersHoldOnce() {
        CrowdTimeline timeline = timeline(3);
        CrowdOrder latecomer = new CrowdOrder(5, 20, new CrowdChange.Happen(SceneEvent.LATECOMER));
        assertTrue(timeline.add(latecomer));
        assertFalse(timeline.add(latecomer));
        assertEquals(60, timeline.at(19).people());
        assertEquals(61, timeline.at(20).people());
        assertFalse(timeline.add(latecomer));
        assertEquals(61, timeline.at(40).people());
    }

    /** A keyframe of the very tick that an order is for shows it already, so it must not survive the order's coming late. */
    @Test
    void lateOrderForTheTickOfAKeyframe() {
        CrowdOrder order = new CrowdOrder(1, 50, new CrowdChange.Settings(200, 100, 5));
        CrowdTimeline inTime = timeline(6);
        inTime.add(order);
        CrowdTimeline late = timeline(6);
        late.at(70);
        late.add(order);
        assertEquals(inTime.at(50).checksum(), late.at(50).checksum());
        assertEquals(inTime.at(70).checksum(), late.at(70).checksum());
    }

    @Test
    void keyframesStayBounded() {
        CrowdTimeline timeline = timeline(4);
        timeline.at(30_000);
        assertTrue(timeline.keyframes() <= 8);
        assertThrows(IllegalArgumentException.class, () -> timeline.checksumAt(30_010));
        assertThrows(IllegalArgumentException.class, () -> timeline.checksumAt(15));
    }

    @Test
    void lateOrderMakesLaterMarksUnknownUntilPlayedAgain() {
        CrowdTimeline timeline = timeline(5);
        timeline.at(100);
        long before = timeline.checksumAt(100);
        timeline.add(new CrowdOrder(1, 42, new CrowdChange.Settings(60, 100, 5)));
        assertThrows(IllegalArgumentException.class, () -> timeline.checksumAt(100));
        timeline.at(100);
        assertTrue(before != timeline.checksumAt(100));
        assertEquals(0, timeline.lastOrderAt(41));
        assertEquals(1, timeline.lastOrderAt(42));
    }
}
