package dev.inhabit.server.gateway;

import dev.inhabit.protocol.PlainText;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.TreatmentRequest;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.report.Reports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes endpoints as OpenAPI 3.1, with the schemas that the wire's own module wrote. */
final class OpenApiDocument {
    private static final String SCHEMAS = "/dev/inhabit/protocol/schema/schemas.json";
    private static final List<String> REPORT_TYPES = List.of("text/html", "application/pdf");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private OpenApiDocument() {}

    static JsonNode of(List<Endpoint> endpoints) {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Inhabit")
                .put("version", "1")
                .put("description", "Sessions of exposure therapy in virtual reality. Sockets: see docs/protocol.md.");
        document.putArray("servers").addObject().put("url", Router.PREFIX);
        ObjectNode paths = document.putObject("paths");
        for (Endpoint endpoint : endpoints) {
            ObjectNode path = paths.has(endpoint.path())
                    ? (ObjectNode) paths.get(endpoint.path())
                    : paths.putObject(endpoint.path());
            path.set(endpoint.method().value().toLowerCase(Locale.ROOT), operation(endpoint));
        }
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas());
        ObjectNode schemes = components.putObject("securitySchemes");
        schemes.putObject("token").put("type", "http").put("scheme", "bearer");
        schemes.putObject("deviceKey")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "The key of a paired device, as /sessions/{id}/device-keys shows it once");
        return document;
    }

    private static ObjectNode operation(Endpoint endpoint) {
        ObjectNode operation = MAPPER.createObjectNode();
        operation.put("summary", endpoint.summary());
        ArrayNode security = operation.putArray("security");
        if (!endpoint.open()) {
            security.addObject().putArray("token");
        } else if (endpoint.pace() == Endpoint.Pace.DEVICE) {
            security.addObject().putArray("deviceKey");
        }
        ArrayNode parameters = operation.putArray("parameters");
        for (String segment : endpoint.segments()) {
            if (segment.startsWith("{")) {
                parameter(parameters, "path", segment.substring(1, segment.length() - 1))
                        .putObject("schema")
                        .put("type", "string");
            }
        }
        endpoint.query().forEach(query -> parameter(parameters, "query", query.name())
                .put("description", query.description())
                .set("schema", schema(query)));
        Class<?> body = endpoint.body();
        if (body != null) {
            ObjectNode request = operation.putObject("requestBody").put("required", true);
            if (Upload.is(body)) {
                ObjectNode content = request.putObject("content");
                Upload.mediaTypes(body).forEach(content::putObject);
            } else {
                json(request).set("schema", schema(body));
            }
        }
        ObjectNode responses = operation.putObject("responses");
        ObjectNode ok = responses.putObject("200").put("description", "Done");
        Type data = endpoint.data();
        if (data == Reports.Written.class) {
            ObjectNode content = ok.putObject("content");
            REPORT_TYPES.forEach(type -> content.putObject(type)
                    .putObject("schema")
                    .put("type", "string")
                    .put("format", "binary"));
        } else if (data != null) {
            json(ok).set("schema", envelope(schema(data)));
        }
        if (endpoint.handler() instanceof Endpoint.Accepting && data != null) {
            ObjectNode accepted = responses.putObject("202").put("description", "Begun; ask there how far it is");
            accepted.putObject("headers")
                    .putObject("Location")
                    .putObject("schema")
                    .put("type", "string");
            json(accepted).set("schema", envelope(schema(data)));
        }
        RouteProblems.of(endpoint).forEach((status, why) -> json(responses
                        .putObject(status.toString())
                        .put("description", why))
                .set("schema", failed(endpoint)));
        return operation;
    }

    private static ObjectNode json(ObjectNode of) {
        return of.putObject("content").putObject("application/json");
    }

    private static ObjectNode parameter(ArrayNode to, String in, String name) {
        return to.addObject().put("name", name).put("in", in).put("required", in.equals("path"));
    }

    private static ObjectNode schema(Endpoint.Parameter query) {
        Endpoint.Whole whole = query.whole();
        ObjectNode schema = MAPPER.createObjectNode().put("type", whole == null ? "string" : "integer");
        if (whole != null) {
            schema.put("minimum", whole.min()).put("maximum", whole.max());
            return whole.absent() < whole.min() ? schema : schema.put("default", whole.absent());
        } else if (query.oneOf().isEmpty()) {
            return schema.put("minLength", 1)
                    .put("maxLength", Endpoint.Parameter.LENGTH_MAX)
                    .put("pattern", PlainText.LINE_PATTERN);
        }
        ArrayNode oneOf = schema.putArray("enum");
        query.oneOf().forEach(oneOf::add);
        return schema.put("default", query.oneOf().get(0));
    }

    /** An answer without what was asked for; some have data all the same. */
    private static ObjectNode failed(Endpoint endpoint) {
        ObjectNode envelope = envelope(null);
        if (endpoint.body() == TreatmentRequest.class && endpoint.data() != null) {
            ((ObjectNode) envelope.get("properties"))
                    .putObject("data")
                    .put(
                            "description",
                            "Where a patient wrote of danger: whom to reach now, although it could not be stored")
                    .putArray("anyOf")
                    .add(schema(endpoint.data()))
                    .addObject()
                    .put("type", "null");
        }
        return envelope;
    }

    private static ObjectNode envelope(@Nullable JsonNode data) {
        ObjectNode envelope = MAPPER.createObjectNode().put("type", "object");
        ObjectNode properties = envelope.putObject("properties");
        properties.putObject("status").put("const", data == null ? "error" : "ok");
        if (data == null) {
            properties.set("error", reference("ToClient.Problem"));
        } else {
            properties.set("data", data);
        }
        properties.putObject("timestamp").put("type", "string").put("format", "date-time");
        envelope.putArray("required")
                .add("status")
                .add(data == null ? "error" : "data")
                .add("timestamp");
        return envelope;
    }

    private static JsonNode schema(Type type) {
        if (type instanceof ParameterizedType page && page.getRawType() == Rest.Page.class) {
            ObjectNode schema = MAPPER.createObjectNode().put("type", "object");
            ObjectNode properties = schema.putObject("properties");
            properties.putObject("items").put("type", "array").set("items", schema(page.getActualTypeArguments()[0]));
            properties.putObject("nextCursor").putArray("type").add("string").add("null");
            schema.putArray("required").add("items");
            return schema;
        }
        return reference(name((Class<?>) type));
    }

    private static ObjectNode reference(String name) {
        return MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }

    private static JsonNode schemas() {
        try (InputStream in = Wire.class.getResourceAsStream(SCHEMAS)) {
            if (in == null) {
                throw new IllegalStateException(SCHEMAS + " is missing from the server's jars");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return MAPPER.readTree(text.replace("#/$defs/", "#/components/schemas/"))
                    .get("$defs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
