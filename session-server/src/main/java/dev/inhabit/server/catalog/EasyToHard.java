package dev.inhabit.server.catalog;

import dev.inhabit.server.audiences.QuestionPools;
import dev.inhabit.server.content.YamlFile;
import dev.inhabit.server.dialogue.Dialogues;
import dev.inhabit.server.scenario.BuilderChoices;
import java.util.List;
import java.util.stream.Stream;

/** How hard pools and conversations are; of the builder's lists a difficulty takes one by its place, so that none may be easier than one before it. */
final class EasyToHard {
    private static final int LEVELS = 5;

    private final QuestionPools pools;

    EasyToHard(QuestionPools pools) {
        this.pools = pools;
    }

    /** The mean difficulty of a pool in any language, in tenths, rounded down: less is a matter of wording. */
    long hardness(String named) {
        return (long) pools.all().stream()
                .filter(pool -> pool.pool().equals(named))
                .flatMap(pool -> pool.questions().stream())
                .mapToInt(question -> 10 * question.difficulty())
                .average()
                .orElse(0);
    }

    private boolean exist(String... named) {
        return Stream.of(named).allMatch(name -> pools.all().stream()
                .anyMatch(pool -> pool.pool().equals(name)));
    }

    /** Notes what of a type of scene stands before what is easier. */
    void check(YamlFile file, String at, BuilderChoices.BaseType type, Dialogues dialogues) {
        for (int i = 1; i < type.pools().size(); i++) {
            String before = type.pools().get(i - 1);
            String found = type.pools().get(i);
            if (exist(before, found) && hardness(found) < hardness(before)) {
                file.wrong(
                        at + "/pools/" + i,
                        "expected a pool whose questions are on average at least as hard as those of " + before
                                + ", which goes before it, found \"" + found + "\"");
            }
        }
        for (int level = 1; level <= LEVELS; level++) {
            conversations(file, at, type, level, dialogues);
        }
    }

    /** Those of one level in the order of its sub-levels; of two levels neither is before the other. */
    private static void conversations(
            YamlFile file, String at, BuilderChoices.BaseType type, int level, Dialogues dialogues) {
        String easier = null;
        for (int i = 0; i < type.conversations().size(); i++) {
            String harder = type.conversations().get(i);
            List<String> found = sublevels(dialogues, harder, level);
            if (found.isEmpty()) {
                continue;
            }
            if (easier != null) {
                List<String> before = sublevels(dialogues, easier, level);
                if (areEasier(found, before)) {
                    file.wrong(
                            at + "/conversations/" + i,
                            "expected one for sub-levels not before " + before.get(0) + " to " + last(before)
                                    + ", which " + easier + " is for, found \"" + harder + "\", for " + found.get(0)
                                    + " to " + last(found));
                }
            }
            easier = harder;
        }
    }

    /** By neither end later, and by one of them earlier: where one range lies in the other, either may go first. */
    private static boolean areEasier(List<String> found, List<String> before) {
        int first = found.get(0).compareTo(before.get(0));
        int last = last(found).compareTo(last(before));
        return first <= 0 && last <= 0 && first + last < 0;
    }

    private static String last(List<String> sublevels) {
        return sublevels.get(sublevels.size() - 1);
    }

    /** Those of a level that a conversation is for in any language, from A on; empty where there is none of that name. */
    private static List<String> sublevels(Dialogues dialogues, String conversation, int level) {
        return dialogues.all().stream()
                .filter(dialogue -> dialogue.id().equals(conversation))
                .flatMap(dialogue -> dialogue.sublevels().stream())
                .filter(sublevel -> sublevel.charAt(0) - '0' == level)
                .distinct()
                .sorted()
                .toList();
    }
}
