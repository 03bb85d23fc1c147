package dev.inhabit.server.dialogue;

import dev.inhabit.server.content.Problem;
import dev.inhabit.server.language.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The conversations of {@code config}, for tests. */
final class ShippedDialogues {
    private static final Path CONFIG = Path.of(System.getProperty("inhabit.root"), "config");
    private static final List<Problem> PROBLEMS = new ArrayList<>();
    private static final List<Language> LANGUAGES = Language.READER.readAll(CONFIG.resolve("language"), PROBLEMS);
    private static final Dialogues DIALOGUES =
            Dialogues.read(CONFIG.resolve("dialogue"), LANGUAGES, (file, dialogue) -> {}, PROBLEMS);

    private ShippedDialogues() {}

    static Collection<Dialogue> all() {
        return DIALOGUES.all();
    }

    static Language english() {
        return LANGUAGES.stream()
                .filter(language -> language.locale().equals("en"))
                .findFirst()
                .orElseThrow();
    }

    static DialogueRules rules(String id) {
        return new DialogueRules(DIALOGUES.find(id, "en").orElseThrow(() -> new AssertionError(PROBLEMS)), english());
    }
}
