package dev.inhabit.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads an exit out of whatever came with it: nobody is kept in a scene by the form of a message. */
final class ExitReading {
    private ExitReading() {}

    /** @return the exit, with what cannot be read left out; null where it is something else */
    static @Nullable SessionRequest of(JsonNode tree) {
        String type = text(tree, "type");
        if ("safety-exit".equals(type)) {
            return new SessionRequest.SafetyExit(commandId(tree), occurredAtMs(tree));
        } else if ("force-exit".equals(type)) {
            return new SessionRequest.ForceExit(commandId(tree), occurredAtMs(tree), reason(tree));
        }
        return null;
    }

    private static String commandId(JsonNode tree) {
        String given = text(tree, "commandId");
        return given == null ? "" : given;
    }

    private static @Nullable Long occurredAtMs(JsonNode tree) {
        JsonNode given = tree.path("occurredAtMs");
        return given.isIntegralNumber() && given.canConvertToLong() ? given.longValue() : null;
    }

    private static @Nullable String reason(JsonNode tree) {
        String given = text(tree, "reason");
        boolean fits = given != null
                && !given.isBlank()
                && given.length() <= SessionRequest.SHORT_TEXT_MAX
                && PlainText.firstForbidden(given, false).isEmpty();
        return fits ? given : null;
    }

    private static @Nullable String text(JsonNode tree, String field) {
        JsonNode given = tree.path(field);
        return given.isString() ? given.stringValue() : null;
    }
}
