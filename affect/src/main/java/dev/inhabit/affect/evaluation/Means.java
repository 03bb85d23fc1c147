package dev.inhabit.affect.evaluation;

import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Means of what is there. */
final class Means {
    private Means() {}

    /** The mean of the values that are present; empty if none is. */
    static OptionalDouble over(Stream<OptionalDouble> values) {
        return values.filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }
}
