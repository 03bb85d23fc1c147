package dev.inhabit.server.journal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A fingerprint of the form of a value: equal where the names and types of all its components are. */
final class Shape {
    private final Map<String, String> types = new TreeMap<>();

    private Shape() {}

    static String of(Class<?> type) {
        Shape shape = new Shape();
        shape.visit(type);
        String text = EventCatalog.versionOf(type) + "\n" + shape.types;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void visit(Type type) {
        if (type instanceof ParameterizedType generic) {
            visit(generic.getRawType());
            for (Type argument : generic.getActualTypeArguments()) {
                visit(argument);
            }
        } else if (type instanceof Class<?> plain && !types.containsKey(plain.getName())) {
            describe(plain);
        }
    }

    private void describe(Class<?> type) {
        if (type.isArray()) {
            visit(type.getComponentType());
        } else if (type.isRecord()) {
            StringBuilder components = new StringBuilder("record");
            for (RecordComponent component : type.getRecordComponents()) {
                components
                        .append(' ')
                        .append(component.getName())
                        .append(':')
                        .append(component.getGenericType().getTypeName());
            }
            types.put(type.getName(), components.toString());
            for (RecordComponent component : type.getRecordComponents()) {
                visit(component.getGenericType());
            }
        } else if (type.isEnum()) {
            types.put(type.getName(), "enum " + Arrays.toString(type.getEnumConstants()));
        } else if (type.isSealed()) {
            Map<String, Class<?>> leaves = SealedNames.leavesOf(type);
            types.put(type.getName(), "sealed " + leaves.keySet());
            leaves.values().forEach(this::visit);
        }
    }
}
