package dev.inhabit.server.catalog;

import dev.inhabit.server.content.YamlFile;
import dev.inhabit.server.dialogue.Dialogue;

/** How long a conversation of level 1 is at least, so that it is one and can end in more than one way. */
final class ConversationLength {
    private static final int PLACES_MIN = 12;
    private static final int ENDINGS_MIN = 3;

    static final String WANTED = PLACES_MIN + " places and " + ENDINGS_MIN + " endings";

    private ConversationLength() {}

    static boolean isEnough(Dialogue dialogue) {
        return dialogue.nodes().size() >= PLACES_MIN && endings(dialogue) >= ENDINGS_MIN;
    }

    static void check(YamlFile file, Dialogue dialogue) {
        if (dialogue.nodes().size() < PLACES_MIN) {
            file.wrong(
                    "/nodes", expected(PLACES_MIN + " places", dialogue.nodes().size()));
        }
        if (endings(dialogue) < ENDINGS_MIN) {
            file.wrong("/nodes", expected(ENDINGS_MIN + " places with an ending", endings(dialogue)));
        }
    }

    private static String expected(String least, long found) {
        return "expected at least " + least + " for level 1 (fewer only with provenance: clinic), found " + found;
    }

    private static long endings(Dialogue dialogue) {
        return dialogue.nodes().values().stream()
                .filter(node -> node.ending().isPresent())
                .count();
    }
}
