package dev.inhabit.server.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** One YAML file: its content, the lines on which its fields stand, and where its problems go. */
public final class YamlFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonMapper BINDING = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Pattern INDEX = Pattern.compile("/(\\d+)(?=/|$)");
    private static final Pattern MARK = Pattern.compile("(?m)^ in .*, line (\\d+), column \\d+");
    /** Where one may be; not each of them is one. */
    private static final Pattern ALIAS = Pattern.compile("(?m)(?:^|[\\s\\[{,:])\\*[^\\s*]");

    private static final int FOUND_MAX = 80;

    private final String name;
    private final JsonNode root;
    private final String text;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Problem> problems;

    private YamlFile(String name, JsonNode root, String text, List<Problem> problems) {
        this.name = name;
        this.root = root;
        this.text = text;
        this.problems = problems;
    }

    /**
     * Text that is no YAML is a problem, and an empty file.
     *
     * @param name as problems tell it
     * @param problems receives what is wrong, here and later
     */
    public static YamlFile parse(String name, String text, List<Problem> problems) {
        try {
            YamlFile file = new YamlFile(name, YAML.readTree(text), text, problems);
            file.hasNoAlias();
            return file;
        } catch (JacksonException e) {
            problems.add(new Problem(name, lineOf(e), "", "no valid YAML: " + reason(e)));
            return new YamlFile(name, YAML.createObjectNode(), "", problems);
        }
    }

    /** A tree of YAML has the name of an alias where what it stands for should be, and takes one that stands for nothing. */
    private void hasNoAlias() {
        if (!ALIAS.matcher(text).find()) {
            return;
        }
        try (JsonParser parser = YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                    String pointer = parser.streamReadContext().pathAsPointer().toString();
                    problems.add(new Problem(
                            name,
                            parser.currentTokenLocation().getLineNr(),
                            field(pointer),
                            "expected the value itself, found the alias *" + parser.getString()));
                }
            }
        }
    }

    /** What the parser says is wrong, without its marks and its copy of the place. */
    private static String reason(JacksonException e) {
        if (e instanceof MismatchedInputException) {
            // The one thing that is mismatched where any content will do.
            return "expected one document, found more after it";
        }
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .collect(Collectors.joining(": "));
    }

    /** Where the parser stood, which its message has; its location is that of what it read last. */
    private static @Nullable Integer lineOf(JacksonException e) {
        Integer line = e.getLocation() == null ? null : e.getLocation().getLineNr();
        Matcher marks = MARK.matcher(e.getOriginalMessage());
        while (marks.find()) {
            line = Integer.valueOf(marks.group(1));
        }
        return line;
    }

    /** Content that was a file once, as {@link CanonicalJson} writes it. */
    public static YamlFile ofCopy(String canonicalJson) {
        return new YamlFile("copy", BINDING.readTree(canonicalJson), canonicalJson, new ArrayList<>());
    }

    public String name() {
        return name;
    }

    public JsonNode root() {
        return root;
    }

    /** The content as a record of fields of the same names. Only for what fulfils its schema. */
    public <T> T as(Class<T> type) {
        return BINDING.treeToValue(root, type);
    }

    /** SHA-256 of the content in canonical form, hex: equal for files that say the same in another layout. */
    public String hash() {
        return CanonicalJson.hash(CanonicalJson.of(root));
    }

    /** How many problems are known so far, of all files that share the list. */
    public int problems() {
        return problems.size();
    }

    /** @param pointer where, as a JSON pointer, such as {@code /audience/shares} or {@code /nodes/0/say} */
    public void wrong(String pointer, String wrong) {
        problems.add(new Problem(name, line(pointer), field(pointer), wrong));
    }

    /** @param found what stands there; missing where nothing does */
    public void expected(String pointer, String expected, JsonNode found) {
        String what = found.isMissingNode() ? "nothing" : found.toString();
        String shown = what.length() <= FOUND_MAX ? what : what.substring(0, FOUND_MAX) + "…";
        wrong(pointer, "expected " + expected + ", found " + shown);
    }

    /** The dotted name of a field, such as {@code nodes[0].say}. */
    static String field(String pointer) {
        String indexed = INDEX.matcher(pointer).replaceAll("[$1]").replace('/', '.');
        return indexed.startsWith(".") ? indexed.substring(1) : indexed;
    }

    /** That of the field, or of what it is missing in; the first for a field that the whole file lacks. */
    private int line(String pointer) {
        if (lines.isEmpty()) {
            // Costs as much as reading the file, and most files need it never.
            lines.putAll(linesOf(text));
        }
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
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
