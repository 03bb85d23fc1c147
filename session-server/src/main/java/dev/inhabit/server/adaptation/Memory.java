package dev.inhabit.server.adaptation;

import dev.inhabit.server.adaptation.Suggestion.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was suggested before in this session, in the order of time. */
public record Memory(List<Spoken> spoken) {
    public static final Memory NONE = new Memory(List.of());

    /** @param atMs session time */
    public record Spoken(Rule rule, @Nullable String tag, long atMs) {}

    public Memory {
        spoken = List.copyOf(spoken);
    }

    public Memory with(Suggestion suggestion, long atMs) {
        List<Spoken> all = new ArrayList<>(spoken);
        all.add(new Spoken(suggestion.rule(), suggestion.tag(), atMs));
        return new Memory(all);
    }

    /** Whether the latest suggestion is so near. */
    boolean spokeWithin(long ms, long nowMs) {
        return !spoken.isEmpty() && nowMs - spoken.get(spoken.size() - 1).atMs() < ms;
    }

    /** Whether that rule spoke so lately. */
    boolean saidWithin(Rule rule, long ms, long nowMs) {
        return spoken.stream().anyMatch(one -> one.rule() == rule && nowMs - one.atMs() < ms);
    }

    int times(Rule rule) {
        return (int) spoken.stream().filter(one -> one.rule() == rule).count();
    }

    /** The latest that asked for a step; null where none did. */
    @Nullable
    Spoken latestStep() {
        Spoken latest = null;
        for (Spoken one : spoken) {
            latest = one.rule().step() == 0 ? latest : one;
        }
        return latest;
    }

    boolean named(String tag) {
        return spoken.stream().anyMatch(one -> tag.equals(one.tag()));
    }
}
