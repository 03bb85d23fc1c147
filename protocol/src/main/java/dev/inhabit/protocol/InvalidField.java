package dev.inhabit.protocol;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A field of a message that is missing, of the wrong type or out of its limits. The message names value and limit. */
public final class InvalidField extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private static final Pattern WORD = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+([-_:][a-z0-9]+)*");

    /** As far as whole numbers are whole in every language. */
    public static final long WHOLE_MAX = (1L << 53) - 1;

    private final String field;
    private final @Nullable String limit;
    private final transient @Nullable Bounds bounds;
    private final @Nullable String commandId;

    /**
     * Between what something must be, both included: from here the schemas of messages have their limits.
     *
     * @param of what is measured
     */
    public record Bounds(Measure of, double min, double max) {
        public enum Measure {
            VALUE,
            /** Of a text, in characters. */
            LENGTH,
            /** Of a list or an object. */
            ENTRIES
        }
    }

    public InvalidField(String field, String problem) {
        this(field, problem, null, null, null);
    }

    private InvalidField(
            String field, String problem, @Nullable String limit, @Nullable Bounds bounds, @Nullable String commandId) {
        super(problem);
        this.field = field;
        this.limit = limit;
        this.bounds = bounds;
        this.commandId = commandId;
    }

    /**
     * A value that is not within its limit.
     *
     * @param value as it may be told: no free text
     * @param limit what it must be, for example {@code 0 to 100}
     */
    public static InvalidField outside(String field, String value, String limit) {
        return new InvalidField(field, field + " is " + value + ", must be " + limit, limit, null, null);
    }

    /** The same, where it is a measure that is not within its limit. */
    public InvalidField within(Bounds.Measure of, double min, double max) {
        return new InvalidField(field, text(), limit, new Bounds(of, min, max), commandId);
    }

    private String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** The same, of a message that has this id; null for none. */
    InvalidField of(@Nullable String messagesCommandId) {
        return new InvalidField(field, text(), limit, bounds, messagesCommandId);
    }

    public String field() {
        return field;
    }

    /** What the value must be, where it is only that it is something else. */
    @Nullable
    String limit() {
        return limit;
    }

    /** Null where it is no measure. */
    public @Nullable Bounds bounds() {
        return bounds;
    }

    /** The {@code commandId} of the message, of whatever form; null where it has none. */
    public @Nullable String commandId() {
        return commandId;
    }

    /** A given text for use in a message: itself where it is one word, else how long it is, since it may be anything. */
    public static String told(String given) {
        return WORD.matcher(given).matches() ? given : "a text of " + given.length() + " characters";
    }

    public static int inRange(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw outside(field, String.valueOf(value), min + " to " + max).within(Bounds.Measure.VALUE, min, max);
        }
        return value;
    }

    public static long inRange(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw outside(field, Long.toString(value), min + " to " + max)
                    .within(Bounds.Measure.VALUE, (double) min, (double) max);
        }
        return value;
    }

    public static double inRange(String field, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw outside(field, String.valueOf(value), min + " to " + max).within(Bounds.Measure.VALUE, min, max);
        }
        return value;
    }

    /** A count of whatever size, up to {@link #WHOLE_MAX}. */
    public static long atLeast(String field, long value, long min) {
        if (value < min || value > WHOLE_MAX) {
            throw outside(field, Long.toString(value), value < min ? "at least " + min : "at most " + WHOLE_MAX)
                    .within(Bounds.Measure.VALUE, (double) min, (double) WHOLE_MAX);
        }
        return value;
    }

    /** Accepts null; a present text is as of {@link #requiredText}. */
    public static @Nullable String optionalText(String field, @Nullable String value, int maxLength) {
        return value == null ? null : requiredText(field, value, maxLength);
    }

    /** Accepts null; a present text is as of {@link #requiredLines}. */
    public static @Nullable String optionalLines(String field, @Nullable String value, int maxLength) {
        return value == null ? null : requiredLines(field, value, maxLength);
    }

    /** One line of 1 to {@code maxLength} characters, not all of them blank, as {@link PlainText} has it. */
    public static String requiredText(String field, @Nullable String value, int maxLength) {
        return plain(field, sized(field, value, maxLength), false);
    }

    /** The same, with line breaks and tabs. */
    public static String requiredLines(String field, @Nullable String value, int maxLength) {
        return plain(field, sized(field, value, maxLength), true);
    }

    private static String plain(String field, String value, boolean lines) {
        OptionalInt forbidden = PlainText.firstForbidden(value, lines);
        if (forbidden.isPresent()) {
            throw new InvalidField(
                    field,
                    "%s has the control character U+%04X, must have none%s"
                            .formatted(field, forbidden.getAsInt(), lines ? " but line breaks and tabs" : ""));
        }
        return value;
    }

    private static String sized(String field, @Nullable String value, int maxLength) {
        if (value == null) {
            throw new InvalidField(field, field + " is missing");
        }
        if (value.isBlank() && !value.isEmpty()) {
            throw new InvalidField(field, field + " must not be blank");
        }
        if (value.isEmpty() || value.length() > maxLength) {
            throw new InvalidField(field, field + " has " + value.length() + " characters, must have 1 to " + maxLength)
                    .within(Bounds.Measure.LENGTH, 1, maxLength);
        }
        return value;
    }

    /** Accepts null; a present text must be an open code: words of a-z and 0-9 with one of - _ : between them. */
    public static @Nullable String optionalCode(String field, @Nullable String value, int maxLength) {
        String code = optionalText(field, value, maxLength);
        if (code != null && !CODE.matcher(code).matches()) {
            throw outside(
                    field, told(code), "a code such as audience-grows: words of a-z and 0-9 with one of - _ : between");
        }
        return code;
    }

    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidField(field, field + " is missing");
        }
        return value;
    }

    /** A list none of whose entries is missing. */
    public static <T> List<T> complete(String field, List<T> values) {
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new InvalidField(field, field + " has an entry that is missing");
        }
        return List.copyOf(values);
    }

    /** At most {@code max} texts of 1 to {@code maxLength} characters each. */
    public static List<String> texts(String field, @Nullable List<String> values, int max, int maxLength) {
        List<String> all = complete(field, atMost(field, values, max));
        all.forEach(each -> requiredText(field, each, maxLength));
        return all;
    }

    public static <C extends Collection<?>> C atMost(String field, @Nullable C values, int max) {
        if (values == null) {
            throw new InvalidField(field, field + " is missing");
        }
        if (values.size() > max) {
            throw new InvalidField(field, field + " has " + values.size() + " entries, must have at most " + max)
                    .within(Bounds.Measure.ENTRIES, 0, max);
        }
        return values;
    }
}
