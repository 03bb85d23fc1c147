package dev.inhabit.server.scene;

import dev.inhabit.protocol.SceneManifest;
import dev.inhabit.protocol.SceneManifest.Furniture;
import dev.inhabit.protocol.SceneManifest.SceneArea;
import dev.inhabit.protocol.SceneManifest.ScenePosition;
import dev.inhabit.server.content.YamlFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** What no schema can say of a scene. */
final class SceneRules {
    static final Set<String> SEATS = Set.of("chair", "armchair", "sofa", "stool", "bench");
    /** Lies on the floor. */
    private static final String RUG = "rug";
    /** Below this a person's head meets it. */
    private static final double HEAD_M = 2;

    private static final double DOOR_TO_FLOOR_M = 0.3;
    private static final double SHOULDERS_M = 0.4;
    private static final double HAIR_M = 1e-6;

    private final YamlFile file;
    private final SceneManifest scene;
    private final Polygon room;
    private final List<Polygon> walkable = new ArrayList<>();

    SceneRules(YamlFile file, SceneManifest scene) {
        this.file = file;
        this.scene = scene;
        room = FloorPlan.polygon(scene.room().outline());
    }

    void check() {
        int before = file.problems();
        eachIdStandsThereOnce();
        outlinesAreSimple();
        if (file.problems() == before) {
            thingsAreInTheRoom();
            walkableAreasAreFree();
            new PlaceRules(file, scene, room, walkable).check();
            if (scene.talk() != null) {
                new TalkRules(file, scene, scene.talk()).check();
            }
        }
    }

    private void eachIdStandsThereOnce() {
        Set<String> seen = new HashSet<>();
        unique(
                "/lights/",
                seen,
                scene.lights().stream().map(SceneManifest.SceneLight::id).toList());
        unique(
                "/sounds/",
                seen,
                scene.sounds().stream().map(SceneManifest.SceneSound::id).toList());
        unique(
                "/furniture/",
                seen,
                scene.furniture().stream().map(Furniture::id).toList());
        unique("/walkable/", seen, scene.walkable().stream().map(SceneArea::id).toList());
        unique(
                "/places/",
                seen,
                scene.places().stream().map(SceneManifest.ScenePlace::id).toList());
    }

    private void unique(String list, Set<String> seen, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                file.wrong(list + i + "/id", "expected each id once, found \"" + ids.get(i) + "\" again");
            }
        }
    }

    private void outlinesAreSimple() {
        if (!room.isValid()) {
            file.wrong("/room/outline", "expected walls that do not cross");
        }
        for (int i = 0; i < scene.walkable().size(); i++) {
            simple("/walkable/" + i, scene.walkable().get(i));
        }
        SceneManifest.TalkPlace talk = scene.talk();
        if (talk != null) {
            simple("/talk/stage", talk.stage());
        }
    }

    private void simple(String pointer, SceneArea area) {
        Polygon shape = FloorPlan.polygon(area.outline());
        if (!shape.isValid()) {
            file.wrong(pointer + "/outline", "expected a polygon whose edges do not cross");
        } else if (room.isValid() && !room.buffer(HAIR_M).covers(shape)) {
            file.wrong(pointer + "/outline", "expected an area inside the room");
        }
        walkable.add(shape);
    }

    private void thingsAreInTheRoom() {
        for (int i = 0; i < scene.furniture().size(); i++) {
            Furniture thing = scene.furniture().get(i);
            if (!room.buffer(HAIR_M).covers(FloorPlan.footprint(thing))) {
                file.wrong("/furniture/" + i + "/at", "expected all of \"" + thing.id() + "\" inside the room");
            }
            if (thing.at().yM() + thing.heightM() > scene.room().heightM()) {
                file.wrong(
                        "/furniture/" + i + "/heightM",
                        "expected the top below the ceiling, which is at "
                                + metres(scene.room().heightM()));
            }
        }
        for (int i = 0; i < scene.lights().size(); i++) {
            inRoom("/lights/" + i + "/at", scene.lights().get(i).at());
            inRoom("/lights/" + i + "/towards", scene.lights().get(i).towards());
        }
        for (int i = 0; i < scene.sounds().size(); i++) {
            inRoom("/sounds/" + i + "/at", scene.sounds().get(i).at());
        }
        inRoom("/door", scene.door());
        Point door = FloorPlan.point(scene.door());
        if (walkable.stream().noneMatch(area -> area.isWithinDistance(door, DOOR_TO_FLOOR_M))) {
            file.wrong("/door", "expected a walkable area within " + metres(DOOR_TO_FLOOR_M));
        }
    }

    private void inRoom(String pointer, @Nullable ScenePosition at) {
        if (at != null
                && (!room.buffer(HAIR_M).covers(FloorPlan.point(at))
                        || at.yM() > scene.room().heightM())) {
            file.wrong(pointer, "expected a point inside the room");
        }
    }

    /** Of the polygons, those of {@code walkable}; a stage is not asked, furniture stands on it. */
    private void walkableAreasAreFree() {
        for (int i = 0; i < scene.walkable().size(); i++) {
            SceneArea area = scene.walkable().get(i);
            Polygon shape = walkable.get(i);
            for (Furniture thing : scene.furniture()) {
                double aboveM = thing.at().yM() - area.floorM();
                boolean meets = aboveM < HEAD_M
                        && aboveM + thing.heightM() > 0
                        && !thing.kind().equals(RUG);
                if (meets && shape.intersection(FloorPlan.footprint(thing)).getArea() > HAIR_M) {
                    file.wrong(
                            "/walkable/" + i + "/outline",
                            "expected an area without furniture, found \"" + thing.id() + "\" in it");
                }
            }
        }
    }

    static String metres(double metres) {
        return String.format(Locale.ROOT, "%.2f m", metres);
    }

    static boolean areTooClose(ScenePosition a, ScenePosition b) {
        return Math.hypot(a.xM() - b.xM(), a.zM() - b.zM()) < SHOULDERS_M - HAIR_M;
    }

    static String shoulders() {
        return metres(SHOULDERS_M);
    }
}
