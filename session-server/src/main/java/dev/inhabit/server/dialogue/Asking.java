package dev.inhabit.server.dialogue;

import dev.inhabit.server.content.CanonicalJson;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A conversation made of questions: people of a scene ask them in turn, and thank for every other answer. */
public final class Asking {
    /** With what it ends when everything was asked. */
    public static final String ENDING = "polite";

    private static final int THANKS_EVERY = 2;
    private static final String OVER = "over";
    private static final String LEFT = "left";

    private Asking() {}

    /**
     * @param id no conversation of the same session may have it
     * @param manner what is said around the questions
     * @param like the people who ask, and how well they hear, are those of this conversation
     * @param questions in the order in which they are asked; at least one
     */
    public static Dialogue of(String id, TalkManner manner, Dialogue like, List<String> questions) {
        TalkManner.Asking asking = manner.asking();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("id", id).put("locale", like.locale()).put("title", asking.title());
        root.putArray("sublevels");
        root.put("mood", like.mood()).put("provenance", manner.provenance());
        ObjectNode people = root.putObject("people");
        like.people()
                .forEach((who, person) ->
                        people.putObject(who).put("name", person.name()).put("role", person.role()));
        root.put("silenceMs", asking.silenceMs())
                .put("patience", asking.patience())
                .put("recognitionMinPercent", like.recognitionMinPercent());
        root.putObject("replyDelayMs")
                .put("min", like.replyDelayMs().min())
                .put("max", like.replyDelayMs().max());
        root.put("start", "begin").put("leave", LEFT);
        say(root, "silence", asking.silence());
        say(root, "unheard", asking.unheard());
        nodes(root.putObject("nodes"), asking, List.copyOf(like.people().keySet()), questions);
        return Dialogue.pinned(CanonicalJson.of(root));
    }

    private static void nodes(ObjectNode nodes, TalkManner.Asking asking, List<String> people, List<String> questions) {
        place(nodes, "begin", people.get(0), asking.begin()).put("then", question(0));
        for (int i = 0; i < questions.size(); i++) {
            String speaker = people.get(i % people.size());
            String next = i + 1 < questions.size() ? question(i + 1) : OVER;
            boolean thanks = i % THANKS_EVERY == 0;
            place(nodes, question(i), speaker, List.of(questions.get(i)))
                    .put("otherwise", thanks ? "thanks-" + i : next);
            if (thanks) {
                place(nodes, "thanks-" + i, speaker, asking.thanks()).put("then", next);
            }
        }
        place(nodes, OVER, people.get(0), asking.over()).put("ending", ENDING);
        place(nodes, LEFT, people.get(0), asking.left()).put("ending", LEFT);
    }

    private static String question(int number) {
        return "question-" + number;
    }

    private static ObjectNode place(ObjectNode nodes, String name, String speaker, List<String> lines) {
        ObjectNode place = nodes.putObject(name);
        place.put("speaker", speaker);
        say(place, "say", lines);
        return place;
    }

    private static void say(ObjectNode node, String field, List<String> lines) {
        ArrayNode said = node.putArray(field);
        lines.forEach(said::add);
    }
}
