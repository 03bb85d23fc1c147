package dev.inhabit.server.scene;

import dev.inhabit.protocol.SceneManifest.Furniture;
import dev.inhabit.protocol.SceneManifest.SceneCorner;
import dev.inhabit.protocol.SceneManifest.ScenePosition;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Parts of a scene as shapes on its floor plan, metres. */
final class FloorPlan {
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private FloorPlan() {}

    static Polygon polygon(List<SceneCorner> outline) {
        Coordinate[] ring = new Coordinate[outline.size() + 1];
        for (int i = 0; i < ring.length; i++) {
            SceneCorner corner = outline.get(i % outline.size());
            ring[i] = new Coordinate(corner.xM(), corner.zM());
        }
        return SHAPES.createPolygon(ring);
    }

    static Point point(ScenePosition at) {
        return SHAPES.createPoint(new Coordinate(at.xM(), at.zM()));
    }

    static LineString line(ScenePosition from, ScenePosition to) {
        return SHAPES.createLineString(
                new Coordinate[] {new Coordinate(from.xM(), from.zM()), new Coordinate(to.xM(), to.zM())});
    }

    /** What a thing covers: its own z looks along (sin turn, cos turn), its own x along (cos turn, −sin turn). */
    static Polygon footprint(Furniture thing) {
        double sin = Math.sin(Math.toRadians(thing.turnDeg()));
        double cos = Math.cos(Math.toRadians(thing.turnDeg()));
        double[][] corners = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}};
        Coordinate[] ring = new Coordinate[corners.length];
        for (int i = 0; i < corners.length; i++) {
            double x = corners[i][0] * thing.widthM() / 2;
            double z = corners[i][1] * thing.depthM() / 2;
            ring[i] = new Coordinate(
                    thing.at().xM() + x * cos + z * sin, thing.at().zM() - x * sin + z * cos);
        }
        return SHAPES.createPolygon(ring);
    }
}
