package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.ToClient;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpMethods;

/** Whether the process lives, and whether it takes work. */
final class HealthEndpoints {
    private final Supplier<CompletionStage<List<Rest.ReadyPart>>> parts;
    private final String version;
    /** Once ready, a part that fails later is reported and does not turn requests away. */
    private volatile boolean latched;

    HealthEndpoints(Supplier<CompletionStage<List<Rest.ReadyPart>>> parts) {
        this.parts = parts;
        this.version = Objects.requireNonNullElse(
                HealthEndpoints.class.getPackage().getImplementationVersion(), "development");
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(
                        HttpMethods.GET,
                        "/health",
                        "The process lives",
                        Endpoint.Pace.FREE,
                        true,
                        List.of(),
                        null,
                        Rest.Health.class,
                        Endpoint.enveloped(
                                call -> CompletableFuture.completedStage(new Rest.Health("healthy", version)))),
                new Endpoint(
                        HttpMethods.GET,
                        "/ready",
                        "The process takes work; 503 with the parts that are missing until it does for the first time",
                        Endpoint.Pace.FREE,
                        true,
                        List.of(),
                        null,
                        Rest.Ready.class,
                        (call, envelopes, data) -> parts.get().thenApply(now -> {
                            latched = latched || now.stream().allMatch(Rest.ReadyPart::ready);
                            Rest.Ready ready = new Rest.Ready(latched, now);
                            return latched
                                    ? envelopes.ok(ready, Rest.Ready.class)
                                    : envelopes.problem(
                                            new ToClient.Problem(ErrorCode.BUSY, "not ready yet", null, 1_000L), ready);
                        })));
    }
}
