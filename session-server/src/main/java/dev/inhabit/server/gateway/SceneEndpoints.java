package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SceneManifest.Posture;
import dev.inhabit.server.scenario.BuilderChoices;
import dev.inhabit.server.scene.Scene;
import dev.inhabit.server.scene.Scenes;
import dev.inhabit.server.scene.Seating;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The clinic's scenes as they are now; what a session copied of one is the session's. */
final class SceneEndpoints {
    private final GatewayRooms rooms;
    private final Scenes scenes;

    SceneEndpoints(GatewayRooms rooms) {
        this.rooms = rooms;
        this.scenes = rooms.scenarios().scenes();
    }

    List<Endpoint> all() {
        ContentReads reads = new ContentReads(rooms.access());
        return List.of(
                reads.get(
                        "/scenes",
                        "The clinic's scenes: title, places, and which settings of the scenario builder take place there, with"
                                + " which conversations",
                        Rest.Scenes.class,
                        call -> new Rest.Scenes(
                                scenes.all().stream().map(this::row).toList())),
                reads.get(
                        "/scenes/{scene}",
                        "One scene: room, light, sound, furniture, where people may walk, and every place",
                        Rest.WholeScene.class,
                        this::whole));
    }

    private Rest.SceneRow row(Scene scene) {
        return new Rest.SceneRow(
                scene.name(),
                scene.manifest().title(),
                scene.manifest().provenance(),
                scene.revision(),
                scene.capacity(),
                rooms.scenarios().choices().settings().stream()
                        .filter(setting -> setting.scene().equals(scene.name()))
                        .map(BuilderChoices.Setting::id)
                        .toList(),
                scene.manifest().talk() != null,
                rooms.scenarios().choices().settings().stream()
                        .filter(setting -> setting.scene().equals(scene.name()))
                        .flatMap(setting -> conversations(setting.id()))
                        .toList());
    }

    private Stream<Rest.SceneConversation> conversations(String setting) {
        BuilderChoices choices = rooms.scenarios().choices();
        Map<String, List<String>> types = new LinkedHashMap<>();
        choices.baseTypes().forEach(type -> choices.conversations(type, setting)
                .forEach(id ->
                        types.computeIfAbsent(id, none -> new ArrayList<>()).add(type.id())));
        return types.entrySet().stream()
                .flatMap(one -> Optional.ofNullable(choices.conversations().get(one.getKey())).stream()
                        .map(known -> new Rest.SceneConversation(
                                one.getKey(), known.title(), setting, one.getValue(), known.nodes(), known.people())));
    }

    private Rest.WholeScene whole(ApiCall call) {
        Scene scene = scenes.find(call.path().getOrDefault("scene", ""))
                .orElseThrow(() -> RefusedException.of(ErrorCode.NOT_FOUND, "there is no such scene"));
        return new Rest.WholeScene(
                row(scene),
                scene.manifest(),
                Seating.of(scene.manifest()).stream()
                        .map(spot -> new Rest.SceneSeat(
                                spot.at(),
                                spot.turnDeg(),
                                spot.sitting() ? Posture.SITTING : Posture.STANDING,
                                spot.row(),
                                spot.place()))
                        .toList());
    }
}
