package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Wire;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The statuses that the OpenAPI document lists for each route. */
final class DescribedAnswers {
    static final String DOCUMENT = Router.PREFIX + OpenApi.PATH;

    private final JsonNode paths;

    DescribedAnswers(String document) {
        this.paths = Wire.mapper().readTree(document).at("/paths");
    }

    /** Fails where the route is described and does not list the status. */
    void check(String method, String address, int status) {
        String path = address.split("\\?", 2)[0];
        paths.properties().forEach(described -> {
            if (!path.matches(Router.PREFIX + described.getKey().replaceAll("\\{[^}]+}", "[^/]+"))) {
                return;
            }
            JsonNode route = described.getValue();
            JsonNode operation = route.path(method.toLowerCase(Locale.ROOT));
            // What is said to a method that the route does not take is described with those that it does.
            JsonNode responses = (operation.isMissingNode() ? route.iterator().next() : operation).at("/responses");
            assertTrue(
                    responses.has(Integer.toString(status)),
                    method + " " + path + " answered " + status + ", which its description does not list");
        });
    }
}
