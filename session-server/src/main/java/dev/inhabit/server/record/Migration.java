package dev.inhabit.server.record;

import tools.jackson.databind.node.ObjectNode;

/**
 * One step that turns a stored body into the next version's form.
 *
 * @param name of the event at the version it starts from
 * @param fromVersion the version that this step reads; it produces {@code fromVersion + 1}
 */
public record Migration(String name, int fromVersion, Step step) {
    /** Rewrites the body in place or returns a new one. */
    @FunctionalInterface
    public interface Step {
        ObjectNode upcast(ObjectNode body);
    }
}
