package dev.inhabit.server.journal;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Something stored cannot be read back. The message names the kind and the place, never the content. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }

    /** The path of component names that leads to a fault in JSON. */
    static String place(JacksonException broken) {
        if (broken instanceof DatabindException inData && !inData.getPath().isEmpty()) {
            StringBuilder path = new StringBuilder();
            inData.getPath().forEach(step -> {
                String name = step.getPropertyName();
                path.append('/').append(name == null ? Integer.toString(step.getIndex()) : name);
            });
            return path.toString();
        }
        return "its beginning";
    }
}
