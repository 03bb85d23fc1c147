package dev.inhabit.server.catalog;

import dev.inhabit.server.audiences.QuestionPools;
import dev.inhabit.server.content.Problem;
import dev.inhabit.server.content.YamlFile;
import dev.inhabit.server.dialogue.Asking;
import dev.inhabit.server.dialogue.DialogueMap;
import dev.inhabit.server.dialogue.Dialogues;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.levels.LevelCatalog;
import dev.inhabit.server.session.SuccessCriterion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A sub-level that counts endings has a conversation that can end so, after as many answers as it wants. */
final class ReachableEndings {
    /** By sub-level: levels are read before the conversations. */
    private final Map<String, YamlFile> files = new HashMap<>();

    void remember(Level level, YamlFile file) {
        files.put(level.sublevel(), file);
    }

    /** Only where nothing is wrong yet. */
    void check(LevelCatalog levels, Dialogues dialogues, QuestionPools pools, List<Problem> problems) {
        if (!problems.isEmpty()) {
            return;
        }
        for (Level level : levels.all()) {
            SuccessCriterion success = level.success();
            List<String> wanted = success == null ? List.of() : success.endings();
            Set<String> there = dialogues.all().stream()
                    .filter(dialogue -> dialogue.sublevels().contains(level.sublevel()))
                    .flatMap(dialogue -> dialogue.nodes().values().stream())
                    .flatMap(node -> node.ending().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            YamlFile file = files.get(level.sublevel());
            if (success == null || wanted.isEmpty() || file == null) {
                continue;
            }
            if (wanted.stream().noneMatch(there::contains)) {
                file.wrong(
                        "/success/endings",
                        "expected one that a conversation of " + level.sublevel() + " ends with, which are "
                                + String.join(", ", there) + ", found " + String.join(", ", wanted));
                continue;
            }
            int most = mostAnswers(level, wanted, dialogues, pools);
            if (success.answersMin() > most) {
                file.wrong(
                        "/success/answersMin",
                        "expected at most " + most + ", the answers on the longest way to such an ending, found "
                                + success.answersMin());
            }
        }
    }

    /** Answers are counted in each conversation anew; the last of further ones asks the questions of the pool. */
    private static int mostAnswers(Level level, List<String> endings, Dialogues dialogues, QuestionPools pools) {
        int inOne = dialogues.all().stream()
                .filter(dialogue -> dialogue.sublevels().contains(level.sublevel()))
                .mapToInt(dialogue -> new DialogueMap(dialogue).mostTurnsTo(endings))
                .max()
                .orElse(0);
        int asked = level.furtherConversations() && endings.contains(Asking.ENDING)
                ? pools.all().stream()
                        .filter(pool -> pool.pool().equals(level.questionPool()))
                        .mapToInt(pool -> pool.questions().size())
                        .max()
                        .orElse(0)
                : 0;
        return Math.max(inOne, asked);
    }
}
