package dev.inhabit.affect.text;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** On which line of a file each field and value stands. A place is a JSON pointer: {@code /rules/3/level}. */
final class RuleLines {
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();

    private RuleLines() {}

    /** Up to where the text is valid YAML. */
    static RuleLines of(YAMLMapper yaml, String text) {
        RuleLines all = new RuleLines();
        try (JsonParser parser = yaml.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String place = parser.streamReadContext().pathAsPointer().toString();
                all.lines.putIfAbsent(place, parser.currentTokenLocation().getLineNr());
                if (token.isScalarValue()) {
                    all.places.put(parser.getString(), place);
                }
            }
        } catch (JacksonException e) {
            // What is wrong is told when the file is read as a whole.
            return all;
        }
        return all;
    }

    boolean isKnown(String pointer) {
        return lines.containsKey(pointer);
    }

    /** Where that was written last; the whole file where it was not. */
    String lastPointerTo(String written) {
        return places.getOrDefault(written, "");
    }

    /** A colon and the line of the place, or of the nearest around it; nothing where no line is known. */
    String place(String pointer) {
        for (String near = pointer; !near.isEmpty(); near = near.substring(0, near.lastIndexOf('/'))) {
            Integer line = lines.get(near);
            if (line != null) {
                return ":" + line;
            }
        }
        return "";
    }

    static String pointer(String dotted) {
        return "/" + escaped(dotted).replace('.', '/');
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** As a person names it: {@code rules[3].level}. */
    static String field(String pointer) {
        StringBuilder field = new StringBuilder();
        for (String part : pointer.split("/", -1)) {
            String name = part.replace("~1", "/").replace("~0", "~");
            if (!name.isEmpty() && name.chars().allMatch(Character::isDigit)) {
                field.append('[').append(name).append(']');
            } else if (!name.isEmpty()) {
                field.append(field.isEmpty() ? "" : ".").append(name);
            }
        }
        return field.toString();
    }
}
