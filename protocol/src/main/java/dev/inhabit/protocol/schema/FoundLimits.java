package dev.inhabit.protocol.schema;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.DeviceMetric;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.InvalidField.Bounds;
import dev.inhabit.protocol.PlainText;
import dev.inhabit.protocol.PushSamples;
import dev.inhabit.protocol.ScenarioForm;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The limits of a record's fields, found by trying values beyond any and hearing what the record itself says of them: what
 * is described and what is checked cannot differ.
 */
final class FoundLimits {
    /** More than any text, list or object of ours may have. */
    private static final int BEYOND_LENGTH = 200_000;

    private static final int BEYOND_ENTRIES = 2_000;
    private static final int REPAIRS_MAX = 50;
    /** Of records that one repair after the other does not lead to. */
    private static final Map<Class<?>, Object> GIVEN = Map.of(
            ScenarioForm.DispositionMix.class,
            new ScenarioForm.DispositionMix(25, 25, 25, 25),
            DeviceMetric.class,
            new DeviceMetric(BodyMetric.HEART_RATE, BodyMetric.HEART_RATE.unit()),
            PushSamples.Sample.class,
            new PushSamples.Sample(1, BodyMetric.RR, BodyMetric.RR.unit(), 800),
            ToServer.DeviceReading.class,
            new ToServer.DeviceReading(Collections.nCopies(7, 0.0), 0, 0));

    private final Class<?> type;
    private final RecordComponent[] components;
    private final Constructor<?> constructor;
    private final @Nullable Object[] fits;

    private FoundLimits(Class<?> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        this.constructor = constructor(type, components);
        this.fits = fitting();
    }

    static FoundLimits of(Class<?> record) {
        return new FoundLimits(record);
    }

