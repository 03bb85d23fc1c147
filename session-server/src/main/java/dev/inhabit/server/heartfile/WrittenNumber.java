package dev.inhabit.server.heartfile;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** A number as people and devices write it; Java's own literals know more, such as {@code 800d} and {@code NaN}. */
final class WrittenNumber {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private WrittenNumber() {}

    /** Empty where it is none. */
    static OptionalDouble of(String text) {
        return NUMBER.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }
}
