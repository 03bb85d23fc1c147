package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.server.identity.ClinicAct;
import dev.inhabit.server.rebuild.RebuildState;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;

/** Making the rows of lists again from events while the server runs, for an administrator. */
final class ProjectionEndpoints {
    private static final String ALL = "/projections";

    private final GatewayRooms rooms;

    ProjectionEndpoints(GatewayRooms rooms) {
        this.rooms = rooms;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(
                        HttpMethods.GET,
                        ALL,
                        "Lists that are made of events, and how their last rebuild went",
                        Endpoint.Pace.READ,
                        false,
                        List.of(),
                        null,
                        Rest.Projections.class,
                        Endpoint.enveloped(this::projections)),
                new Endpoint(
                        HttpMethods.GET,
                        ALL + "/{name}",
                        "One list, and its rebuilds: who asked for each, how far it is, how it ended",
                        Endpoint.Pace.READ,
                        false,
                        List.of(),
                        null,
                        Rest.WholeProjection.class,
                        Endpoint.enveloped(call -> {
                            String name = named(call);
                            return rooms.projections()
                                    .rebuilds(name)
                                    .thenApply(runs -> new Rest.WholeProjection(
                                            name,
                                            runs.stream()
                                                    .map(ProjectionEndpoints::view)
                                                    .toList()));
                        })),
                new Endpoint(
                        HttpMethods.POST,
                        ALL + "/{name}/rebuild",
                        "Begins to make a list again from all events, while sessions go on; tells of the one that runs",
                        Endpoint.Pace.WRITE,
                        false,
                        List.of(),
                        Rest.RebuildProjection.class,
                        Rest.ProjectionRebuild.class,
                        new Endpoint.Accepting(this::rebuild)));
    }

    private CompletionStage<Rest.Projections> projections(ApiCall call) {
        mayRebuild(call);
        List<CompletableFuture<Rest.Projection>> all = rooms.projections().names().stream()
                .map(name -> rooms.projections()
                        .rebuilds(name)
                        .thenApply(runs -> new Rest.Projection(name, runs.isEmpty() ? null : view(runs.get(0))))
                        .toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(done -> new Rest.Projections(
                        all.stream().map(CompletableFuture::join).toList()));
    }

    private void mayRebuild(ApiCall call) {
        RefusedException.unlessAllowed(rooms.access().may(call.who(), ClinicAct.REBUILD_PROJECTIONS));
    }

    private String named(ApiCall call) {
        mayRebuild(call);
        String name = call.path().getOrDefault("name", "");
        if (!rooms.projections().names().contains(name)) {
            throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such thing");
        }
        return name;
    }

    private CompletionStage<Endpoint.Later> rebuild(ApiCall call) {
        CommandId commandId =
                Translation.commandId(call.body(Rest.RebuildProjection.class).commandId());
        String name = named(call);
        return rooms.projections()
                .rebuild(name, call.who().account(), commandId)
                .thenCompose(answer -> rooms.projections().rebuilds(name).thenApply(runs -> later(name, answer, runs)));
    }

    /** Where one runs, it is that one which is told of, whoever asked for it. */
    private static Endpoint.Later later(String name, Answer answer, List<RebuildState.Run> runs) {
        boolean runsNow = !runs.isEmpty() && runs.get(0).phase() == RebuildState.Phase.RUNNING;
        if (!runsNow) {
            RefusedException.unlessDone(answer);
        }
        return new Endpoint.Later(view(runs.get(0)), runsNow ? ALL + "/" + name : null);
    }

    private static Rest.ProjectionRebuild view(RebuildState.Run run) {
        return new Rest.ProjectionRebuild(
                Rest.RebuildPhase.valueOf(run.phase().name()),
                run.by().toString(),
                run.askedAt().toEpochMilli(),
                ms(run.endedAt()),
                run.counts().entities(),
                run.counts().rows(),
                run.counts().failed());
    }

    private static @Nullable Long ms(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
