package dev.inhabit.server.crowd.simulation;

import dev.inhabit.protocol.crowd.Seat;
import dev.inhabit.protocol.crowd.SeatMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each NPC of a hall sits, who sits beside, before and behind, and how long the walk from the door is. Rows are
 * arcs around the speaker, divided by an aisle; NPCs with low numbers sit towards the front and the middle, so that a
 * small audience is not lost in the hall.
 */
final class SeatPlan {
    static final int NOBODY = -1;
    static final int NEIGHBOURS = 4;
    static final int LEFT = 0;
    static final int RIGHT = 1;
    static final int BEFORE = 2;
    static final int BEHIND = 3;

    private static final int FIRST_ROW_MM = 4_600;
    private static final int ROW_MM = 1_000;
    private static final int RISE_MM = 320;
    private static final int PITCH_MM = 620;
    private static final int AISLE_MM = 1_200;
    /** Half of the arc that a row takes, in 1/1000 of its radius. */
    private static final int HALF_ARC_PERMILLE = 960;

    private static final int WALK_MM_PER_TICK = 140;
    private static final int WALK_TICKS_MIN = 8;
    /** How far a place beside counts against a row further back when NPCs get their numbers. */
    private static final int PLACE_WEIGHT = 60;

    private static final int ROW_WEIGHT = 1_000;
    private static final int DISORDER = 4_000;

    private final SeatMap map;
    private final int[] neighbours;
    private final short[] walkTicks;

    SeatPlan(long seed, int seats) {
        List<Place> places = places(seats);
        long[] order = new long[seats];
        for (int i = 0; i < seats; i++) {
            Place p = places.get(i);
            int key = p.row * ROW_WEIGHT
                    + p.fromAisle * PLACE_WEIGHT
                    + CrowdRandom.below(seed, i, 0, CrowdRandom.SEAT, DISORDER);
            order[i] = ((long) key << 16) | i;
        }
        Arrays.sort(order);
        List<Place> byNpc = new ArrayList<>(seats);
        for (long each : order) {
            byNpc.add(places.get((int) each & 0xFFFF));
        }
        int rows = 1 + byNpc.stream().mapToInt(p -> p.row).max().orElse(0);
        int doorZMm = -(FIRST_ROW_MM + rows * ROW_MM);
        map = new SeatMap(
                0,
                rows * RISE_MM,
                doorZMm,
                WALK_MM_PER_TICK,
                byNpc.stream().map(Place::seat).toList());
        walkTicks = new short[seats];
        for (int npc = 0; npc < seats; npc++) {
            Place p = byNpc.get(npc);
            int wayMm = -doorZMm - p.radiusMm() + Math.abs(p.alongMm());
            walkTicks[npc] = (short) Math.max(WALK_TICKS_MIN, wayMm / WALK_MM_PER_TICK);
        }
        neighbours = neighbours(byNpc);
    }

    SeatMap map() {
        return map;
    }

    int walkTicks(int npc) {
        return walkTicks[npc];
    }

    /** The NPC whose seat is on that side ({@link #LEFT} … as the NPC sees it); {@link #NOBODY} where there is none. */
    int neighbour(int npc, int side) {
        return neighbours[npc * NEIGHBOURS + side];
    }

    /** One seat: how far from the aisle, from 0, and on which side: −1 to the speaker's left, 1 to the right. */
    private record Place(int row, int side, int fromAisle) {
        int radiusMm() {
            return FIRST_ROW_MM + row * ROW_MM;
        }

        int alongMm() {
            return side * (AISLE_MM / 2 + PITCH_MM / 2 + fromAisle * PITCH_MM);
        }

        Seat seat() {
            double angle = (double) alongMm() / radiusMm();
            int half = perSide(row);
            return new Seat(
                    (int) StrictMath.rint(radiusMm() * StrictMath.sin(angle)),
                    row * RISE_MM,
                    -(int) StrictMath.rint(radiusMm() * StrictMath.cos(angle)),
                    (int) StrictMath.rint(-angle / (2 * Math.PI) * 65_536) & 0xFFFF,
                    row,
                    side < 0 ? half - 1 - fromAisle : half + fromAisle);
        }
    }

    private static int perSide(int row) {
        int radius = FIRST_ROW_MM + row * ROW_MM;
        return (radius * HALF_ARC_PERMILLE / 1_000 - AISLE_MM / 2) / PITCH_MM;
    }

    private static List<Place> places(int seats) {
        List<Place> places = new ArrayList<>(seats);
        for (int row = 0; places.size() < seats; row++) {
            for (int i = 0; i < 2 * perSide(row) && places.size() < seats; i++) {
                places.add(new Place(row, i % 2 == 0 ? -1 : 1, i / 2));
            }
        }
        return places;
    }

    /** The audience faces the speaker: what is to an NPC's left is to the speaker's right. */
    private static int[] neighbours(List<Place> byNpc) {
        Map<Place, Integer> npcAt = new HashMap<>();
        for (int npc = 0; npc < byNpc.size(); npc++) {
            npcAt.put(byNpc.get(npc), npc);
        }
        int[] found = new int[byNpc.size() * NEIGHBOURS];
        for (int npc = 0; npc < byNpc.size(); npc++) {
            Place p = byNpc.get(npc);
            int towardsRight = p.side > 0 ? p.fromAisle + 1 : p.fromAisle - 1;
            int towardsLeft = p.side > 0 ? p.fromAisle - 1 : p.fromAisle + 1;
            found[npc * NEIGHBOURS + LEFT] = npcAt.getOrDefault(new Place(p.row, p.side, towardsRight), NOBODY);
            found[npc * NEIGHBOURS + RIGHT] = npcAt.getOrDefault(new Place(p.row, p.side, towardsLeft), NOBODY);
            found[npc * NEIGHBOURS + BEFORE] = npcAt.getOrDefault(inRow(p, p.row - 1), NOBODY);
            found[npc * NEIGHBOURS + BEHIND] = npcAt.getOrDefault(inRow(p, p.row + 1), NOBODY);
        }
        return found;
    }

    /** The place in another row that is nearest to the line of sight. */
    private static Place inRow(Place p, int row) {
        int radius = FIRST_ROW_MM + row * ROW_MM;
        int along = Math.abs(p.alongMm()) * radius / p.radiusMm();
        int fromAisle = Math.max(0, (along - AISLE_MM / 2) / PITCH_MM);
        return new Place(row, p.side, Math.min(fromAisle, Math.max(0, perSide(row) - 1)));
    }
}
