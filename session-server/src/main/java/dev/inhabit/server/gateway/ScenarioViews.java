package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ScenarioView;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.record.EntityId;
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
    private static final List<ScenarioView.Band> BANDS = List.of(ScenarioView.Band.values());
    private static final int DIFFICULTIES_PER_BAND = 2;

    private final ScenarioRooms rooms;

    ScenarioViews(ScenarioRooms rooms) {
        this.rooms = rooms;
    }

    ScenarioView.Builder builder() {
        BuilderChoices choices = rooms.choices();
        return new ScenarioView.Builder(
                rooms.slider().table().provenance(),
                choices.baseTypes().stream()
                        .map(type -> new ScenarioView.BaseType(type.id(), type.label(), type.setting()))
                        .toList(),
                choices.settings().stream()
                        .map(one -> new ScenarioView.Choice(one.id(), one.label()))
                        .toList(),
                choices.objectives().stream()
                        .map(one -> new ScenarioView.Objective(one.id(), one.label(), one.measuredBy()))
                        .toList(),
                choices.fearedElements().stream()
                        .map(one -> new ScenarioView.Choice(one.id(), one.label()))
                        .toList(),
                IntStream.rangeClosed(DifficultySlider.EASIEST, DifficultySlider.HARDEST)
                        .mapToObj(this::proposal)
                        .toList());
    }

    private ScenarioView.Proposal proposal(int difficulty) {
        ScenarioParameters set = rooms.slider().at(difficulty);
        return new ScenarioView.Proposal(
                difficulty,
                level(difficulty),
                PlanForms.parameters(set),
                people(set.personalities().split(set.npcCount())));
    }

    ScenarioView.Checked checked(ScenarioPlan plan) {
        return new ScenarioView.Checked(plan.hash(), level(plan.difficulty()), people(plan.people()));
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

    static ScenarioView.Revision revision(EntityId scenario, ScenarioState.Revision revision, boolean withNotes) {
        ScenarioPlan plan = revision.plan();
        return new ScenarioView.Revision(
                scenario.toString(), saved(revision), PlanForms.form(withNotes ? plan : plan.withoutNotes()));
    }

    static ScenarioView.Row row(ScenarioState state) {
        ScenarioPlan draft = Objects.requireNonNull(state.draft());
        return new ScenarioView.Row(
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

    ScenarioView.Level level(int difficulty) {
        Level level = rooms.levels().apply(difficulty);
        return new ScenarioView.Level(
                level.sublevel(),
                BANDS.get((difficulty - 1) / DIFFICULTIES_PER_BAND),
                new SessionView.SudsRange(level.suds().low(), level.suds().high()));
    }

    static ScenarioView.People people(List<Integer> counts) {
        return new ScenarioView.People(counts.get(0), counts.get(1), counts.get(2), counts.get(3));
    }

    private static String author(ScenarioState state) {
        return Objects.requireNonNull(state.author()).toString();
    }

    private static ScenarioView.Saved saved(ScenarioState.Revision revision) {
        return new ScenarioView.Saved(
                revision.nr(), revision.hash(), revision.savedAt().toEpochMilli());
    }
}
