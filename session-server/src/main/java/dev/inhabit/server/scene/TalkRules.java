package dev.inhabit.server.scene;

import dev.inhabit.protocol.SceneManifest;
import dev.inhabit.protocol.SceneManifest.Furniture;
import dev.inhabit.protocol.SceneManifest.LightKind;
import dev.inhabit.protocol.SceneManifest.SceneLight;
import dev.inhabit.protocol.SceneManifest.ScenePosition;
import dev.inhabit.server.content.YamlFile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Polygon;

/** That who speaks stands on a stage, in the light, and is seen from every seat, as the screen is. */
final class TalkRules {
    private static final double AT_HAND_M = 1.5;
    private static final double LIT_M = 0.75;

    private final YamlFile file;
    private final SceneManifest scene;
    private final SceneManifest.TalkPlace talk;
    private final SightLines sight;

    TalkRules(YamlFile file, SceneManifest scene, SceneManifest.TalkPlace talk) {
        this.file = file;
        this.scene = scene;
        this.talk = talk;
        this.sight = new SightLines(scene);
    }

    void check() {
        ScenePosition speaker = scene.patient().at();
        Polygon stage = FloorPlan.polygon(talk.stage().outline());
        if (!stage.covers(FloorPlan.point(speaker))
                || speaker.yM() != talk.stage().floorM()) {
            file.wrong("/patient/at", "expected a point on the stage, at its floorM");
        }
        isLit(speaker);
        Optional<Furniture> podium = thing("podium", talk.podium());
        podium.ifPresent(one -> {
            if (!stage.covers(FloorPlan.footprint(one))
                    || Math.hypot(one.at().xM() - speaker.xM(), one.at().zM() - speaker.zM()) > AT_HAND_M) {
                file.wrong(
                        "/furniture/" + scene.furniture().indexOf(one) + "/at",
                        "expected the podium on the stage, at most " + SceneRules.metres(AT_HAND_M)
                                + " from the patient");
            }
            seen("/talk/podium", "the podium", top(one), one.id());
        });
        seen("/patient/at", "the speaker", eyes(), null);
        thing("screen", talk.screen()).ifPresent(one -> {
            seen("/talk/screen", "the screen", SightLines.middle(one), one.id());
            firstSpot(spot -> !SightLines.facesFront(one, spot.at()))
                    .ifPresent(nr -> file.wrong(
                            "/talk/screen",
                            "expected every seat before the screen, found seat " + nr
                                    + " behind it or too far to the side"));
        });
    }

    private void isLit(ScenePosition speaker) {
        Optional<SceneLight> spot = scene.lights().stream()
                .filter(light -> light.id().equals(talk.spotlight()) && light.kind() == LightKind.SPOT)
                .findFirst();
        if (spot.isEmpty()) {
            file.wrong(
                    "/talk/spotlight", "expected the id of a light of kind spot, found \"" + talk.spotlight() + "\"");
            return;
        }
        ScenePosition lit = spot.get().towards();
        if (lit == null || Math.hypot(lit.xM() - speaker.xM(), lit.zM() - speaker.zM()) > LIT_M) {
            file.wrong(
                    "/lights/" + scene.lights().indexOf(spot.get()),
                    "expected towards at most " + SceneRules.metres(LIT_M) + " from the patient");
        }
    }

    private Optional<Furniture> thing(String kind, String id) {
        Optional<Furniture> found = scene.furniture().stream()
                .filter(one -> one.id().equals(id) && one.kind().equals(kind))
                .findFirst();
        if (found.isEmpty()) {
            file.wrong("/talk/" + kind, "expected the id of furniture of kind " + kind + ", found \"" + id + "\"");
        }
        return found;
    }

    private ScenePosition eyes() {
        ScenePosition at = scene.patient().at();
        return new ScenePosition(at.xM(), at.yM() + scene.patient().eyesM(), at.zM());
    }

    private static ScenePosition top(Furniture thing) {
        return new ScenePosition(
                thing.at().xM(), thing.at().yM() + thing.heightM(), thing.at().zM());
    }

    private void seen(String pointer, String what, ScenePosition point, @Nullable String of) {
        List<Seating.Spot> spots = Seating.of(scene);
        firstSpot(spot -> !sight.hidden(SightLines.eyes(spot), point, of).isEmpty())
                .ifPresent(nr -> file.wrong(
                        pointer,
                        "expected to be seen from every seat; from seat " + nr + " " + what + " is behind "
                                + String.join(", ", sight.hidden(SightLines.eyes(spots.get(nr)), point, of))));
    }

    /** Seats count from 0. */
    private OptionalInt firstSpot(Predicate<Seating.Spot> is) {
        List<Seating.Spot> spots = Seating.of(scene);
        return IntStream.range(0, spots.size())
                .filter(nr -> is.test(spots.get(nr)))
                .findFirst();
    }
}
