package dev.inhabit.server.scene;

import dev.inhabit.protocol.SceneManifest;
import dev.inhabit.protocol.SceneManifest.Furniture;
import dev.inhabit.protocol.SceneManifest.ScenePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** What can be seen from where: no wall and no furniture between. People are not looked at; rows rise for their sake. */
final class SightLines {
    /** Of somebody who sits, over the floor. */
    static final double SITTING_EYES_M = 1.2;

    static final double STANDING_EYES_M = 1.6;
    /** Further from the side nobody reads a screen: a common limit in the planning of halls. */
    private static final double SCREEN_ANGLE_MAX_DEG = 60;

    private final SceneManifest scene;
    private final Polygon room;
    private final Map<String, Polygon> footprints = new HashMap<>();

    SightLines(SceneManifest scene) {
        this.scene = scene;
        room = FloorPlan.polygon(scene.room().outline());
        scene.furniture().forEach(thing -> footprints.put(thing.id(), FloorPlan.footprint(thing)));
    }

    static ScenePosition eyes(Seating.Spot spot) {
        ScenePosition at = spot.at();
        return new ScenePosition(at.xM(), at.yM() + (spot.sitting() ? SITTING_EYES_M : STANDING_EYES_M), at.zM());
    }

    /**
     * What hides the point; empty where it is seen.
     *
     * @param of the thing that the point is of, which hides nothing
     */
    List<String> hidden(ScenePosition from, ScenePosition point, @Nullable String of) {
        LineString sight = FloorPlan.line(from, point);
        List<String> hiding = new ArrayList<>();
        if (!room.covers(sight)) {
            hiding.add("a wall");
        }
        for (Furniture thing : scene.furniture()) {
            Polygon footprint = footprints.get(thing.id());
            if (footprint != null && !thing.id().equals(of) && isBetween(sight, from, point, thing, footprint)) {
                hiding.add(thing.id());
            }
        }
        return hiding;
    }

    private static boolean isBetween(
            LineString sight, ScenePosition from, ScenePosition to, Furniture thing, Polygon footprint) {
        if (!sight.getEnvelopeInternal().intersects(footprint.getEnvelopeInternal())) {
            return false;
        }
        Geometry over = sight.intersection(footprint);
        if (over.isEmpty()) {
            return false;
        }
        double lowM = Double.MAX_VALUE;
        double highM = -Double.MAX_VALUE;
        for (Coordinate end : over.getCoordinates()) {
            double way = Math.hypot(to.xM() - from.xM(), to.zM() - from.zM());
            double share = Math.hypot(end.x - from.xM(), end.y - from.zM()) / way;
            double heightM = from.yM() + share * (to.yM() - from.yM());
            lowM = Math.min(lowM, heightM);
            highM = Math.max(highM, heightM);
        }
        return lowM < thing.at().yM() + thing.heightM() && highM > thing.at().yM();
    }

    /** Whether somebody there sees the front of the screen, and not too much from the side. */
    static boolean facesFront(Furniture screen, ScenePosition from) {
        double x = from.xM() - screen.at().xM();
        double z = from.zM() - screen.at().zM();
        double turn = Math.toRadians(screen.turnDeg());
        double along = (x * Math.sin(turn) + z * Math.cos(turn)) / Math.hypot(x, z);
        return along >= Math.cos(Math.toRadians(SCREEN_ANGLE_MAX_DEG));
    }

    static ScenePosition middle(Furniture thing) {
        return new ScenePosition(
                thing.at().xM(),
                thing.at().yM() + thing.heightM() / 2,
                thing.at().zM());
    }
}
