package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.server.identity.ClinicAct;
import dev.inhabit.server.insight.Projections;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;

/** Making the rows of lists again from events while the server runs, for an administrator. */
final class ProjectionEndpoints {
    private final GatewayRooms rooms;
    /** By what each projection was last rebuilt, so that the same asked again begins nothing. */
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    private record Asked(EntityId by, CommandId commandId) {}

    ProjectionEndpoints(GatewayRooms rooms) {
        this.rooms = rooms;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(
                        HttpMethods.GET,
                        "/projections",
                        "Lists that are made of events, and how their last rebuild on this node went",
                        Endpoint.Pace.READ,
                        false,
                        List.of(),
                        null,
                        Rest.Projections.class,
                        Endpoint.enveloped(this::projections)),
                new Endpoint(
                        HttpMethods.POST,
                        "/projections/{name}/rebuild",
                        "Begins to make a list again from all events, while sessions go on; tells of the one that runs",
                        Endpoint.Pace.WRITE,
                        false,
                        List.of(),
                        Rest.RebuildProjection.class,
                        Rest.ProjectionRebuild.class,
                        Endpoint.enveloped(this::rebuild)));
    }

    private CompletionStage<Rest.Projections> projections(ApiCall call) {
        RefusedException.unlessAllowed(rooms.access().may(call.who(), ClinicAct.REBUILD_PROJECTIONS));
        return CompletableFuture.completedStage(new Rest.Projections(rooms.projections().names().stream()
                .map(name -> new Rest.Projection(
                        name,
                        rooms.projections()
                                .last(name)
                                .map(ProjectionEndpoints::view)
                                .orElse(null)))
                .toList()));
    }

    private CompletionStage<Rest.ProjectionRebuild> rebuild(ApiCall call) {
        EntityId by = call.who().account();
        Asked now = new Asked(
                by,
                Translation.commandId(call.body(Rest.RebuildProjection.class).commandId()));
        RefusedException.unlessAllowed(rooms.access().may(call.who(), ClinicAct.REBUILD_PROJECTIONS));
        String name = call.path().getOrDefault("name", "");
        if (!rooms.projections().names().contains(name)) {
            throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such thing");
        }
        return CompletableFuture.completedStage(view(begun(name, now)));
    }

    private synchronized Projections.Progress begun(String name, Asked now) {
        Projections.Progress last = rooms.projections().last(name).orElse(null);
        if (last != null && now.equals(asked.get(name)) && last.phase() != Projections.Phase.STOPPED) {
            return last;
        }
        asked.put(name, now);
        return rooms.projections().rebuild(name, now.by());
    }

    private static Rest.ProjectionRebuild view(Projections.Progress progress) {
        return new Rest.ProjectionRebuild(
                Rest.RebuildPhase.valueOf(progress.phase().name()),
                progress.by().toString(),
                progress.startedAt().toEpochMilli(),
                ms(progress.endedAt()),
                progress.entities(),
                progress.rows(),
                progress.failed());
    }

    private static @Nullable Long ms(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
