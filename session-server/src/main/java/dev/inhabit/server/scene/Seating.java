package dev.inhabit.server.scene;

import dev.inhabit.protocol.SceneManifest;
import dev.inhabit.protocol.SceneManifest.ScenePosition;
import dev.inhabit.protocol.crowd.Seat;
import dev.inhabit.protocol.crowd.SeatMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Where everybody sits or stands in a scene: its places, its arcs, its grids, in that order. */
public final class Seating {
    /** The most that a crowd has. */
    public static final int SEATS_MAX = 500;

    private static final double FULL_CIRCLE_DEG = 360;
    private static final int FULL_CIRCLE = 65_536;
    private static final double MM = 1_000;
    /** So that a row of just the right length has its last seat. */
    private static final double HAIR = 1e-9;

    private Seating() {}

    /**
     * One place.
     *
     * @param source where it stands in the file, as a JSON pointer
     * @param row from 0, the front; 0 for those that stand there one by one
     * @param place from 0, from the patient's left to the right
     */
    public record Spot(String source, ScenePosition at, double turnDeg, boolean sitting, int row, int place) {
        private Seat seat() {
            return new Seat(
                    mm(at.xM()),
                    mm(at.yM()),
                    mm(at.zM()),
                    Math.floorMod(Math.round(turnDeg / FULL_CIRCLE_DEG * FULL_CIRCLE), FULL_CIRCLE),
                    row,
                    place);
        }
    }

    public static List<Spot> of(SceneManifest scene) {
        List<Spot> spots = new ArrayList<>();
        List<SceneManifest.ScenePlace> places = scene.places();
        for (int i = 0; i < places.size(); i++) {
            SceneManifest.ScenePlace one = places.get(i);
            boolean sitting = one.posture() == SceneManifest.Posture.SITTING;
            spots.add(new Spot("/places/" + i, one.at(), one.turnDeg(), sitting, 0, i));
        }
        for (int i = 0; i < scene.arcs().size(); i++) {
            addArcs("/arcs/" + i, scene.arcs().get(i), spots);
        }
        for (int i = 0; i < scene.grids().size(); i++) {
            addGrid("/grids/" + i, scene.grids().get(i), spots);
        }
        return spots;
    }

    private static void addArcs(String source, SceneManifest.SeatArcs arcs, List<Spot> spots) {
        for (int row = 0, seats = 0; seats < arcs.seats(); row++) {
            double radiusM = arcs.firstRowM() + row * arcs.rowM();
            int perSide = (int) ((radiusM * arcs.halfArcRad() - arcs.aisleM() / 2) / arcs.pitchM() + HAIR);
            for (int i = 0; i < 2 * Math.max(1, perSide) && seats < arcs.seats(); i++, seats++) {
                int side = i % 2 == 0 ? -1 : 1;
                int fromAisle = i / 2;
                double angle = side * (arcs.aisleM() / 2 + (fromAisle + 0.5) * arcs.pitchM()) / radiusM;
                spots.add(new Spot(
                        source,
                        new ScenePosition(
                                radiusM * StrictMath.sin(angle), row * arcs.riseM(), -radiusM * StrictMath.cos(angle)),
                        -Math.toDegrees(angle),
                        true,
                        row,
                        side < 0 ? perSide - 1 - fromAisle : perSide + fromAisle));
            }
        }
    }

    private static void addGrid(String source, SceneManifest.PlaceGrid grid, List<Spot> spots) {
        boolean sitting = grid.posture() == SceneManifest.Posture.SITTING;
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                ScenePosition at = new ScenePosition(
                        grid.at().xM() + column * grid.columnM(),
                        grid.at().yM(),
                        grid.at().zM() - row * grid.rowM());
                spots.add(new Spot(source, at, grid.turnDeg(), sitting, row, column));
            }
        }
    }

    /**
     * The crowd's map with everybody where the scene has them. Those of a conversation have the places that stand there one
     * by one, by number; in rows everybody keeps their rank, so that neighbours stay neighbours. Whoever has no place stands
     * at the door.
     */
    public static SeatMap seated(SceneManifest scene, SeatMap crowd) {
        List<Spot> spots = of(scene);
        List<Seat> seats = new ArrayList<>(crowd.seats());
        ScenePosition door = scene.door();
        seats.replaceAll(seat -> new Seat(mm(door.xM()), mm(door.yM()), mm(door.zM()), 0, seat.row(), seat.place()));
        int single = Math.min(scene.places().size(), seats.size());
        List<Integer> order = new ArrayList<>(IntStream.range(0, single).boxed().toList());
        IntStream.range(single, seats.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                                (Integer npc) -> crowd.seats().get(npc).row())
                        .thenComparingInt(npc -> Math.abs(crowd.seats().get(npc).xMm()))
                        .thenComparingInt(npc -> crowd.seats().get(npc).xMm()))
                .forEach(order::add);
        if (scene.arcs().isEmpty()) {
            order.sort(null);
        }
        for (int i = 0; i < Math.min(order.size(), spots.size()); i++) {
            seats.set(order.get(i), spots.get(i).seat());
        }
        return new SeatMap(mm(door.xM()), mm(door.yM()), mm(door.zM()), crowd.walkMmPerTick(), seats);
    }

    private static int mm(double metres) {
        return (int) Math.rint(metres * MM);
    }
}
