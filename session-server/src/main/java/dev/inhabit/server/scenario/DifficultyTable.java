package dev.inhabit.server.scenario;

import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the slider sets, as {@code config/scenarios/difficulty.yaml} has it: ten values each.
 *
 * @param mix percent friendly, neutral, skeptical, hostile
 */
public record DifficultyTable(
        String provenance,
        List<Integer> npcCount,
        List<Integer> ambientNoise,
        List<Integer> crowdedness,
        List<Boolean> distractions,
        List<Integer> eyeContact,
        List<Integer> friendliness,
        List<Integer> criticism,
        List<Integer> challengingQuestions,
        List<Integer> timePressure,
        List<Integer> predictability,
        List<Integer> socialEvaluation,
        List<Integer> stakes,
        List<Integer> visibleAnxietyReactions,
        List<Integer> successThresholdPercent,
        List<Integer> minutes,
        List<List<Integer>> mix) {
    /** Reads {@code config/scenarios/difficulty.yaml}. */
    public static final ContentReader<DifficultyTable> READER = new ContentReader<>(
            "difficulty", (YamlFile file) -> file.as(DifficultyTable.class), DifficultyTable::check);

    private static final Map<String, Function<DifficultyTable, List<Integer>>> RISING = Map.ofEntries(
            Map.entry("npcCount", DifficultyTable::npcCount),
            Map.entry("ambientNoise", DifficultyTable::ambientNoise),
            Map.entry("crowdedness", DifficultyTable::crowdedness),
            Map.entry("eyeContact", DifficultyTable::eyeContact),
            Map.entry("criticism", DifficultyTable::criticism),
            Map.entry("challengingQuestions", DifficultyTable::challengingQuestions),
            Map.entry("timePressure", DifficultyTable::timePressure),
            Map.entry("socialEvaluation", DifficultyTable::socialEvaluation),
            Map.entry("stakes", DifficultyTable::stakes),
            Map.entry("visibleAnxietyReactions", DifficultyTable::visibleAnxietyReactions),
            Map.entry("successThresholdPercent", DifficultyTable::successThresholdPercent),
            Map.entry("minutes", DifficultyTable::minutes));
    private static final Map<String, Function<DifficultyTable, List<Integer>>> FALLING =
            Map.of("friendliness", DifficultyTable::friendliness, "predictability", DifficultyTable::predictability);

    /** The most people that the slider proposes anywhere. */
    public int mostPeople() {
        return npcCount.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static void check(YamlFile file, DifficultyTable table) {
        RISING.forEach((name, values) -> turns(file, name, values.apply(table), 1));
        FALLING.forEach((name, values) -> turns(file, name, values.apply(table), -1));
        for (int i = 1; i < table.distractions().size(); i++) {
            if (table.distractions().get(i - 1) && !table.distractions().get(i)) {
                file.wrong("/distractions/" + i, "expected true, as at difficulty " + i);
            }
        }
        List<List<Integer>> mix = table.mix();
        boolean whole = true;
        for (int i = 0; i < mix.size(); i++) {
            int sum = mix.get(i).stream().mapToInt(Integer::intValue).sum();
            if (sum != 100) {
                file.wrong("/mix/" + i, "expected to add up to 100, found " + sum);
                whole = false;
            }
        }
        for (int i = 1; whole && i < mix.size(); i++) {
            PersonalityShares easier = shares(mix.get(i - 1));
            PersonalityShares harder = shares(mix.get(i));
            share(file, i, "at most " + easier.friendly() + " friendly", harder.friendly(), easier.friendly(), -1);
            share(file, i, "at least " + easier.hostile() + " hostile", harder.hostile(), easier.hostile(), 1);
            if (harder.threat() <= easier.threat()) {
                file.wrong(
                        "/mix/" + i,
                        "expected less friendly people on the whole than at difficulty " + i + ", found " + mix.get(i));
            }
        }
    }

    private static void turns(YamlFile file, String name, List<Integer> values, int direction) {
        for (int i = 1; i < values.size(); i++) {
            if (direction * (values.get(i) - values.get(i - 1)) < 0) {
                String limit = direction > 0 ? "at least " : "at most ";
                file.wrong(
                        "/" + name + "/" + i,
                        "expected " + limit + values.get(i - 1) + ", as at difficulty " + i + ", found "
                                + values.get(i));
            }
        }
    }

    private static void share(YamlFile file, int at, String expected, int found, int before, int direction) {
        if (direction * (found - before) < 0) {
            file.wrong("/mix/" + at, "expected " + expected + ", as at difficulty " + at + ", found " + found);
        }
    }

    static PersonalityShares shares(List<Integer> percent) {
        return new PersonalityShares(percent.get(0), percent.get(1), percent.get(2), percent.get(3));
    }
}
