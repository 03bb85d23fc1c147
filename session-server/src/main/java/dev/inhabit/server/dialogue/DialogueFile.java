package dev.inhabit.server.dialogue;

import dev.inhabit.server.content.CanonicalJson;
import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;
import dev.inhabit.server.language.Language;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one conversation. What may be left out is filled in here, so that the rules know one form only. */
final class DialogueFile {
    private static final int ID_LENGTH = 12;

    private DialogueFile() {}

    /** @param languages those that conversations may be in */
    static ContentReader<Dialogue> reader(Collection<Language> languages) {
        return new ContentReader<>(
                        "dialogue",
                        DialogueFile::bind,
                        (YamlFile file, Dialogue dialogue) -> DialogueCheck.check(file, dialogue, languages))
                .named(dialogue -> dialogue.id() + "." + dialogue.locale());
    }

    static Dialogue bind(YamlFile file) {
        ObjectNode root = (ObjectNode) file.root();
        // The copy knows no order of people, so who speaks by default is written into it.
        String first = root.path("people").propertyNames().iterator().next();
        root.path("nodes").forEach(node -> preset((ObjectNode) node, "speaker", first));
        String copy = CanonicalJson.of(root);
        lines(root, "silence");
        lines(root, "unheard");
        for (Map.Entry<String, JsonNode> entry : root.path("nodes").properties()) {
            ObjectNode node = (ObjectNode) entry.getValue();
            node.put("id", entry.getKey());
            preset(node, "cue", "none");
            preset(node, "listen", "nod");
            lines(node, "say");
            lines(node, "help");
            if (!node.has("topics")) {
                node.putArray("topics");
            }
            if (!node.has("answers")) {
                node.putArray("answers");
            }
            for (JsonNode answer : node.path("answers")) {
                preset((ObjectNode) answer, "reaction", "none");
            }
        }
        root.put("hash", CanonicalJson.hash(copy));
        root.put("copy", copy);
        return file.as(Dialogue.class);
    }

    private static void preset(ObjectNode node, String field, String value) {
        if (!node.has(field)) {
            node.put(field, value);
        }
    }

    static String lineId(String text) {
        return CanonicalJson.hash(text).substring(0, ID_LENGTH);
    }

    private static void lines(ObjectNode node, String field) {
        ArrayNode full = node.arrayNode();
        for (JsonNode line : node.path(field)) {
            String text =
                    line.isString() ? line.stringValue() : line.path("text").stringValue();
            full.addObject()
                    .put("id", lineId(text))
                    .put("text", text)
                    .put("weight", line.path("weight").asInt(1));
        }
        node.set(field, full);
    }
}
