package dev.inhabit.server.record;

import dev.inhabit.protocol.Wire;
import java.util.regex.Pattern;

/** Chosen by whoever sends a command, so that sending it again has no second effect. 8 to 64 of A-Z a-z 0-9 . _ -. */
public record CommandId(String value) {
    private static final Pattern FORM = Pattern.compile(Wire.COMMAND_ID);

    public CommandId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("commandId must match " + FORM.pattern());
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
