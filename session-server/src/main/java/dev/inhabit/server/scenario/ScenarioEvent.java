package dev.inhabit.server.scenario;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Version;

/** What happened to a scenario. Names and fields are stable for ever; {@code by} is the account that asked. */
public sealed interface ScenarioEvent extends Event<ScenarioState> {
    EntityId by();

    /** Folds what the event says; position and time are folded for all alike. */
    ScenarioState fold(ScenarioState state, EventMeta meta);

    @Override
    default ScenarioState applyTo(ScenarioState state, EventMeta meta) {
        return fold(state, meta).at(meta);
    }

    /** The first; whoever drafted it is its author. */
    @Version(2)
    record Drafted(ScenarioPlan plan, EntityId by) implements ScenarioEvent {
        @Override
        public Object said() {
            return "draft " + by + " " + plan.hash();
        }

        @Override
        public ScenarioState fold(ScenarioState state, EventMeta meta) {
            return state.drafted(plan, by);
        }
    }

    @Version(2)
    record DraftChanged(ScenarioPlan plan, EntityId by) implements ScenarioEvent {
        @Override
        public Object said() {
            return "change " + by + " " + plan.hash();
        }

        @Override
        public ScenarioState fold(ScenarioState state, EventMeta meta) {
            return state.drafted(plan, by);
        }
    }

    /**
     * The draft became a revision, which never changes.
     *
     * @param revision from 1
     * @param hash of the plan
     */
    @Version(2)
    record RevisionSaved(int revision, String hash, ScenarioPlan plan, EntityId by) implements ScenarioEvent {
        @Override
        public Object said() {
            return "save " + by;
        }

        @Override
        public ScenarioState fold(ScenarioState state, EventMeta meta) {
            return state.saved(new ScenarioState.Revision(revision, hash, meta.recordedAt(), plan));
        }
    }

    record Archived(EntityId by) implements ScenarioEvent {
        @Override
        public Object said() {
            return "archive " + by;
        }

        @Override
        public ScenarioState fold(ScenarioState state, EventMeta meta) {
            return state.archived(true);
        }
    }

    record Restored(EntityId by) implements ScenarioEvent {
        @Override
        public Object said() {
            return "restore " + by;
        }

        @Override
        public ScenarioState fold(ScenarioState state, EventMeta meta) {
            return state.archived(false);
        }
    }
}
