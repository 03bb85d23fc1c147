package dev.inhabit.server.scene;

import dev.inhabit.protocol.SceneManifest;
import dev.inhabit.protocol.SceneManifest.Furniture;
import dev.inhabit.protocol.SceneManifest.Posture;
import dev.inhabit.protocol.SceneManifest.ScenePosition;
import dev.inhabit.server.content.YamlFile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** That everybody has somewhere to be: on a seat, or on a floor that can be walked on, and nobody in a desk. */
final class PlaceRules {
    private static final double ORIGIN_M = 0.001;

    private final YamlFile file;
    private final SceneManifest scene;
    private final Polygon room;
    private final List<Polygon> walkable;

    PlaceRules(YamlFile file, SceneManifest scene, Polygon room, List<Polygon> walkable) {
        this.file = file;
        this.scene = scene;
        this.room = room;
        this.walkable = walkable;
    }

    void check() {
        ScenePosition patient = scene.patient().at();
        if (Math.hypot(patient.xM(), patient.zM()) > ORIGIN_M) {
            file.wrong("/patient/at", "expected xM 0 and zM 0: the patient's place is the origin");
        }
        onSomething(
                "/patient", patient, scene.patient().posture(), scene.patient().on());
        List<Seating.Spot> spots = Seating.of(scene);
        if (spots.isEmpty()) {
            file.wrong("", "expected at least one place in places, arcs or grids");
        } else if (spots.size() > Seating.SEATS_MAX) {
            file.wrong("", "expected at most " + Seating.SEATS_MAX + " places together, found " + spots.size());
        }
        for (int i = 0; i < scene.places().size(); i++) {
            SceneManifest.ScenePlace place = scene.places().get(i);
            onSomething("/places/" + i, place.at(), place.posture(), place.on());
        }
        Set<String> told = new HashSet<>();
        for (int i = 0; i < spots.size(); i++) {
            Seating.Spot spot = spots.get(i);
            String wrong = spot.source().startsWith("/places/") ? null : inRows(spot);
            if (wrong == null && SceneRules.areTooClose(spot.at(), patient)) {
                wrong = "expected places at least " + SceneRules.shoulders() + " from the patient";
            }
            for (int j = 0; wrong == null && j < i; j++) {
                if (SceneRules.areTooClose(spot.at(), spots.get(j).at())) {
                    wrong = "expected places at least " + SceneRules.shoulders() + " from each other";
                }
            }
            // One row that stands wrong has hundreds of seats that do.
            if (wrong != null && told.add(spot.source())) {
                file.wrong(spot.source(), wrong);
            }
        }
    }

    private @Nullable String inRows(Seating.Spot spot) {
        Point at = FloorPlan.point(spot.at());
        if (!room.covers(at)) {
            return "expected all seats inside the room";
        }
        Optional<Furniture> hit = thingAt(at);
        if (hit.isPresent()) {
            return "expected no seat in furniture, found one in \"" + hit.get().id() + "\"";
        }
        return spot.sitting() || walkable.stream().anyMatch(area -> area.covers(at))
                ? null
                : "expected all who stand on a walkable area";
    }

    private void onSomething(String pointer, ScenePosition at, Posture posture, @Nullable String on) {
        Point point = FloorPlan.point(at);
        if (!room.covers(point)) {
            file.wrong(pointer + "/at", "expected a point inside the room");
            return;
        }
        Optional<Furniture> hit = thingAt(point);
        if (on != null) {
            Optional<Furniture> seat = scene.furniture().stream()
                    .filter(thing -> thing.id().equals(on))
                    .findFirst();
            if (seat.isEmpty() || !SceneRules.SEATS.contains(seat.get().kind())) {
                file.wrong(pointer + "/on", "expected the id of a seat among the furniture, found \"" + on + "\"");
            } else if (!FloorPlan.footprint(seat.get()).covers(point)) {
                file.wrong(pointer + "/at", "expected a point on \"" + on + "\"");
            } else if (posture != Posture.SITTING) {
                file.wrong(pointer + "/posture", "expected sitting, on \"" + on + "\"");
            }
        } else if (hit.isPresent()) {
            file.wrong(
                    pointer + "/at",
                    "expected no point in furniture, found it in \"" + hit.get().id() + "\"");
        } else if (posture == Posture.SITTING) {
            file.wrong(pointer, "expected on, for somebody who sits");
        } else if (walkable.stream().noneMatch(area -> area.covers(point))) {
            file.wrong(pointer + "/at", "expected a point on a walkable area");
        }
    }

    /** What stands there, but for what one may sit or walk on, and what hangs above. */
    private Optional<Furniture> thingAt(Point at) {
        return scene.furniture().stream()
                .filter(thing -> !SceneRules.SEATS.contains(thing.kind())
                        && !thing.kind().equals("rug")
                        && thing.at().yM() < 1)
                .filter(thing -> FloorPlan.footprint(thing).contains(at))
                .findFirst();
    }
}
