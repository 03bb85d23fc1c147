package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Wire;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values just beyond what a schema says: one more than the most, one less than the least, a character or an entry too many. */
final class BeyondLimits {
    private static final JsonNodeFactory NODES = Wire.mapper().getNodeFactory();
    private static final BigDecimal BIT = new BigDecimal("0.001");

    private BeyondLimits() {}

    /** @param example a value that fits a schema */
    static Map<String, JsonNode> of(JsonNode schema, Function<JsonNode, JsonNode> example) {
        Map<String, JsonNode> beyond = new LinkedHashMap<>(ofOne(schema));
        JsonNode items = schema.path("items");
        if (schema.has("maxItems")) {
            ArrayNode many = NODES.arrayNode();
            for (int i = 0; i <= schema.get("maxItems").asInt(); i++) {
                many.add(example.apply(items));
            }
            beyond.put("an entry too many", many);
        }
        ofOne(items)
                .forEach((what, value) ->
                        beyond.put(what + " in a list", NODES.arrayNode().add(value)));
        if (schema.has("minProperties")) {
            beyond.put("no field", NODES.objectNode());
        }
        if (schema.has("maxProperties")) {
            ObjectNode many = NODES.objectNode();
            for (int i = 0; i <= schema.get("maxProperties").asInt(); i++) {
                many.put("k" + i, 1);
            }
            beyond.put("a field too many", many);
            beyond.put(
                    "a name a character too long",
                    NODES.objectNode()
                            .put(
                                    "x"
                                            .repeat(schema.at("/propertyNames/maxLength")
                                                            .asInt()
                                                    + 1),
                                    1));
        }
        return beyond;
    }

    private static Map<String, JsonNode> ofOne(JsonNode schema) {
        Map<String, JsonNode> beyond = new LinkedHashMap<>();
        if (schema.has("minimum")) {
            boolean whole = !schema.get("minimum").isFloatingPointNumber();
            BigDecimal step = whole ? BigDecimal.ONE : BIT;
            beyond.put(
                    "just too small",
                    number(schema.get("minimum").decimalValue().subtract(step), whole));
            beyond.put(
                    "just too great",
                    number(schema.get("maximum").decimalValue().add(step), whole));
        }
        if (schema.path("pattern").asString("").startsWith("^[^")) {
            Pattern pattern = Pattern.compile(schema.get("pattern").asString());
            for (String text : List.of("a\u0085b", "a\u2028b", "a\u2066b", "a\nb")) {
                if (!pattern.matcher(text).find()) {
                    beyond.put("U+%04X in a text".formatted((int) text.charAt(1)), NODES.stringNode(text));
                }
            }
        }
        if (schema.has("maxLength")) {
            beyond.put(
                    "a character too many",
                    NODES.stringNode("x".repeat(schema.get("maxLength").asInt() + 1)));
            beyond.put(
                    "a character too few",
                    NODES.stringNode("x".repeat(schema.get("minLength").asInt() - 1)));
        }
        return beyond;
    }

    private static JsonNode number(BigDecimal value, boolean whole) {
        return whole ? NODES.numberNode(value.toBigIntegerExact()) : NODES.numberNode(value);
    }

    /** Whether a value of this schema can be as great, long or many as somebody likes. */
    static boolean isUnlimited(JsonNode schema) {
        JsonNode type = schema.path("type").isArray() ? schema.path("type").get(0) : schema.path("type");
        return switch (type.asString("")) {
            case "integer", "number" -> !schema.has("minimum") || !schema.has("maximum");
            case "string" -> !schema.has("maxLength") && !schema.has("enum") && !schema.has("const");
            case "array" -> !schema.has("maxItems") || isUnlimited(schema.path("items"));
            default -> false;
        };
    }
}
