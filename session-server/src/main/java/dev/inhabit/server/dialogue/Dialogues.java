package dev.inhabit.server.dialogue;

import dev.inhabit.server.content.Chance;
import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.Problem;
import dev.inhabit.server.language.Language;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All conversations. */
public final class Dialogues {
    private final List<Dialogue> dialogues;

    private Dialogues(List<Dialogue> dialogues) {
        this.dialogues = List.copyOf(dialogues);
    }

    /**
     * @param languages those that conversations may be in
     * @param more is checked too
     * @param problems receives what is wrong
     */
    public static Dialogues read(
            Path folder, Collection<Language> languages, ContentReader.Rules<Dialogue> more, List<Problem> problems) {
        return new Dialogues(DialogueFile.reader(languages).with(more).readAll(folder, problems));
    }

    public Collection<Dialogue> all() {
        return dialogues;
    }

    public Optional<Dialogue> find(String id, String locale) {
        return dialogues.stream()
                .filter(dialogue ->
                        dialogue.id().equals(id) && dialogue.locale().equals(locale))
                .findFirst();
    }

    /**
     * A conversation for a sub-level that this session has not had yet.
     *
     * @param had ids of those that it has had
     * @param counter another for each conversation of a session
     */
    public Optional<Dialogue> next(String sublevel, String locale, Set<String> had, long seed, int counter) {
        List<Dialogue> fitting = dialogues.stream()
                .filter(dialogue -> dialogue.locale().equals(locale))
                .filter(dialogue -> dialogue.sublevels().contains(sublevel))
                .filter(dialogue -> !had.contains(dialogue.id()))
                .toList();
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(fitting.get(Chance.below(seed, counter, fitting.size())));
    }
}
