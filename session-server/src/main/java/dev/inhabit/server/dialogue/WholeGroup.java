package dev.inhabit.server.dialogue;

import dev.inhabit.server.content.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A conversation among as many people as are there: those for whom it has no line join those for whom it has. */
public final class WholeGroup {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MOOD = "group";
    private static final String OTHER = "other-";

    private WholeGroup() {}

    /** Whether the people who are there all take part. */
    public static boolean is(Dialogue dialogue) {
        return dialogue.mood().equals(MOOD);
    }

    /** The most people who can take part in it; those whom it names where it is no group's. */
    public static int peopleMax(Dialogue dialogue, TalkManner.Group group) {
        return dialogue.people().size()
                + (is(dialogue) ? joining(dialogue, group).size() : 0);
    }

    /**
     * The same with so many people, who come in the order of the scene; with fewer where no more are known. As it is where it
     * is no group's.
     *
     * @param people in the scene, those whom it names included
     */
    public static Dialogue of(Dialogue dialogue, int people, TalkManner.Group group) {
        List<Dialogue.Person> joining = is(dialogue) ? joining(dialogue, group) : List.of();
        int missing = Math.min(joining.size(), people - dialogue.people().size());
        if (missing <= 0 || !(JSON.readTree(dialogue.copy()) instanceof ObjectNode root)) {
            return dialogue;
        }
        ObjectNode all = (ObjectNode) root.path("people");
        for (int i = 0; i < missing; i++) {
            Dialogue.Person one = joining.get(i);
            all.putObject(OTHER + (i + 1)).put("name", one.name()).put("role", one.role());
        }
        return Dialogue.pinned(CanonicalJson.of(root));
    }

    /** Of a conversation made by {@link #of}, who has joined. */
    public static List<String> others(Dialogue whole) {
        return whole.people().keySet().stream()
                .filter(id -> id.startsWith(OTHER))
                .toList();
    }

    private static List<Dialogue.Person> joining(Dialogue dialogue, TalkManner.Group group) {
        Set<String> named =
                dialogue.people().values().stream().map(Dialogue.Person::name).collect(Collectors.toSet());
        List<Dialogue.Person> joining = new ArrayList<>(group.people());
        joining.removeIf(person -> named.contains(person.name()));
        return joining;
    }
}
