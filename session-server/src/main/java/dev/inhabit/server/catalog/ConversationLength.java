package dev.inhabit.server.catalog;

import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;
import dev.inhabit.server.dialogue.Dialogue;

/**
 * How long a conversation of level 1 is at least, so that it is one and can end in more than one way, and how many there are.
 *
 * @param provenance {@code seed}, {@code proposed} or {@code clinic}
 */
record ConversationLength(String provenance, LevelOne levelOne) {
    /** Reads {@code config/limits/conversations.yaml}. */
    static final ContentReader<ConversationLength> READER =
            new ContentReader<>("limits", (YamlFile file) -> file.as(ConversationLength.class), (file, limits) -> {});

    /** @param conversationsMin in one language */
    record LevelOne(int conversationsMin, int placesMin, int endingsMin) {
        String wanted() {
            return placesMin + " places and " + endingsMin + " endings";
        }

        boolean isEnough(Dialogue dialogue) {
            return dialogue.nodes().size() >= placesMin && endings(dialogue) >= endingsMin;
        }

        void check(YamlFile file, Dialogue dialogue) {
            if (dialogue.nodes().size() < placesMin) {
                file.wrong(
                        "/nodes",
                        expected(placesMin + " places", dialogue.nodes().size()));
            }
            if (endings(dialogue) < endingsMin) {
                file.wrong("/nodes", expected(endingsMin + " places with an ending", endings(dialogue)));
            }
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
