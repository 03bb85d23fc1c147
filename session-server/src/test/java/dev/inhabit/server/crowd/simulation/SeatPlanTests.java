package dev.inhabit.server.crowd.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.crowd.Seat;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeatPlanTests {
    private static final SeatPlan PLAN = new SeatPlan(42, 500);

    @Test
    void rowsAreArcsAroundTheSpeaker() {
        for (Seat seat : PLAN.map().seats()) {
            assertEquals(4_600 + 1_000 * seat.row(), Math.hypot(seat.xMm(), seat.zMm()), 1.0);
            assertEquals(320 * seat.row(), seat.yMm());
            double turn = seat.facing() * 2 * Math.PI / 65_536;
            double ahead = Math.hypot(seat.xMm(), seat.zMm());
            assertEquals(0, seat.xMm() + ahead * Math.sin(turn), 3.0, "looks past the speaker");
            assertEquals(0, seat.zMm() + ahead * Math.cos(turn), 3.0, "looks past the speaker");
        }
    }

    @Test
    void nobodySharesASeatAndTheAisleIsFree() {
        List<Seat> seats = PLAN.map().seats();
        Set<List<Integer>> places = new HashSet<>();
        for (Seat seat : seats) {
            assertTrue(places.add(List.of(seat.row(), seat.place())));
            assertTrue(Math.abs(seat.xMm()) > 850, "sits in the aisle");
        }
        for (int i = 0; i < seats.size(); i++) {
            for (int j = 0; j < i; j++) {
                Seat a = seats.get(i);
                Seat b = seats.get(j);
                assertTrue(Math.hypot(a.xMm() - b.xMm(), a.zMm() - b.zMm()) > 600);
            }
        }
    }

    @Test
    void neighboursAreMutualAndOnTheirOwnSide() {
        List<Seat> seats = PLAN.map().seats();
        int pairs = 0;
        for (int npc = 0; npc < 500; npc++) {
            int left = PLAN.neighbour(npc, SeatPlan.LEFT);
            if (left >= 0) {
                pairs++;
                assertEquals(npc, PLAN.neighbour(left, SeatPlan.RIGHT));
                assertEquals(seats.get(npc).place() + 1, seats.get(left).place());
                assertTrue(seats.get(left).xMm() > seats.get(npc).xMm());
            }
            int behind = PLAN.neighbour(npc, SeatPlan.BEHIND);
            assertTrue(behind < 0 || seats.get(behind).row() == seats.get(npc).row() + 1);
        }
        assertTrue(pairs > 440);
    }

    /** Five people in a hall of 500 sit where the speaker sees them, and not always the same seats. */
    @Test
    void smallAudiencesSitInFront() {
        Set<Seat> first = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            for (Seat seat : new SeatPlan(seed, 500).map().seats().subList(0, 5)) {
                assertTrue(seat.row() <= 4, "row " + seat.row());
                first.add(seat);
            }
        }
        assertTrue(first.size() > 15);
    }
}
