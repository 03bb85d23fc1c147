package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Wire;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The OpenAPI document, made from the same table that requests are routed by, so that the two cannot differ. */
final class OpenApi {
    static final String PATH = "/openapi.json";

    private OpenApi() {}

    /** @param others every other endpoint */
    static Endpoint endpoint(List<Endpoint> others) {
        String json = Wire.mapper().writeValueAsString(OpenApiDocument.of(others));
        return new Endpoint(
                HttpMethods.GET,
                PATH,
                "This document",
                Endpoint.Pace.FREE,
                true,
                List.of(),
                null,
                null,
                (call, envelopes, data) -> CompletableFuture.completedStage(
                        HttpResponse.create().withEntity(ContentTypes.APPLICATION_JSON, json)));
    }
}
