package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says why a JSON text is not the record that it should be: the field, what it holds and what it may hold. Compares the
 * two by itself, since the parser's own words are for programmers and repeat what was sent. Tells numbers, and texts
 * only where a code is expected.
 */
final class Misreading {
    private final JsonNode tree;
    private final JsonMapper mapper;

    private Misreading(JsonNode tree, JsonMapper mapper) {
        this.tree = tree;
        this.mapper = mapper;
    }

    /** @param wanted a record, or a sealed interface of records that are told apart by {@code type} */
    static InvalidField of(JacksonException e, JsonNode tree, Class<?> wanted, JsonMapper mapper) {
        if (!tree.isObject()) {
            return noObject(wanted);
        }
        JsonNode commandId = tree.path("commandId");
        return new Misreading(tree, mapper).of(e, wanted).of(commandId.isString() ? commandId.stringValue() : null);
    }

    static InvalidField noObject(Class<?> wanted) {
        String what = wanted == ToServer.class || wanted == ToClient.class ? "the message" : "the body";
        return new InvalidField("", what + " must be a JSON object");
    }

    private InvalidField of(JacksonException e, Class<?> wanted) {
        InvalidField found = inEntry(e, inConstructor(e));
        if (found == null) {
            found = wanted.isSealed() ? ofOneOf(wanted) : ofRecord(wanted, wanted);
        }
        if (found != null) {
            return found;
        }
        String path = path(e);
        return new InvalidField(path, path.isEmpty() ? "message is not of the expected form" : path + " is wrong");
    }

    /** Of a record in a list: which entry it is stands before what is wrong with it. */
    private static @Nullable InvalidField inEntry(JacksonException e, @Nullable InvalidField found) {
        List<JacksonException.Reference> path = e.getPath();
        for (int i = path.size() - 1; i > 0 && found != null; i--) {
            String list = path.get(i - 1).getPropertyName();
            if (path.get(i).getIndex() >= 0 && list != null && !list.equals(found.field())) {
                return new InvalidField(found.field(), list + "[" + path.get(i).getIndex() + "]." + found.getMessage());
            }
        }
        return found;
    }

