package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies as the OpenAPI document describes them, each with one thing wrong in it. */
final class WrongForms {
    private static final int LONGER_THAN_ANY = 20_000;
    /** No amount, number or time of ours is so small; none can be so great. */
    private static final long BELOW_ANY = -1_000_000_000;

    private static final double ABOVE_ANY = 1e19;
    /** What must be of a form which the document does not tell, by the name of the field. */
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("commandId", "\"wrong-form-1\""),
            Map.entry("patientId", "\"" + TestClinic.PATIENT + "\""),
            Map.entry("sublevel", "\"3C\""),
            Map.entry("place", "\"3\""),
            Map.entry("due", "\"2026-12-24\""),
            Map.entry("on", "\"2026-03-02\""),
            Map.entry("dateOfBirth", "\"1994-04-12\""),
            Map.entry("zone", "\"Europe/Berlin\""),
            Map.entry("forMs", "1000"),
            Map.entry("unit", "\"bpm\""),
            Map.entry("samples", "[{\"atMs\": 1, \"metric\": \"rr\", \"unit\": \"ms\", \"value\": 800}]"),
            Map.entry("metrics", "[{\"metric\": \"heart-rate\", \"unit\": \"bpm\"}]"));

    private final JsonNode document;

    /**
     * @param what is wrong
     * @param field that the answer must name
     */
    record Wrong(String what, String field, String body) {}

    WrongForms(JsonNode document) {
        this.document = document;
    }

    /** Of each form that a body may have. */
    List<Wrong> of(JsonNode schema) {
        JsonNode known = known(schema);
        if (known.has("anyOf")) {
            return known.get("anyOf")
                    .valueStream()
                    .flatMap(one -> of(one).stream())
                    .toList();
        }
        List<Wrong> all = new ArrayList<>();
        ObjectNode right = (ObjectNode) example("", known);
        wrong(right, right, known, "", all);
        return all;
    }

    /** Fields of a body, and of what stands in it, that have no limit. */
    List<String> unlimited(JsonNode schema) {
        JsonNode known = known(schema);
        List<String> found = new ArrayList<>();
        known.path("anyOf").forEach(one -> found.addAll(unlimited(one)));
        for (Map.Entry<String, JsonNode> property : known.path("properties").properties()) {
            JsonNode one = present(property.getValue());
            if (BeyondLimits.isUnlimited(one)) {
                found.add(property.getKey());
            }
            unlimited(one).forEach(inner -> found.add(property.getKey() + "." + inner));
            unlimited(one.path("items")).forEach(inner -> found.add(property.getKey() + "[]." + inner));
        }
        return found;
    }

    private JsonNode known(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isMissingNode()
                ? schema
                : known(document.at(reference.asString().substring(1)));
    }

    /** The alternative that is not null. */
    private JsonNode present(JsonNode schema) {
        JsonNode known = known(schema);
        return known.has("anyOf")
                ? known.get("anyOf")
                        .valueStream()
                        .map(this::present)
                        .filter(one -> !one.path("type").asString("").equals("null"))
                        .findFirst()
                        .orElseThrow()
                : known;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asString() : type.asString("");
    }

    private JsonNode example(String name, JsonNode schema) {
        JsonNode known = present(schema);
        if (EXAMPLES.containsKey(name)) {
            return Wire.mapper().readTree(EXAMPLES.get(name));
        } else if (known.equals(document.at("/components/schemas/ScenarioForm"))) {
            return ScenarioForms.atSix();
        } else if (known.has("const")) {
            return known.get("const");
        } else if (known.has("enum")) {
            return known.get("enum").get(0);
        }
        return switch (type(known)) {
            case "object" -> {
                ObjectNode object = Wire.mapper().createObjectNode();
                known.path("properties")
                        .properties()
                        .forEach(property ->
                                object.set(property.getKey(), example(property.getKey(), property.getValue())));
                if (known.has("minProperties")) {
                    object.put("1", 1);
                }
                yield object;
            }
            case "array" -> Wire.mapper().createArrayNode();
            case "integer" -> Wire.mapper().getNodeFactory().numberNode(1);
            case "number" -> Wire.mapper().getNodeFactory().numberNode(5.5);
            case "boolean" -> Wire.mapper().getNodeFactory().booleanNode(true);
            default -> Wire.mapper().getNodeFactory().stringNode("text");
        };
    }

    /** @param part of {@code right} that is an object of this schema, and where it stands */
    private void wrong(ObjectNode right, ObjectNode part, JsonNode schema, String at, List<Wrong> all) {
        BiConsumer<String, String> found =
                (what, field) -> all.add(new Wrong(at + field + ": " + what, field, right.toString()));
        part.put("notDescribed", 1);
        found.accept("an unknown field", "notDescribed");
        part.remove("notDescribed");
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String field = property.getKey();
            JsonNode fits = part.get(field);
            JsonNode one = present(property.getValue());
            for (Map.Entry<String, JsonNode> unfit : unfit(one).entrySet()) {
                part.set(field, unfit.getValue());
                found.accept(unfit.getKey(), field);
            }
            if (schema.path("required").valueStream().anyMatch(required -> required.asString()
                    .equals(field))) {
                part.remove(field);
                found.accept("a missing field", field);
            }
            part.set(field, fits);
            if (fits instanceof ObjectNode inner && one.has("properties")) {
                wrong(right, inner, one, at + field + ".", all);
            }
        }
    }

    /** What is beyond a limit, far or just so, and what is no such thing at all. */
    private Map<String, JsonNode> unfit(JsonNode schema) {
        Map<String, JsonNode> all = new LinkedHashMap<>(anyway(schema));
        BeyondLimits.of(schema, entry -> example("", entry)).forEach(all::put);
        return all;
    }

    private static Map<String, JsonNode> anyway(JsonNode schema) {
        var nodes = Wire.mapper().getNodeFactory();
        JsonNode text = nodes.stringNode("much");
        if (schema.has("const") || schema.has("enum")) {
            return Map.of("an unknown value", nodes.stringNode("no-such-value"));
        }
        return switch (type(schema)) {
            case "integer", "number" ->
                Map.of(
                        "a text for a number", text,
                        "a number too small", nodes.numberNode(BELOW_ANY),
                        "a number too great", nodes.numberNode(ABOVE_ANY));
            case "boolean" -> Map.of("a text for yes or no", text);
            case "string" ->
                Map.of(
                        "a NUL in a text", nodes.stringNode("a\u0000b"),
                        "a text whose direction is turned", nodes.stringNode("a\u202eb"),
                        "an escape in a text", nodes.stringNode("\u001b[2J"),
                        "a number for a text", nodes.numberNode(7),
                        "a text too long", nodes.stringNode("x".repeat(LONGER_THAN_ANY)));
            case "array" ->
                Map.of(
                        "a text for a list",
                        text,
                        "a list of lists",
                        Wire.mapper()
                                .createArrayNode()
                                .add(Wire.mapper().createArrayNode().add(1)));
            default -> Map.of("a text for an object", text);
        };
    }
}
