package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.identity.ClinicAct;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Taking new models into use while the server runs; one at a time, for an administrator. */
final class ModelEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(ModelEndpoints.class);
    /** Below the time within which every request is answered. */
    private static final long ANSWERED_WITHIN_MS = 15_000;

    private static final long RETRY_MS = 2_000;

    private final GatewayRooms rooms;
    private @Nullable Reload last;

    /** @param told what was answered, once it is known */
    private record Reload(EntityId by, CommandId commandId, CompletableFuture<ModelDoor.Result> told) {
        boolean isSame(EntityId who, CommandId id) {
            return by.equals(who) && commandId.equals(id);
        }

        boolean isOver() {
            return told.isDone();
        }

        boolean succeeded() {
            return isOver() && !told.isCompletedExceptionally() && told.join() instanceof ModelDoor.Result.InUse;
        }
    }

    ModelEndpoints(GatewayRooms rooms) {
        this.rooms = rooms;
    }

    List<Endpoint> all() {
        return List.of(new Endpoint(
                HttpMethods.POST,
                "/models/reload",
                "Takes the models that lie in the data folder now into use on this node, without a pause in reading",
                Endpoint.Pace.WRITE,
                false,
                List.of(),
                Rest.ReloadModels.class,
                Rest.ModelsInUse.class,
                Endpoint.enveloped(this::reload)));
    }

    private CompletionStage<Rest.ModelsInUse> reload(ApiCall call) {
        Principal who = call.who();
        CommandId commandId =
                Translation.commandId(call.body(Rest.ReloadModels.class).commandId());
        RefusedException.unlessAllowed(rooms.access().may(who, ClinicAct.REPLACE_MODELS));
        return begun(who.account(), commandId)
                .thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), ANSWERED_WITHIN_MS, TimeUnit.MILLISECONDS)
                .thenApply(
                        told -> answer(
                                told.orElseThrow(
                                        () -> busy(
                                                "the new models are not warm yet, and those before go on; ask again with the same commandId"))));
    }

    /** The same asked again is told the same, unless it failed: then what was mended since is tried. */
    private synchronized CompletableFuture<ModelDoor.Result> begun(EntityId by, CommandId commandId) {
        Reload before = last;
        if (before != null && before.isSame(by, commandId) && (!before.isOver() || before.succeeded())) {
            return before.told();
        }
        if (before != null && !before.isOver()) {
            throw busy("other models are being loaded; ask again");
        }
        LOG.info("models are loaded anew, as {} asks", by);
        CompletableFuture<ModelDoor.Result> told = rooms.models()
                .reload()
                .whenComplete((result, failure) -> log(by, result))
                .toCompletableFuture();
        last = new Reload(by, commandId, told);
        return told;
    }

    private static Rest.ModelsInUse answer(ModelDoor.Result result) {
        if (result instanceof ModelDoor.Result.InUse inUse) {
            return new Rest.ModelsInUse(inUse.models());
        } else if (result instanceof ModelDoor.Result.Unusable unusable) {
            throw RefusedException.of(
                    ErrorCode.CONFLICT,
                    "the new models cannot be used, and "
                            + (unusable.readsOn() ? "those before go on: " : "nothing is read on this node: ")
                            + unusable.reason());
        }
        throw busy("the server is stopping");
    }

    private static RefusedException busy(String why) {
        return new RefusedException(new ToClient.Problem(ErrorCode.BUSY, why, null, RETRY_MS));
    }

    private static void log(EntityId by, ModelDoor.@Nullable Result result) {
        if (result instanceof ModelDoor.Result.InUse inUse) {
            LOG.info(
                    "models in use from now on, as {} asked: {}",
                    by,
                    inUse.models().stream()
                            .map(model -> model.name() + " " + model.sha256())
                            .collect(Collectors.joining(", ")));
        } else if (result instanceof ModelDoor.Result.Unusable unusable) {
            LOG.warn("the models that {} asked for cannot be used: {}", by, unusable.reason());
        }
    }
}