    private static @Nullable InvalidField inConstructor(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidField known) {
                return known;
            }
        }
        return null;
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }

    private @Nullable InvalidField ofOneOf(Class<?> wanted) {
        JsonNode type = tree.path("type");
        if (type.isMissingNode() || type.isNull()) {
            return new InvalidField("type", "type is missing");
        }
        if (!type.isString()) {
            return InvalidField.outside("type", inWords(type), "text");
        }
        return leaves(wanted)
                .filter(leaf -> type.stringValue().equals(nameOf(leaf)))
                .findFirst()
                .map(leaf -> Found.of(ofRecord(leaf, wanted)))
                .orElseGet(() -> Found.of(new InvalidField(
                        "type", "type is " + InvalidField.told(type.stringValue()) + ", which is not known here")))
                .fault();
    }

    /** An optional inside of an optional. */
    private record Found(@Nullable InvalidField fault) {
        static Found of(@Nullable InvalidField fault) {
            return new Found(fault);
        }
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Misreading::leaves)
                : Stream.of(type);
    }

    private static @Nullable String nameOf(Class<?> leaf) {
        JsonTypeName name = leaf.getAnnotation(JsonTypeName.class);
        return name == null ? null : name.value();
    }

    private @Nullable InvalidField ofRecord(Class<?> record, Class<?> wanted) {
        RecordComponent[] components = record.getRecordComponents();
        if (components == null) {
            return null;
        }
        Set<String> known =
                Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
        for (String name : tree.propertyNames()) {
            if (!known.contains(name) && !(wanted.isSealed() && name.equals("type"))) {
                return new InvalidField(name, InvalidField.told(name) + " is not known here");
            }
        }
        return Arrays.stream(components)
                .map(component -> ofField(component.getName(), component.getType(), component.getGenericType(), wanted))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable InvalidField ofField(String name, Class<?> type, Type generic, Class<?> wanted) {
        JsonNode given = tree.path(name);
        if (given.isMissingNode() || given.isNull()) {
            return type.isPrimitive() ? new InvalidField(name, name + " is missing") : null;
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return ofWhole(name, given, type == int.class || type == Integer.class, wanted);
        } else if (type == double.class || type == Double.class) {
            return given.isNumber() ? null : InvalidField.outside(name, inWords(given), "a number");
        } else if (type == boolean.class || type == Boolean.class) {
            return given.isBoolean() ? null : InvalidField.outside(name, inWords(given), "true or false");
        } else if (type == String.class) {
            // Not even a number is told: it may stand where a password or a note belongs.
            return given.isString() ? null : InvalidField.outside(name, kind(given), "text");
        } else if (type.isEnum()) {
            return ofCode(name, given, type);
        } else if (type == List.class) {
            return ofList(name, given, generic);
        } else if (type == Map.class) {
            return ofAnswers(name, given);
        } else if (type.isRecord()) {
            return ofInner(name, given, type);
        }
        return null;
    }

    /** A record in a record; its fields go by their own names. */
    private @Nullable InvalidField ofInner(String name, JsonNode given, Class<?> record) {
        return given.isObject()
                ? new Misreading(given, mapper).ofRecord(record, record)
                : InvalidField.outside(name, kind(given), "an object");
    }

    private @Nullable InvalidField ofWhole(String name, JsonNode given, boolean isInt, Class<?> wanted) {
        if (!given.isIntegralNumber()) {
            return InvalidField.outside(name, inWords(given), "a whole number");
        }
        if (isInt ? given.canConvertToInt() : given.canConvertToLong()) {
            return null;
        }
        boolean low = given.bigIntegerValue().signum() < 0;
        long nearest = isInt ? low ? Integer.MIN_VALUE : Integer.MAX_VALUE : low ? Long.MIN_VALUE : Long.MAX_VALUE;
        String limit = limitOf(name, nearest, wanted);
        String all = isInt ? Integer.MIN_VALUE + " to " + Integer.MAX_VALUE : Long.MIN_VALUE + " to " + Long.MAX_VALUE;
        return InvalidField.outside(name, given.bigIntegerValue().toString(), limit == null ? all : limit);
    }

    /** What the record itself says of the nearest value that it can hold; null where it takes that. */
    private @Nullable String limitOf(String name, long nearest, Class<?> wanted) {
        try {
            mapper.treeToValue(((ObjectNode) tree.deepCopy()).put(name, nearest), wanted);
        } catch (JacksonException e) {
            InvalidField said = inConstructor(e);
            return said != null && said.field().equals(name) ? said.limit() : null;
        }
        return null;
    }

    private static @Nullable InvalidField ofCode(String name, JsonNode given, Class<?> type) {
        List<String> codes = Arrays.stream(type.getFields())
                .filter(field -> field.isEnumConstant())
                .map(field -> {
                    JsonProperty code = field.getAnnotation(JsonProperty.class);
                    return code == null ? field.getName() : code.value();
                })
                .toList();
        if (given.isString() && codes.contains(given.stringValue())) {
            return null;
        }
        return InvalidField.outside(
                name,
                given.isString() ? InvalidField.told(given.stringValue()) : inWords(given),
                "one of " + String.join(", ", codes));
    }

    private @Nullable InvalidField ofList(String name, JsonNode given, Type generic) {
        Type of = ((ParameterizedType) generic).getActualTypeArguments()[0];
        if (of instanceof Class<?> record && record.isRecord()) {
            return given.isArray() ? ofEntries(name, given, record) : InvalidField.outside(name, kind(given), "a list");
        }
        if (of instanceof Class<?> code && code.isEnum()) {
            return given.isArray()
                    ? given.valueStream()
                            .map(entry -> Found.of(ofCode(name, entry, code)))
                            .filter(found -> found.fault() != null)
                            .findFirst()
                            .map(Found::fault)
                            .orElse(null)
                    : InvalidField.outside(name, inWords(given), "a list");
        }
        return of == String.class ? ofTexts(name, given) : ofNumbers(name, given, of == Long.class);
    }

    /** Which entry it is stands before what is wrong with it. */
    private @Nullable InvalidField ofEntries(String name, JsonNode given, Class<?> record) {
        for (int i = 0; i < given.size(); i++) {
            InvalidField fault = given.get(i).isNull() ? null : ofInner(name, given.get(i), record);
            if (fault != null) {
                String at = name + "[" + i + "]" + (given.get(i).isObject() ? "." : ": ");
                return new InvalidField(fault.field(), at + fault.getMessage());
            }
        }
        return null;
    }

    private static @Nullable InvalidField ofTexts(String name, JsonNode given) {
        if (!given.isArray()) {
            return InvalidField.outside(name, kind(given), "a list of texts");
        }
        return given.valueStream()
                .filter(entry -> !entry.isString() && !entry.isNull())
                .findFirst()
                .map(entry -> InvalidField.outside(name, "a list with " + kind(entry), "a list of texts"))
                .orElse(null);
    }

    private static boolean isInt(JsonNode given) {
        return given.isIntegralNumber() && given.canConvertToInt();
    }

    /** All maps that are taken are of whole numbers. */
    private static @Nullable InvalidField ofAnswers(String name, JsonNode given) {
        if (!given.isObject()) {
            return InvalidField.outside(name, inWords(given), "an object of whole numbers");
        }
        return given.properties().stream()
                .filter(entry -> !isInt(entry.getValue()) && !entry.getValue().isNull())
                .findFirst()
                .map(entry -> InvalidField.outside(
                        name + "." + InvalidField.told(entry.getKey()), inWords(entry.getValue()), "a whole number"))
                .orElse(null);
    }

    private static @Nullable InvalidField ofNumbers(String name, JsonNode given, boolean whole) {
        String limit = whole ? "a list of whole numbers" : "a list of numbers";
        if (!given.isArray()) {
            return InvalidField.outside(name, inWords(given), limit);
        }
        return given.valueStream()
                .filter(entry -> !(whole ? entry.isIntegralNumber() : entry.isNumber()) && !entry.isNull())
                .findFirst()
                .map(entry -> InvalidField.outside(name, "a list with " + inWords(entry), limit))
                .orElse(null);
    }

    private static String inWords(JsonNode given) {
        return given.isNumber() || given.isBoolean() ? given.asString() : kind(given);
    }

    private static String kind(JsonNode given) {
        return switch (given.getNodeType()) {
            case NUMBER -> "a number";
            case STRING -> "text";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            default -> "an object";
        };
    }
}
