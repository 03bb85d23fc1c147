package dev.inhabit.server.levels;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One YAML file, field by field. Each getter checks its field; a problem is noted with file, line, field and what was
 * expected, and a harmless value is returned, so that one pass finds all problems of a file.
 */
final class YamlFields {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final JsonNode root;
    private final Map<String, Integer> lines;
    private final List<String> problems;

    private YamlFields(String file, JsonNode root, Map<String, Integer> lines, List<String> problems) {
        this.file = file;
        this.root = root;
        this.lines = lines;
        this.problems = problems;
    }

    /** @param problems receives what is wrong */
    static YamlFields parse(String file, String text, List<String> problems) {
        try {
            return new YamlFields(file, YAML.readTree(text), linesOf(text), problems);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String line = at == null ? "" : ":" + at.getLineNr();
            problems.add(file + line + ": no valid YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
            return new YamlFields(file, YAML.createObjectNode(), Map.of(), problems);
        }
    }

    JsonNode root() {
        return root;
    }

    /** Notes fields that must not be there. {@code object} is {@code ""} for the whole file. */
    void only(String object, Set<String> allowed) {
        JsonNode node = at(object);
        if (!node.isObject()) {
            problem(object, "fields " + String.join(", ", new TreeSet<>(allowed)), node);
            return;
        }
        for (String name : node.propertyNames()) {
            if (!allowed.contains(name)) {
                String field = object.isEmpty() ? name : object + "." + name;
                problems.add(place(field) + field + ": no such field; possible are "
                        + String.join(", ", new TreeSet<>(allowed)));
            }
        }
    }

    boolean has(String field) {
        return !at(field).isMissingNode();
    }

    int integer(String field, int min, int max) {
        JsonNode node = at(field);
        if (!node.isInt() || node.intValue() < min || node.intValue() > max) {
            problem(field, "an integer " + min + " to " + max, node);
            return min;
        }
        return node.intValue();
    }

    String text(String field, Pattern form, String expected) {
        JsonNode node = at(field);
        if (!node.isString() || !form.matcher(node.stringValue()).matches()) {
            problem(field, expected, node);
            return "";
        }
        return node.stringValue();
    }

    String choice(String field, Collection<String> choices) {
        JsonNode node = at(field);
        if (!node.isString() || !choices.contains(node.stringValue())) {
            problem(field, "one of " + String.join(", ", choices), node);
            return "";
        }
        return node.stringValue();
    }

    Set<String> choices(String field, Collection<String> choices) {
        JsonNode node = at(field);
        Set<String> chosen = new LinkedHashSet<>();
        boolean valid = node.isArray();
        for (JsonNode each : node) {
            valid = valid && each.isString() && choices.contains(each.stringValue()) && chosen.add(each.stringValue());
        }
        if (!valid) {
            problem(field, "a list, each at most once, of " + String.join(", ", choices), node);
        }
        return chosen;
    }

    /** Notes that a field contradicts another. */
    void contradiction(String field, String why) {
        problems.add(place(field) + field + ": " + why);
    }

    private void problem(String field, String expected, JsonNode found) {
        String what = found.isMissingNode() ? "nothing" : found.toString();
        String name = field.isEmpty() ? "" : field + ": ";
        problems.add(place(field) + name + "expected " + expected + ", found " + what);
    }

    private String place(String field) {
        Integer line = lines.get(pointer(field));
        for (String outer = field; line == null && outer.contains("."); ) {
            outer = outer.substring(0, outer.lastIndexOf('.'));
            line = lines.get(pointer(outer));
        }
        return file + (line == null ? "" : ":" + line) + ": ";
    }

    private JsonNode at(String field) {
        return root.at(pointer(field));
    }

    private static String pointer(String field) {
        return field.isEmpty() ? "" : "/" + field.replace('.', '/');
    }

    private static Map<String, Integer> linesOf(String text) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.streamReadContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        }
        return lines;
    }
}
