package dev.inhabit.protocol;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A field of a message that is missing, of the wrong type or out of its limits. The message names value and limit. */
public final class InvalidField extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidField(String field, String problem) {
        super(problem);
        this.field = field;
    }

    public String field() {
        return field;
    }

    public static int inRange(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw new InvalidField(field, field + " is " + value + ", must be " + min + " to " + max);
        }
        return value;
    }

    public static double inRange(String field, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new InvalidField(field, field + " is " + value + ", must be " + min + " to " + max);
        }
        return value;
    }

    /** Accepts null; a present text must have 1 to {@code maxLength} characters. */
    public static @Nullable String optionalText(String field, @Nullable String value, int maxLength) {
        return value == null ? null : requiredText(field, value, maxLength);
    }

    public static String requiredText(String field, @Nullable String value, int maxLength) {
        if (value == null) {
            throw new InvalidField(field, field + " is missing");
        }
        if (value.isBlank() || value.length() > maxLength) {
            throw new InvalidField(
                    field, field + " has " + value.length() + " characters, must have 1 to " + maxLength);
        }
        return value;
    }

    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidField(field, field + " is missing");
        }
        return value;
    }

    public static <C extends Collection<?>> C atMost(String field, @Nullable C values, int max) {
        if (values == null) {
            throw new InvalidField(field, field + " is missing");
        }
        if (values.size() > max) {
            throw new InvalidField(field, field + " has " + values.size() + " entries, must have at most " + max);
        }
        return values;
    }
}
