package dev.inhabit.server.catalog;

import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.text.UnusableRulesException;
import dev.inhabit.server.audiences.Question;
import dev.inhabit.server.audiences.QuestionPool;
import dev.inhabit.server.content.Problem;
import dev.inhabit.server.dialogue.Dialogue;
import dev.inhabit.server.dialogue.DialogueMap;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a folder of content holds and what is wrong with it.
 *
 * @param counts files or entries that could be read, by kind
 * @param uncovered difficulties from 0 to 10 that no question of a family has, by family
 */
record ConfigReport(
        String folder,
        boolean valid,
        Map<String, Integer> counts,
        List<Conversation> conversations,
        List<Pool> pools,
        Map<String, List<Integer>> uncovered,
        List<Problem> problems) {
    private static final Pattern TEXT_PROBLEM = Pattern.compile("(.+?):(\\d+): ([^ :]+): (.*)", Pattern.DOTALL);
    private static final int HARDEST = 10;

    /** A conversation that could be read: every place is reached, and every way ends. */
    record Conversation(String id, String locale, List<String> sublevels, DialogueMap.Figures figures) {}

    /** @param byDifficulty how many questions of each difficulty */
    record Pool(String pool, String locale, String family, int questions, Map<Integer, Integer> byDifficulty) {}

    static ConfigReport of(Path config) {
        return of(config, LocalDate.now(ZoneOffset.UTC));
    }

    /** @param today by which crisis resources have expired or not */
    static ConfigReport of(Path config, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        ContentLoading read = new ContentLoading(config, problems);
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("sub-levels", read.levels.all().size());
        counts.put("scenes", read.scenes.all().size());
        counts.put("languages", read.languages.size());
        counts.put("conversations", read.dialogues.all().size());
        counts.put("ways to go on", read.manners.size());
        counts.put("pools of questions", read.pools.all().size());
        counts.put(
                "questions",
                read.pools.all().stream()
                        .mapToInt(pool -> pool.questions().size())
                        .sum());
        counts.put(
                "encouragements",
                read.encouragements.stream()
                        .mapToInt(each -> each.presets().size())
                        .sum());
        counts.put("scales", read.scales.all().size());
        counts.put("biofeedback", (int) read.biofeedback.stream().count());
        counts.put(
                "steps of escalation",
                read.safety.map(one -> one.noticeEscalation().size()).orElse(0));
        counts.put("alerts", read.alerts.map(one -> one.alerts().size()).orElse(0));
        counts.put("scenario builder", (int)
                (read.difficulty.stream().count() + read.builder.stream().count()));
        counts.put("rules for words", words(config.resolve("text"), problems));
        read.crisis.ifPresent(crisis -> {
            counts.put(
                    "crisis resources",
                    crisis.regions().stream()
                            .mapToInt(one -> one.resources().size())
                            .sum());
            problems.addAll(crisis.expired(config.resolve(ContentLoading.CRISIS).toString(), today));
        });
        List<Pool> pools = read.pools.all().stream().map(ConfigReport::pool).toList();
        return new ConfigReport(
                config.toString(),
                problems.isEmpty(),
                counts,
                read.dialogues.all().stream().map(ConfigReport::conversation).toList(),
                pools,
                uncovered(pools),
                problems);
    }

    private static Conversation conversation(Dialogue dialogue) {
        return new Conversation(
                dialogue.id(),
                dialogue.locale(),
                List.copyOf(new TreeSet<>(dialogue.sublevels())),
                new DialogueMap(dialogue).figures());
    }

    private static Pool pool(QuestionPool pool) {
        Map<Integer, Integer> byDifficulty = pool.questions().stream()
                .collect(Collectors.toMap(Question::difficulty, question -> 1, Integer::sum, TreeMap::new));
        return new Pool(
                pool.pool(), pool.locale(), pool.family(), pool.questions().size(), byDifficulty);
    }

    private static Map<String, List<Integer>> uncovered(List<Pool> pools) {
        Map<String, List<Integer>> uncovered = new TreeMap<>();
        for (Pool pool : pools) {
            List<Integer> open = uncovered.computeIfAbsent(pool.family(), family -> {
                List<Integer> all = new ArrayList<>();
                for (int difficulty = 0; difficulty <= HARDEST; difficulty++) {
                    all.add(difficulty);
                }
                return all;
            });
            open.removeAll(pool.byDifficulty().keySet());
        }
        return uncovered;
    }

    private static int words(Path folder, List<Problem> problems) {
        try {
            TextRules.load(folder);
            return 1;
        } catch (UnusableRulesException e) {
            String.valueOf(e.getMessage()).lines().forEach(line -> problems.add(wordProblem(folder, line)));
            return 0;
        }
    }

    private static Problem wordProblem(Path folder, String line) {
        Matcher parts = TEXT_PROBLEM.matcher(line.strip());
        return parts.matches()
                ? new Problem(parts.group(1), Integer.valueOf(parts.group(2)), parts.group(3), parts.group(4))
                : new Problem(folder.toString(), null, "", line.strip());
    }
}
