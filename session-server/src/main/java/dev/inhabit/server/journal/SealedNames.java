package dev.inhabit.server.journal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Stable text names of the records below a sealed interface: {@code SudsRecorded} is {@code suds-recorded}. */
final class SealedNames {
    private SealedNames() {}

    /**
     * The records (or other final types) below a sealed type, through nested sealed types as well.
     *
     * @throws IllegalArgumentException where two have the same name, or one is open
     */
    static Map<String, Class<?>> leavesOf(Class<?> sealed) {
        Map<String, Class<?>> leaves = new LinkedHashMap<>();
        collect(sealed, leaves);
        return leaves;
    }

    private static void collect(Class<?> sealed, Map<String, Class<?>> leaves) {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed() && !permitted.isEnum()) {
                collect(permitted, leaves);
                continue;
            }
            if (permitted.isInterface()) {
                throw new IllegalArgumentException(permitted.getName() + " is neither sealed nor a record");
            }
            Class<?> before = leaves.put(kebab(permitted.getSimpleName()), permitted);
            if (before != null && before != permitted) {
                throw new IllegalArgumentException(before.getName() + " and " + permitted.getName()
                        + " have the same name below " + sealed.getName());
            }
        }
    }

    static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}
