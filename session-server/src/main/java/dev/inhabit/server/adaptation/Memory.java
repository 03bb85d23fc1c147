package dev.inhabit.server.adaptation;

import dev.inhabit.server.adaptation.Suggestion.Rule;
import java.util.HashSet;
import java.util.Set;

/**
 * What was suggested before in this session.
 *
 * @param lastAtMs session time of the latest; −1 where there was none
 * @param standing rules that have spoken and whose condition has held since: they are silent until it has ended once
 * @param namedTags tags that were named already
 */
public record Memory(long lastAtMs, Set<Rule> standing, Set<String> namedTags) {
    public static final Memory NONE = new Memory(-1, Set.of(), Set.of());

    public Memory {
        standing = Set.copyOf(standing);
        namedTags = Set.copyOf(namedTags);
    }

    Memory spoke(Suggestion suggestion, long atMs) {
        Set<Rule> rules = new HashSet<>(standing);
        Set<String> tags = new HashSet<>(namedTags);
        if (suggestion.tag() == null) {
            rules.add(suggestion.rule());
        } else {
            tags.add(suggestion.tag());
        }
        return new Memory(atMs, rules, tags);
    }

    Memory without(Rule rule) {
        Set<Rule> rules = new HashSet<>(standing);
        rules.remove(rule);
        return new Memory(lastAtMs, rules, namedTags);
    }
}
