package dev.inhabit.server.record;

import java.util.regex.Pattern;

/** A clinic (or group of clinics) whose data is kept apart. 1 to 32 of {@code a-z 0-9 -}, starting with a letter. */
public record TenantId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public TenantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("tenant must match " + FORM.pattern());
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
