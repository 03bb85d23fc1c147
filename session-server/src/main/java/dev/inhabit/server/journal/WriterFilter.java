package dev.inhabit.server.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Drops what an entity wrote on a node that no longer owned it. Two writers may leave two events with one sequence
 * number; the newer writer's counts. The same rule, with the same window, as recovery's replay filter in mode
 * {@code repair-by-discard-old}, so that whoever counts or replays a log sees what the entity itself saw.
 */
final class WriterFilter<T> {
    static final int WINDOW = 100;
    static final int MAX_OLD_WRITERS = 10;

    private final ToLongFunction<T> sequenceNrOf;
    private final Function<T, String> writerOf;
    private final Deque<T> window = new ArrayDeque<>();
    private final Set<String> oldWriters = new LinkedHashSet<>();
    private String writer = "";
    private long sequenceNr;

    WriterFilter(ToLongFunction<T> sequenceNrOf, Function<T, String> writerOf) {
        this.sequenceNrOf = sequenceNrOf;
        this.writerOf = writerOf;
    }

    /** Takes the next event in stored order; returns those that are certain by now. */
    List<T> offer(T event) {
        List<T> certain = new ArrayList<>();
        if (window.size() == WINDOW) {
            certain.add(window.removeFirst());
        }
        String by = writerOf.apply(event);
        long number = sequenceNrOf.applyAsLong(event);
        if (by.equals(writer)) {
            if (number >= sequenceNr) {
                window.addLast(event);
                sequenceNr = number;
            }
        } else if (!oldWriters.contains(by)) {
            if (!writer.isEmpty()) {
                oldWriters.add(writer);
            }
            if (oldWriters.size() > MAX_OLD_WRITERS) {
                oldWriters.remove(oldWriters.iterator().next());
            }
            writer = by;
            sequenceNr = number;
            window.removeIf(earlier -> sequenceNrOf.applyAsLong(earlier) >= number);
            window.addLast(event);
        }
        return certain;
    }

    /** What is left when there is no further event. */
    List<T> end() {
        List<T> rest = List.copyOf(window);
        window.clear();
        return rest;
    }
}
