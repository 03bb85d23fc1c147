package dev.inhabit.server.catalog;

import dev.inhabit.server.content.Problem;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.levels.LevelCatalog;
import dev.inhabit.server.scenario.BuilderChoices;
import dev.inhabit.server.scenario.DifficultySlider;
import dev.inhabit.server.scenario.ScenarioParameters;
import dev.inhabit.server.scenario.ScenarioPlan;
import dev.inhabit.server.session.PinnedLevel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Level 5's own scene, for a session without a scenario: what the builder's slider sets at the sub-level's difficulty. */
final class LevelScenario {
    private static final String TYPE = "custom-combination";
    private static final String OBJECTIVE = "sustain";

    private LevelScenario() {}

    /** @param level of level 5, with the builder's difficulty; people and minutes are the level's own */
    static ScenarioPlan plan(Level level, DifficultySlider slider, BuilderChoices choices) {
        int difficulty = Objects.requireNonNull(level.builderDifficulty());
        ScenarioParameters set = slider.at(difficulty).sized(level.audience().size(), level.minutes());
        String setting = choices.settings().stream()
                .filter(one -> one.scene().equals(level.setting()))
                .map(BuilderChoices.Setting::id)
                .findFirst()
                .orElse(level.setting());
        return new ScenarioPlan(
                level.title(),
                TYPE,
                difficulty,
                setting,
                null,
                null,
                set,
                OBJECTIVE,
                level.title(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** Tells where a level's file says something else than the slider sets at its difficulty. */
    static void check(
            Path levelsFolder,
            LevelCatalog levels,
            DifficultySlider slider,
            BuilderChoices choices,
            List<Problem> problems) {
        for (Level level : levels.all()) {
            if (level.builderDifficulty() != null) {
                new Comparison(levelsFolder, level, problems).run(plan(level, slider, choices), choices);
            }
        }
    }

    private record Comparison(Path levelsFolder, Level level, List<Problem> problems) {
        void run(ScenarioPlan plan, BuilderChoices choices) {
            BuilderChoices.BaseType type = Staging.type(plan, choices);
            boolean isSpeech = type.conversations().isEmpty();
            OwnLevel own = new OwnLevel(plan, level, level.setting(), choices.speech());
            String pool = Staging.pool(type, plan.parameters(), level);
            PinnedLevel set = own.pinned(pool, isSpeech);
            Level.Audience audience = level.audience();
            Level.Shares shares = audience.shares();
            same("audience.mood", set.mood(), audience.mood());
            same("audience.questionDifficulty", set.questionDifficulty(), audience.questionDifficulty());
            same("audience.shares.attentive", set.shares().attentive(), shares.attentive());
            same("audience.shares.bored", set.shares().bored(), shares.bored());
            same("audience.shares.skeptical", set.shares().skeptical(), shares.skeptical());
            same("audience.shares.engaged", set.shares().engaged(), shares.engaged());
            same("audience.ambientPercent", set.shares().ambient(), audience.ambientPercent());
            same("audience.applause", set.applause(), audience.applause());
            same("audience.features", sorted(Set.copyOf(own.features(isSpeech))), sorted(audience.features()));
            same("eyeContactPercent", own.eyeContactPercent(), level.eyeContactPercent());
            same(
                    "replyDelayMs.min",
                    own.replyDelay().minMs(),
                    level.replyDelay().minMs());
            same(
                    "replyDelayMs.max",
                    own.replyDelay().maxMs(),
                    level.replyDelay().maxMs());
            same("questionPool", pool, level.questionPool());
        }

        private static Set<String> sorted(Set<String> features) {
            return new TreeSet<>(features);
        }

        private void same(String field, Object set, Object found) {
            if (!set.equals(found)) {
                problems.add(new Problem(
                        levelsFolder.resolve(level.sublevel() + ".yaml").toString(),
                        null,
                        field,
                        "expected " + set + ", which scenarios/difficulty.yaml and builder.yaml set at difficulty "
                                + level.builderDifficulty() + ", found " + found));
            }
        }
    }
}
