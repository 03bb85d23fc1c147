package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.protocol.Wire;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document says of single routes; {@link DescribedAnswers} compares every answer with it. */
final class OpenApiTests extends RestRoutes {
    private JsonNode operation(String method, String path) {
        return Wire.mapper()
                .readTree(clinic().get(DescribedAnswers.DOCUMENT, "").body())
                .at("/paths")
                .path(path)
                .path(method);
    }

    private Set<String> statuses(String method, String path) {
        return new TreeSet<>(operation(method, path).at("/responses").propertyNames());
    }

    @Test
    void aRouteListsTheAnswersThatItCanGiveAndNoOthers() {
        assertEquals(Set.of("200", "400", "405"), statuses("get", "/health"));
        assertEquals(Set.of("200", "400", "405", "503"), statuses("get", "/ready"));
        assertEquals(Set.of("200", "400", "401", "403", "405", "429", "500", "503"), statuses("get", "/me"));
        assertEquals(
                Set.of("200", "400", "401", "405", "413", "415", "429", "500", "503"), statuses("post", "/auth/login"));
        assertEquals(
                Set.of("200", "400", "401", "403", "404", "405", "409", "413", "415", "429", "500", "503"),
                statuses("post", "/sessions/{id}/commands"));
        assertEquals(
                Set.of("200", "400", "401", "403", "404", "405", "429", "500", "503"),
                statuses("get", "/sessions/{id}/state"));
    }

    @Test
    void whatIsANumberIsDescribedAsOneWithItsLimits() {
        JsonNode parameters = operation("get", "/sessions/{id}/events").at("/parameters");
        JsonNode limit = schema(parameters, "limit");
        assertEquals("integer", limit.at("/type").asString());
        assertEquals(1, limit.at("/minimum").asInt());
        assertEquals(500, limit.at("/maximum").asInt());
        assertEquals(100, limit.at("/default").asInt());
        JsonNode after = schema(parameters, "after");
        assertEquals("integer", after.at("/type").asString());
        assertEquals(0, after.at("/minimum").asInt());
        assertEquals("string", schema(parameters, "cursor").at("/type").asString());
    }

    private static JsonNode schema(JsonNode parameters, String name) {
        return parameters
                .valueStream()
                .filter(parameter -> parameter.at("/name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .at("/schema");
    }
}