    /** Whether the record checks anything of what it is made of. */
    static boolean isChecked(Class<?> type) {
        if (!type.isRecord() || type.getRecordComponents().length == 0) {
            return false;
        }
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] nothing = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            nothing[i] = components[i].getType().isPrimitive() ? sample(components[i].getGenericType()) : null;
        }
        try {
            return refusal(constructor(type, components), nothing) != null;
        } catch (IllegalStateException checksNothing) {
            return false;
        }
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
        try {
            Constructor<?> found = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the record says of these; null where it takes them. */
    private static @Nullable InvalidField refusal(Constructor<?> constructor, @Nullable Object[] values) {
        try {
            constructor.newInstance(values);
            return null;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidField invalid) {
                return invalid;
            }
            throw new IllegalStateException(constructor.getDeclaringClass() + " says no reason", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object[] fitting() {
        @Nullable Object[] values = new @Nullable Object[components.length];
        Object given = GIVEN.get(type);
        for (int i = 0; i < components.length; i++) {
            values[i] = given != null
                    ? value(components[i], given)
                    : isNullable(components[i]) ? null : sample(components[i].getGenericType());
        }
        InvalidField wrong = refusal(constructor, values);
        for (int repairs = 0; wrong != null; repairs++) {
            if (repairs == REPAIRS_MAX || !repaired(values, wrong)) {
                throw new IllegalStateException("no example of " + type + ": " + wrong.getMessage());
            }
            wrong = refusal(constructor, values);
        }
        return values;
    }

    private static Object value(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean repaired(@Nullable Object[] values, InvalidField wrong) {
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(wrong.field())) {
                Type generic = components[i].getGenericType();
                Bounds bounds = wrong.bounds();
                if (bounds != null && bounds.of() == Bounds.Measure.VALUE) {
                    values[i] = number(components[i].getType(), bounds.min());
                } else if (values[i] == null) {
                    values[i] = sample(generic);
                } else if (values[i] instanceof List<?> list && list.isEmpty()) {
                    values[i] = List.of(sample(entry(generic)));
                } else if (values[i] instanceof Map<?, ?> map && map.isEmpty()) {
                    values[i] = Map.of("x", sample(entry(generic)));
                } else {
                    return false;
                }
                return true;
            }
        }
        return false;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Type entry(Type list) {
        Type[] arguments = ((ParameterizedType) list).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    private static Object sample(Type generic) {
        Class<?> type = (Class<?>) (generic instanceof ParameterizedType of ? of.getRawType() : generic);
        if (type == String.class) {
            return "x";
        } else if (type == boolean.class || type == Boolean.class) {
            return true;
        } else if (type == List.class) {
            return List.of();
        } else if (type == Map.class) {
            return Map.of();
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isRecord()) {
            FoundLimits inner = new FoundLimits(type);
            try {
                return inner.constructor.newInstance(inner.fits);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return number(type, 1);
    }

    private static Object number(Class<?> type, double value) {
        if (type == int.class || type == Integer.class) {
            return (int) value;
        }
        return type == long.class || type == Long.class ? (Object) (long) value : (Object) value;
    }

    /** Writes what was found to the record's schema. */
    void describe(JsonNode schema) {
        if (!(schema.path("properties") instanceof ObjectNode properties)) {
            throw new IllegalStateException("there is no schema of " + type);
        }
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            if (properties.get(component.getName()) instanceof ObjectNode property) {
                describe(i, component, property);
            }
        }
    }

    private void describe(int at, RecordComponent component, ObjectNode property) {
        Class<?> raw = component.getType();
        if (component.getName().equals("commandId") && fits[at] != null) {
            // The server refuses it apart from the record: an exit is taken with any.
            property.put("minLength", Wire.COMMAND_ID_MIN)
                    .put("maxLength", Wire.COMMAND_ID_MAX)
                    .put("pattern", "^" + Wire.COMMAND_ID + "$");
        } else if (component.getName().equals("occurredAtMs") && SessionRequest.class.isAssignableFrom(type)) {
            property.put("minimum", 0).put("maximum", Wire.OCCURRED_AT_MAX_MS);
        } else if (raw == String.class) {
            length(property, tried(at, "x".repeat(BEYOND_LENGTH)));
            plain(property, text -> refuses(at, text));
        } else if (raw == List.class) {
            entries(at, entry(component.getGenericType()), property);
        } else if (raw == Map.class) {
            answers(at, property);
        } else if (isNumber(raw)) {
            values(property, tried(at, extreme(raw)), isWhole(raw));
        } else if (raw.isRecord()) {
            inner(raw, property);
        }
    }

    /** A record that is used once is described where it is used. */
    private static void inner(Class<?> record, JsonNode schema) {
        if (schema.has("properties")) {
            of(record).describe(schema);
        }
        schema.path("anyOf").forEach(one -> inner(record, one));
    }

    private static boolean isWhole(Class<?> type) {
        return type == int.class || type == Integer.class || type == long.class || type == Long.class;
    }

    private static boolean isNumber(Class<?> type) {
        return isWhole(type) || type == double.class || type == Double.class;
    }

    private static Object extreme(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return Integer.MIN_VALUE;
        }
        return isWhole(type) ? (Object) Long.MIN_VALUE : (Object) (-Double.MAX_VALUE);
    }

    private void entries(int at, Type entry, ObjectNode property) {
        Bounds most = tried(at, Collections.nCopies(BEYOND_ENTRIES, sample(entry)));
        if (most != null && most.of() == Bounds.Measure.ENTRIES) {
            property.put("maxItems", (int) most.max());
        }
        if (!(property.get("items") instanceof ObjectNode items)) {
            return;
        }
        if (entry instanceof Class<?> type && type.isRecord()) {
            inner(type, items);
        } else if (entry == String.class) {
            length(items, tried(at, List.of("x".repeat(BEYOND_LENGTH))));
            plain(items, text -> refuses(at, List.of(text)));
        } else if (entry instanceof Class<?> type && isNumber(type)) {
            values(items, tried(at, List.of(extreme(type))), isWhole(type));
        }
    }

    /** All maps that are taken are of whole numbers. */
    private void answers(int at, ObjectNode property) {
        property.removeAll().put("type", "object");
        Map<String, Integer> many = new HashMap<>();
        for (int i = 0; i < BEYOND_ENTRIES; i++) {
            many.put("x" + i, 1);
        }
        Bounds most = tried(at, many);
        if (most != null && most.of() == Bounds.Measure.ENTRIES) {
            property.put("maxProperties", (int) most.max());
            if (most.min() > 0) {
                property.put("minProperties", (int) most.min());
            }
        }
        length(property.putObject("propertyNames"), tried(at, Map.of("x".repeat(BEYOND_LENGTH), 1)));
        ObjectNode value = property.putObject("additionalProperties").put("type", "integer");
        values(value, tried(at, Map.of("x", Integer.MIN_VALUE)), true);
    }

    private static void length(ObjectNode schema, @Nullable Bounds bounds) {
        if (bounds != null && bounds.of() == Bounds.Measure.LENGTH) {
            schema.put("minLength", (int) bounds.min()).put("maxLength", (int) bounds.max());
        }
    }

    /** Where a text is refused for a control character; whether line breaks are too, shows which pattern it is. */
    private static void plain(ObjectNode schema, Predicate<String> refused) {
        if (refused.test("x\u0007x") && !schema.has("pattern")) {
            schema.put("pattern", refused.test("x\nx") ? PlainText.LINE_PATTERN : PlainText.LINES_PATTERN);
        }
    }

    private static void values(ObjectNode schema, @Nullable Bounds bounds, boolean whole) {
        if (bounds == null || bounds.of() != Bounds.Measure.VALUE) {
            return;
        }
        if (whole) {
            schema.put("minimum", (long) bounds.min()).put("maximum", (long) bounds.max());
        } else {
            schema.put("minimum", bounds.min()).put("maximum", bounds.max());
        }
    }

    /** What the record says of one value among others that fit; null where it takes it, or finds fault with another. */
    private @Nullable Bounds tried(int at, Object value) {
        InvalidField said = said(at, value);
        return said == null ? null : said.bounds();
    }

    private boolean refuses(int at, Object value) {
        return said(at, value) != null;
    }

    private @Nullable InvalidField said(int at, Object value) {
        @Nullable Object[] values = Arrays.copyOf(fits, fits.length);
        values[at] = value;
        InvalidField said = refusal(constructor, values);
        String name = components[at].getName();
        return said != null && (said.field().equals(name) || said.field().startsWith(name + ".")) ? said : null;
    }
}
