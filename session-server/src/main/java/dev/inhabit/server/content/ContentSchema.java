package dev.inhabit.server.content;

import dev.inhabit.protocol.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What files of one kind must hold: a JSON Schema of {@code config/schema}, as it was at the build. Of the standard it knows
 * what those schemas use and refuses a schema with more, so that nothing is passed over. It says where and what was expected;
 * a {@code title} beside a {@code pattern} is the pattern in words.
 */
public final class ContentSchema {
    private static final Set<String> KNOWN = Set.of(
            "$schema",
            "$id",
            "$defs",
            "$ref",
            "title",
            "description",
            "default",
            "type",
            "enum",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "required",
            "properties",
            "additionalProperties",
            "propertyNames",
            "minProperties",
            "items",
            "minItems",
            "maxItems",
            "uniqueItems");

    private final JsonNode root;
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    private ContentSchema(JsonNode root) {
        this.root = root;
        mustBeKnown(root);
    }

    /** @param kind such as {@code level} */
    public static ContentSchema of(String kind) {
        String resource = "/schema/" + kind + ".schema.json";
        try (InputStream in = ContentSchema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + resource);
            }
            return new ContentSchema(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes what is wrong in the file, all at once, and fills in what the schema gives a default for. */
    public void check(YamlFile file) {
        check(file, "", root, file.root());
    }

    private void check(YamlFile file, String at, JsonNode given, JsonNode found) {
        JsonNode schema = resolved(given);
        if (!fits(schema, found)) {
            file.expected(at, expectation(schema), found);
        } else if (found.isString()) {
            plain(file, at, found.stringValue());
        } else if (found.isObject()) {
            object(file, at, schema, found);
        } else if (found.isArray()) {
            for (int i = 0; i < found.size(); i++) {
                check(file, at + "/" + i, schema.path("items"), found.path(i));
            }
        }
    }

    /** What a patient or a therapist reads must be what stands in the file. */
    private static void plain(YamlFile file, String at, String text) {
        PlainText.firstForbidden(text, true)
                .ifPresent(one -> file.wrong(
                        at,
                        "expected no character that hides or turns what stands around it, found U+%04X"
                                .formatted(one)));
    }

    private void object(YamlFile file, String at, JsonNode schema, JsonNode found) {
        JsonNode fields = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        for (String name : List.copyOf(found.propertyNames())) {
            String there = at + "/" + name;
            if (fields.has(name)) {
                check(file, there, fields.path(name), found.path(name));
            } else if (others.isObject()) {
                JsonNode names = resolved(schema.path("propertyNames"));
                if (!names.path("pattern").isMissingNode() && !matches(names, name)) {
                    file.wrong(there, "expected " + expectation(names) + " as its name");
                }
                check(file, there, others, found.path(name));
            } else {
                file.wrong(there, "no such field; possible are " + names(fields));
            }
        }
        for (JsonNode required : schema.path("required")) {
            String name = required.stringValue();
            if (!found.has(name)) {
                check(file, at + "/" + name, fields.path(name), MissingNode.getInstance());
            }
        }
        for (String name : fields.propertyNames()) {
            JsonNode field = fields.path(name);
            // A default beside a reference is the field's own.
            JsonNode preset = (field.has("default") ? field : resolved(field)).path("default");
            if (!found.has(name) && !preset.isMissingNode()) {
                ((ObjectNode) found).set(name, preset.deepCopy());
            }
        }
    }

    private boolean fits(JsonNode schema, JsonNode found) {
        if (found.isMissingNode() || !hasType(schema.path("type"), found)) {
            return false;
        }
        JsonNode choices = schema.path("enum");
        if (!choices.isMissingNode() && !contains(choices, found)) {
            return false;
        }
        if (found.isString()) {
            int length =
                    found.stringValue().codePointCount(0, found.stringValue().length());
            return within(schema, "minLength", "maxLength", length) && matches(schema, found.stringValue());
        }
        if (found.isNumber()) {
            // .nan and .inf are numbers to YAML.
            return Double.isFinite(found.doubleValue()) && isInRange(schema, found);
        }
        if (found.isArray()) {
            return within(schema, "minItems", "maxItems", found.size()) && (!unique(schema) || areDistinct(found));
        }
        return !found.isObject() || found.size() >= schema.path("minProperties").asInt(0);
    }

    private static boolean isInRange(JsonNode schema, JsonNode found) {
        return (!schema.has("minimum")
                        || found.decimalValue().compareTo(schema.path("minimum").decimalValue()) >= 0)
                && (!schema.has("maximum")
                        || found.decimalValue().compareTo(schema.path("maximum").decimalValue()) <= 0);
    }

    private static boolean hasType(JsonNode type, JsonNode found) {
        if (type.isArray()) {
            for (JsonNode each : type) {
                if (hasType(each, found)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asString("")) {
            case "object" -> found.isObject();
            case "array" -> found.isArray();
            case "string" -> found.isString();
            case "integer" -> found.isInt();
            case "number" -> found.isNumber();
            case "boolean" -> found.isBoolean();
            default -> true;
        };
    }

    private static boolean within(JsonNode schema, String min, String max, int size) {
        return size >= schema.path(min).asInt(0) && size <= schema.path(max).asInt(Integer.MAX_VALUE);
    }

    private boolean matches(JsonNode schema, String text) {
        return !schema.has("pattern")
                || patterns.computeIfAbsent(schema.path("pattern").stringValue(), Pattern::compile)
                        .matcher(text)
                        .find();
    }

    private static boolean unique(JsonNode schema) {
        return schema.path("uniqueItems").asBoolean(false);
    }

    private static boolean contains(JsonNode list, JsonNode item) {
        for (JsonNode each : list) {
            if (each.equals(item)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areDistinct(JsonNode list) {
        Set<JsonNode> seen = new HashSet<>();
        for (JsonNode each : list) {
            if (!seen.add(each)) {
                return false;
            }
        }
        return true;
    }

    private String expectation(JsonNode schema) {
        if (schema.has("enum")) {
            return "one of " + joined(schema.path("enum"));
        }
        if (schema.has("pattern") && schema.has("title")) {
            return schema.path("title").stringValue();
        }
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            List<String> either = new ArrayList<>();
            for (JsonNode each : type) {
                ObjectNode one = ((ObjectNode) schema).deepCopy();
                one.set("type", each);
                either.add(expectation(one));
            }
            return String.join(", or ", either);
        }
        return switch (type.asString("")) {
            case "integer" -> "an integer" + range(schema);
            case "number" -> "a number" + range(schema);
            case "boolean" -> "true or false";
            case "array" -> list(schema);
            case "object" -> "fields " + names(schema.path("properties"));
            default -> "text" + length(schema);
        };
    }

    private String list(JsonNode schema) {
        JsonNode items = resolved(schema.path("items"));
        int min = schema.path("minItems").asInt(0);
        String size = min == 0 ? "" : " of at least " + min;
        String most =
                schema.has("maxItems") ? ", at most " + schema.path("maxItems").asInt() : "";
        String once = unique(schema) ? ", each at most once" : "";
        String of = items.has("enum") ? (once.isEmpty() ? "" : ",") + " of " + joined(items.path("enum")) : "";
        return "a list" + size + most + once + of;
    }

    private static String range(JsonNode schema) {
        String min = schema.path("minimum").toString();
        String max = schema.path("maximum").toString();
        return schema.has("maximum") ? " " + min + " to " + max : schema.has("minimum") ? " from " + min : "";
    }

    private static String length(JsonNode schema) {
        return schema.has("maxLength")
                ? " of " + schema.path("minLength").asInt(0) + " to "
                        + schema.path("maxLength").asInt() + " characters"
                : "";
    }

    private static String names(JsonNode fields) {
        return String.join(", ", new TreeSet<>(fields.propertyNames()));
    }

    private static String joined(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.isString() ? each.stringValue() : each.toString()));
        return String.join(", ", texts);
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.path("$ref").stringValue().substring(1)) : schema;
    }

    private static void mustBeKnown(JsonNode schema) {
        for (String keyword : schema.propertyNames()) {
            if (!KNOWN.contains(keyword)) {
                throw new IllegalStateException("schemas may not use " + keyword + " here");
            }
        }
        schema.path("properties").forEach(ContentSchema::mustBeKnown);
        schema.path("$defs").forEach(ContentSchema::mustBeKnown);
        if (schema.path("additionalProperties").isObject()) {
            mustBeKnown(schema.path("additionalProperties"));
        }
        if (schema.has("items")) {
            mustBeKnown(schema.path("items"));
        }
    }
}
