package dev.inhabit.server.catalog;

import dev.inhabit.server.levels.Level;
import dev.inhabit.server.scenario.Distraction;
import dev.inhabit.server.scenario.ScenarioParameters;
import dev.inhabit.server.scenario.ScenarioPlan;
import dev.inhabit.server.session.PinnedScenario;
import java.util.List;
import java.util.Objects;

/** Level 5's own scene, for a session without a scenario: what the builder's slider sets at the sub-level's difficulty. */
final class LevelScenario {
    private static final long MINUTE_MS = 60_000;

    private LevelScenario() {}

    /** @param level of level 5, with the builder's difficulty; people and minutes are the level's own */
    static PinnedScenario of(Level level, Content content, long seed) {
        int difficulty = Objects.requireNonNull(level.builderDifficulty());
        ScenarioParameters set =
                content.difficulty().at(difficulty).sized(level.audience().size(), level.minutes());
        ScenarioPlan plan = new ScenarioPlan(
                level.title(),
                "custom-combination",
                difficulty,
                level.setting(),
                null,
                null,
                set,
                "sustain",
                level.title(),
                List.of(),
                List.of(),
                List.of(),
                null);
        return new PinnedScenario(
                null,
                0,
                plan.hash(),
                plan,
                level.setting(),
                "minutes-stayed",
                Distraction.of(set, level.minutes() * MINUTE_MS, seed));
    }
}
