package dev.inhabit.server.dialogue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which place of a conversation leads where. */
public final class DialogueMap {
    private final Dialogue dialogue;
    private final Map<String, Set<String>> next = new LinkedHashMap<>();

    public DialogueMap(Dialogue dialogue) {
        this.dialogue = dialogue;
        for (Dialogue.Node node : dialogue.nodes().values()) {
            Set<String> targets = new LinkedHashSet<>();
            node.answers().forEach(answer -> targets.add(answer.to()));
            node.otherwise().ifPresent(targets::add);
            node.then().ifPresent(targets::add);
            node.interrupt().ifPresent(interrupt -> targets.add(interrupt.to()));
            targets.retainAll(dialogue.nodes().keySet());
            next.put(node.id(), targets);
        }
    }

    /** Places that nothing leads to. */
    public Set<String> unreachable() {
        Set<String> rest = new LinkedHashSet<>(dialogue.nodes().keySet());
        Deque<String> open = new ArrayDeque<>(List.of(dialogue.start(), dialogue.leave()));
        dialogue.startLater().ifPresent(open::add);
        while (!open.isEmpty()) {
            String node = open.remove();
            if (rest.remove(node)) {
                open.addAll(next.getOrDefault(node, Set.of()));
            }
        }
        return rest;
    }

    /** Places that lead from the first back to itself; empty where none does. */
    public Optional<List<String>> circle() {
        Set<String> done = new LinkedHashSet<>();
        for (String node : next.keySet()) {
            List<String> found = circle(node, new ArrayList<>(), done);
            if (!found.isEmpty()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private List<String> circle(String node, List<String> way, Set<String> done) {
        int before = way.indexOf(node);
        if (before >= 0) {
            List<String> round = new ArrayList<>(way.subList(before, way.size()));
            round.add(node);
            return round;
        }
        if (done.contains(node)) {
            return List.of();
        }
        way.add(node);
        for (String to : next.getOrDefault(node, Set.of())) {
            List<String> found = circle(to, way, done);
            if (!found.isEmpty()) {
                return found;
            }
        }
        way.remove(way.size() - 1);
        done.add(node);
        return List.of();
    }

    /** Which places a name may be known at: those after one that asks for it, or after another conversation that may have. */
    Set<String> afterName() {
        Set<String> after = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        dialogue.startLater().ifPresent(open::add);
        dialogue.nodes().values().stream().filter(Dialogue.Node::asksName).forEach(node -> open.addAll(of(node.id())));
        while (!open.isEmpty()) {
            String node = open.remove();
            if (after.add(node)) {
                open.addAll(of(node));
            }
        }
        return after;
    }

    private Set<String> of(String node) {
        return next.getOrDefault(node, Set.of());
    }

    /**
     * Figures of a conversation.
     *
     * @param lines ways of saying something, help included
     * @param fewestTurns answers of the patient on the shortest way to an ending
     * @param mostTurns on the longest
     * @param endings how often each kind of ending is there
     */
    public record Figures(int nodes, Map<String, Integer> endings, int lines, int fewestTurns, int mostTurns) {}

    /** Only for conversations without a circle. */
    public Figures figures() {
        Map<String, Integer> endings = new TreeMap<>();
        int lines = dialogue.silence().size() + dialogue.unheard().size();
        for (Dialogue.Node node : dialogue.nodes().values()) {
            node.ending().ifPresent(kind -> endings.merge(kind, 1, Integer::sum));
            lines += node.say().size() + node.help().size();
        }
        int[] turns = turns(dialogue.start(), new HashMap<>());
        return new Figures(dialogue.nodes().size(), endings, lines, turns[0], turns[1]);
    }

    /**
     * Answers of the patient on the longest way to one of these endings; −1 where no way leads to any. Only for conversations
     * without a circle.
     */
    public int mostTurnsTo(Collection<String> endings) {
        Map<String, Integer> known = new HashMap<>();
        int first = mostTurns(dialogue.start(), endings, known);
        return Math.max(
                first,
                dialogue.startLater()
                        .map(start -> mostTurns(start, endings, known))
                        .orElse(-1));
    }

    private int mostTurns(String node, Collection<String> endings, Map<String, Integer> known) {
        Integer before = known.get(node);
        if (before != null) {
            return before;
        }
        Dialogue.Node place = dialogue.node(node);
        int most = place.ending().filter(endings::contains).isPresent() ? 0 : -1;
        for (String to : of(node)) {
            int after = mostTurns(to, endings, known);
            most = after < 0 ? most : Math.max(most, after + (place.waits() ? 1 : 0));
        }
        known.put(node, most);
        return most;
    }

    private int[] turns(String node, Map<String, int[]> known) {
        int[] before = known.get(node);
        if (before != null) {
            return before;
        }
        int fewest = Integer.MAX_VALUE;
        int most = 0;
        for (String to : of(node)) {
            int[] after = turns(to, known);
            fewest = Math.min(fewest, after[0]);
            most = Math.max(most, after[1]);
        }
        int own = dialogue.node(node).waits() ? 1 : 0;
        int[] both = of(node).isEmpty() ? new int[] {0, 0} : new int[] {fewest + own, most + own};
        known.put(node, both);
        return both;
    }
}
