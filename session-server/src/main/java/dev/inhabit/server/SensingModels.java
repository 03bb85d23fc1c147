package dev.inhabit.server;

import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.UnusableModelException;
import dev.inhabit.protocol.Rest;
import dev.inhabit.server.gateway.ModelDoor;
import dev.inhabit.server.sensing.Sensing;
import dev.inhabit.server.sensing.SensingStatus;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of the sensing room as the gateway sees them.
 *
 * @param models finds them where they lie, anew each time
 */
public record SensingModels(Sensing sensing, Supplier<ModelRegistry> models) implements ModelDoor {
    private static final Logger LOG = LoggerFactory.getLogger(SensingModels.class);

    @Override
    public CompletionStage<Result> reload() {
        return sensing.replaceModels(models).handle((now, failure) -> {
            if (failure != null) {
                return new Result.Unusable(reason(failure), sensing.status().isReady());
            }
            return now.state() == SensingStatus.State.CLOSED ? new Result.Stopping() : inUse();
        });
    }

    private Result inUse() {
        return new Result.InUse(sensing.models().stream()
                .map(card -> new Rest.ModelInUse(
                        card.task().label(), card.name(), card.file().sha256()))
                .toList());
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof UnusableModelException unusable) {
            return String.valueOf(unusable.getMessage());
        }
        LOG.error("models could not be loaded", cause);
        return "loading or trying them broke off (" + cause.getClass().getSimpleName()
                + "), which the server's log tells";
    }
}
