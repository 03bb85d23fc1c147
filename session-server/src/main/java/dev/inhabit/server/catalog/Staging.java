package dev.inhabit.server.catalog;

import dev.inhabit.server.dialogue.Dialogue;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.scenario.BuilderChoices;
import dev.inhabit.server.scenario.Distraction;
import dev.inhabit.server.scenario.ScenarioParameters;
import dev.inhabit.server.scenario.ScenarioPlan;
import dev.inhabit.server.session.PinnedLevel;
import dev.inhabit.server.session.PinnedPace;
import dev.inhabit.server.session.PinnedScenario;
import dev.inhabit.server.session.PinnedScene;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of a scenario what a session runs with: its level, its people's words, its distractions, all pinned. */
public final class Staging {
    private static final long MINUTE_MS = 60_000;
    private static final int DIFFICULTIES = 10;
    private static final String STAY = "minutes-stayed";
    private static final String ENDING = "ending-reached";

    private final Content content;
    private final SceneContent scenes;
    private final String locale;

    /** @param locale such as {@code en} */
    public Staging(Content content, String locale) {
        this.content = content;
        this.scenes = new SceneContent(content, locale);
        this.locale = locale;
    }

    /** What a session is created with. */
    public record Staged(PinnedLevel level, PinnedScene scene) {}

    /**
     * @param scenario null where it has none, as in a preview
     * @param revision from 1; 0 without a scenario
     * @param seed all chance in it comes from this
     */
    public Staged staged(ScenarioPlan plan, @Nullable EntityId scenario, int revision, long seed) {
        return staged(plan, content.levels().ofDifficulty(plan.difficulty()), scenario, revision, seed);
    }

    /** The scene of a sub-level of level 5 without a scenario. */
    PinnedScene plain(Level level, long seed) {
        ScenarioPlan plan = LevelScenario.plan(level, content.difficulty(), content.builder());
        return staged(plan, level, null, 0, seed).scene();
    }

    private Staged staged(ScenarioPlan plan, Level base, @Nullable EntityId scenario, int revision, long seed) {
        BuilderChoices.BaseType type = type(plan, content.builder());
        String place = content.builder().settings().stream()
                .filter(setting -> setting.id().equals(plan.setting()))
                .map(BuilderChoices.Setting::scene)
                .findFirst()
                .orElse(base.setting());
        OwnLevel own = new OwnLevel(plan, base, place, content.builder().speech());
        ScenarioParameters set = plan.parameters();
        String pool = pool(type, set, base);
        boolean isSpeech = type.conversations().isEmpty();
        Optional<Dialogue> talk = conversation(type, plan);
        PinnedScene said = scenes.pinned(
                        talk,
                        pool,
                        own.replyDelay(),
                        own.eyeContactPercent(),
                        new SceneContent.People(set.npcCount(), own.features(isSpeech)),
                        seed)
                .with(goingOn(type, talk, plan, pool, seed));
        PinnedScenario pinned = new PinnedScenario(
                scenario == null ? null : scenario.toString(),
                revision,
                plan.hash(),
                plan,
                place,
                measuredBy(plan),
                Distraction.of(set, set.minutes() * MINUTE_MS, seed));
        return new Staged(own.pinned(pool, isSpeech), said.with(pinned).in(scenes.place(place)));
    }

    static BuilderChoices.BaseType type(ScenarioPlan plan, BuilderChoices choices) {
        return choices.baseType(plan.baseType())
                .orElseGet(() -> choices.baseTypes().get(0));
    }

    /** From which questions are drawn: of the type's pools, from easy to hard. */
    static String pool(BuilderChoices.BaseType type, ScenarioParameters set, Level base) {
        return type.pools().isEmpty()
                ? base.questionPool()
                : type.pools().get(set.challengingQuestions() * type.pools().size() / (DIFFICULTIES + 1));
    }

    /**
     * The one that the plan names; otherwise from easy to hard as the builder lists them, only such as belong to the place and
     * have no more people than it.
     */
    private Optional<Dialogue> conversation(BuilderChoices.BaseType type, ScenarioPlan plan) {
        if (plan.conversation() != null) {
            return content.dialogues().find(plan.conversation(), locale);
        }
        List<Dialogue> fitting = content.builder().conversations(type, plan.setting()).stream()
                .flatMap(id -> content.dialogues().find(id, locale).stream())
                .filter(dialogue ->
                        dialogue.people().size() <= plan.parameters().npcCount())
                .toList();
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(fitting.get((plan.difficulty() - 1) * fitting.size() / DIFFICULTIES));
    }

    /** Who is to reach an ending has done so with the first conversation. */
    private PinnedPace goingOn(
            BuilderChoices.BaseType type, Optional<Dialogue> talk, ScenarioPlan plan, String pool, long seed) {
        GoingOn goingOn = new GoingOn(content, locale);
        ScenarioParameters set = plan.parameters();
        return measuredBy(plan).equals(ENDING)
                ? goingOn.andEnds()
                : goingOn.of(
                        type,
                        plan.setting(),
                        talk,
                        new GoingOn.Session(set.minutes(), set.npcCount(), pool, set.challengingQuestions()),
                        seed);
    }

    private String measuredBy(ScenarioPlan plan) {
        return content.builder().objectives().stream()
                .filter(objective -> objective.id().equals(plan.objective()))
                .map(BuilderChoices.Objective::measuredBy)
                .findFirst()
                .orElse(STAY);
    }
}
