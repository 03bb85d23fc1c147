package dev.inhabit.server.gateway;

import dev.inhabit.server.identity.Access;
import dev.inhabit.server.identity.ClinicAct;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpMethods;

/** Routes that show the clinic's content as it was loaded, to whoever may see it. */
record ContentReads(Access access) {
    <T> Endpoint get(String path, String summary, Class<T> data, Function<ApiCall, T> view) {
        return new Endpoint(
                HttpMethods.GET,
                path,
                summary,
                Endpoint.Pace.READ,
                false,
                List.of(),
                null,
                data,
                Endpoint.enveloped(call -> {
                    RefusedException.unlessAllowed(access.may(call.who(), ClinicAct.VIEW_CONTENT));
                    return CompletableFuture.completedStage(view.apply(call));
                }));
    }
}
