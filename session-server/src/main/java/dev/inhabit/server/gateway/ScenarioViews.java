package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ScenarioView;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.preview.ScenePreview;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.scenario.BeyondDifficulty;
import dev.inhabit.server.scenario.BuilderChoices;
import dev.inhabit.server.scenario.DifficultySlider;
import dev.inhabit.server.scenario.PlanForms;
import dev.inhabit.server.scenario.ScenarioParameters;
import dev.inhabit.server.scenario.ScenarioPlan;
import dev.inhabit.server.scenario.ScenarioState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Scenarios as pages show them. */
final class ScenarioViews {
    private static final List<ScenarioView.DifficultyBand> BANDS = List.of(ScenarioView.DifficultyBand.values());
    private static final int DIFFICULTIES_PER_BAND = 2;

    private final ScenarioRooms rooms;

    ScenarioViews(ScenarioRooms rooms) {
        this.rooms = rooms;
    }

    /** @param peopleMin how many people the proposals have at least */
    ScenarioView.ScenarioBuilder builder(int peopleMin) {
        BuilderChoices choices = rooms.choices();
        return new ScenarioView.ScenarioBuilder(
                rooms.slider().table().provenance(),
                choices.baseTypes().stream()
                        .map(type -> new ScenarioView.BuilderBaseType(type.id(), type.label(), type.setting()))
                        .toList(),
                choices.settings().stream()
                        .map(one -> new ScenarioView.BuilderChoice(one.id(), one.label()))
                        .toList(),
                choices.objectives().stream()
                        .map(one -> new ScenarioView.BuilderObjective(one.id(), one.label(), one.measuredBy()))
                        .toList(),
                choices.fearedElements().stream()
                        .map(one -> new ScenarioView.BuilderChoice(one.id(), one.label()))
                        .toList(),
                IntStream.rangeClosed(DifficultySlider.EASIEST, DifficultySlider.HARDEST)
                        .mapToObj(difficulty -> proposal(difficulty, peopleMin))
                        .toList());
    }

    private ScenarioView.SliderProposal proposal(int difficulty, int peopleMin) {
        ScenarioParameters set =
                BeyondDifficulty.atLeast(peopleMin, rooms.slider().at(difficulty));
        return new ScenarioView.SliderProposal(
                difficulty,
                level(difficulty),
                PlanForms.parameters(set),
                people(set.personalities().split(set.npcCount())));
    }

    ScenarioView.CheckedScenario checked(ScenarioPlan plan) {
        return new ScenarioView.CheckedScenario(
                plan.hash(), level(plan.difficulty()), people(plan.people()), beyond(plan));
    }

    /** What is harder in it than anything that the slider sets on the same sub-level. */
    List<ScenarioView.BeyondSublevel> beyond(ScenarioPlan plan) {
        int hardest = plan.difficulty();
        while (hardest < DifficultySlider.HARDEST && sublevel(hardest + 1).equals(sublevel(plan.difficulty()))) {
            hardest++;
        }
        return BeyondDifficulty.of(plan, hardest, rooms.slider(), rooms.choices()).stream()
                .map(one ->
                        new ScenarioView.BeyondSublevel(one.field(), one.value(), one.limit(), sublevel(one.from())))
                .toList();
    }

    private String sublevel(int difficulty) {
        return rooms.levels().apply(difficulty).sublevel();
    }

    ScenarioView.ScenarioPreview preview(ScenarioPlan plan, long seed, ScenePreview.Played played) {
        return new ScenarioView.ScenarioPreview(
                seed,
                level(plan.difficulty()),
                people(plan.people()),
                played.plannedMs(),
                played.conversations(),
                played.attentionPercent(),
                played.samples(),
                played.phases(),
                played.audiencePhases(),
                played.happenings());
    }

    /** @param withNotes whether the reader is the author */
    ScenarioView.Scenario scenario(ScenarioState state, boolean withNotes) {
        ScenarioPlan draft = Objects.requireNonNull(state.draft());
        return new ScenarioView.Scenario(
                state.id().toString(),
                state.sequenceNr(),
                author(state),
                state.archived(),
                state.isUnsaved(),
                PlanForms.form(withNotes ? draft : draft.withoutNotes()),
                level(draft.difficulty()),
                people(draft.people()),
                state.revisions().stream().map(ScenarioViews::saved).toList());
    }

    static ScenarioView.ScenarioRevision revision(
            EntityId scenario, ScenarioState.Revision revision, boolean withNotes) {
        ScenarioPlan plan = revision.plan();
        return new ScenarioView.ScenarioRevision(
                scenario.toString(), saved(revision), PlanForms.form(withNotes ? plan : plan.withoutNotes()));
    }

    static ScenarioView.ScenarioRow row(ScenarioState state) {
        ScenarioPlan draft = Objects.requireNonNull(state.draft());
        return new ScenarioView.ScenarioRow(
                state.id().toString(),
                draft.name(),
                draft.baseType(),
                draft.difficulty(),
                draft.setting(),
                author(state),
                state.revisions().size(),
                state.isUnsaved(),
                state.archived(),
                Objects.requireNonNullElse(state.changedAt(), Instant.EPOCH).toEpochMilli());
    }

    ScenarioView.ScenarioLevel level(int difficulty) {
        Level level = rooms.levels().apply(difficulty);
        return new ScenarioView.ScenarioLevel(
                level.sublevel(),
                BANDS.get((difficulty - 1) / DIFFICULTIES_PER_BAND),
                new SessionView.SudsRange(level.suds().low(), level.suds().high()));
    }

    static ScenarioView.PeopleCounts people(List<Integer> counts) {
        return new ScenarioView.PeopleCounts(counts.get(0), counts.get(1), counts.get(2), counts.get(3));
    }

    private static String author(ScenarioState state) {
        return Objects.requireNonNull(state.author()).toString();
    }

    private static ScenarioView.SavedRevision saved(ScenarioState.Revision revision) {
        return new ScenarioView.SavedRevision(
                revision.nr(), revision.hash(), revision.savedAt().toEpochMilli());
    }
}
