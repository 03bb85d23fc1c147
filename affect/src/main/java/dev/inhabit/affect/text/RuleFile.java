package dev.inhabit.affect.text;

import dev.inhabit.affect.text.words.WrongRuleException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One file of rules as it was read. What is wrong in it is told with file, line, field, what was expected and found. */
final class RuleFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final int SHOWN_MAX = 60;

    private final String name;
    private final byte[] bytes;
    private final RuleLines lines;

    /** @param name of the file, for whoever corrects it */
    RuleFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes.clone();
        this.lines = RuleLines.of(YAML, text());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * What the file holds, made into something.
     *
     * @throws UnusableRulesException if it cannot be
     */
    <T, R> R make(Class<T> type, Function<T, R> make) {
        try {
            JsonNode root = YAML.readTree(text());
            checkComplete(root, type);
            return checked(() -> make.apply(YAML.treeToValue(root, type)));
        } catch (JacksonException e) {
            throw problem(e);
        }
    }

    /** The same for what is made later of what the file holds. */
    <R> R checked(Supplier<R> make) {
        try {
            return make.get();
        } catch (WrongRuleException wrong) {
            throw problem(wrong);
        }
    }

    private void checkComplete(JsonNode root, Class<?> type) {
        for (RecordComponent part : type.getRecordComponents()) {
            if (root.path(part.getName()).isMissingNode()) {
                throw unusable("/" + part.getName(), "expected its values, found nothing", null);
            }
        }
        refuseEmpty(root, "");
    }

    private void refuseEmpty(JsonNode node, String pointer) {
        if (node.isNull()) {
            throw unusable(pointer, "expected a value, found nothing", null);
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> each : node.properties()) {
                refuseEmpty(each.getValue(), pointer + "/" + RuleLines.escaped(each.getKey()));
            }
        } else {
            for (int i = 0; i < node.size(); i++) {
                refuseEmpty(node.get(i), pointer + "/" + i);
            }
        }
    }

    private UnusableRulesException problem(WrongRuleException wrong) {
        String field = wrong.field();
        String found = wrong.found();
        String pointer = field != null ? RuleLines.pointer(field) : found == null ? "" : lines.lastPointerTo(found);
        return unusable(pointer, String.valueOf(wrong.getMessage()), wrong);
    }

    private UnusableRulesException problem(JacksonException e) {
        String pointer = e.getPath().stream()
                .map(step -> "/"
                        + (step.getPropertyName() == null
                                ? Integer.toString(step.getIndex())
                                : RuleLines.escaped(step.getPropertyName())))
                .collect(Collectors.joining());
        if (e.getCause() instanceof WrongRuleException wrong) {
            String field = wrong.field();
            return unusable(
                    field == null ? pointer : pointer + RuleLines.pointer(field),
                    String.valueOf(wrong.getMessage()),
                    e);
        } else if (e instanceof UnrecognizedPropertyException unknown) {
            Collection<Object> known = unknown.getKnownPropertyIds();
            return unusable(
                    pointer,
                    "no such field; possible are "
                            + new TreeSet<>(known.stream().map(String::valueOf).toList()),
                    e);
        } else if (e instanceof InvalidFormatException wrong
                && wrong.getTargetType().isEnum()) {
            String choices = Arrays.stream(wrong.getTargetType().getEnumConstants())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            String found = String.valueOf(wrong.getValue());
            return unusable(
                    lines.isKnown(pointer + "/" + found) ? pointer + "/" + found : pointer,
                    "expected one of " + choices + ", found '" + found + "'",
                    e);
        } else if (e instanceof MismatchedInputException wrong) {
            return unusable(pointer, "expected " + kind(wrong.getTargetType()) + ", found " + shown(pointer), e);
        }
        TokenStreamLocation at = e.getLocation();
        String line = at == null ? "" : ":" + at.getLineNr();
        return new UnusableRulesException(
                name + line + ": no valid YAML: "
                        + e.getOriginalMessage().lines().findFirst().orElse(""),
                e);
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null || type.isRecord()) {
            return "fields with values";
        }
        return Collection.class.isAssignableFrom(type)
                ? "a list"
                : Map.class.isAssignableFrom(type)
                        ? "names with values"
                        : Boolean.class == type ? "true or false" : "text";
    }

    private String shown(String pointer) {
        String found = YAML.readTree(text()).at(pointer).toString();
        return found.length() > SHOWN_MAX ? found.substring(0, SHOWN_MAX) + "…" : found.isEmpty() ? "nothing" : found;
    }

    private UnusableRulesException unusable(String pointer, String what, @Nullable Throwable cause) {
        String field = RuleLines.field(pointer);
        return new UnusableRulesException(
                name + lines.place(pointer) + ": " + (field.isEmpty() ? "" : field + ": ") + what, cause);
    }
}
