package dev.inhabit.server.scenario;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be asked of a scenario. {@code by} is the account that asks; whether it may is asked of Access. */
public sealed interface ScenarioCommand extends Command<ScenarioState, ScenarioEvent> {
    EntityId by();

    /** Makes a new scenario. */
    record Draft(ScenarioPlan plan, EntityId by) implements ScenarioCommand {
        @Override
        public Object said() {
            return new ScenarioEvent.Drafted(plan, by).said();
        }

        @Override
        public Decision<ScenarioEvent> decide(ScenarioState state, Instant now) {
            return state.exists()
                    ? Decision.refuse(ErrorCode.CONFLICT, "the scenario exists already")
                    : Decision.of(new ScenarioEvent.Drafted(plan, by));
        }
    }

    /** Something asked of a scenario that was read before: refused where it has changed since. */
    sealed interface OfRead extends ScenarioCommand {
        /** Sequence number of the scenario as it was read. */
        long expected();

        /** What speaks against it; null where nothing does. */
        @Nullable
        Refusal against(ScenarioState state);

        ScenarioEvent asked(ScenarioState state);

        @Override
        default Decision<ScenarioEvent> decide(ScenarioState state, Instant now) {
            if (!state.exists()) {
                return Decision.refuse(ErrorCode.NOT_FOUND, "there is no such scenario");
            }
            if (expected() != state.sequenceNr()) {
                return Decision.refuse(conflict("the scenario is at " + state.sequenceNr() + ", expectedSequenceNr is "
                        + expected() + "; read it again"));
            }
            Refusal refusal = against(state);
            return refusal == null ? Decision.of(asked(state)) : Decision.refuse(refusal);
        }
    }

    record Change(ScenarioPlan plan, long expected, EntityId by) implements OfRead {
        @Override
        public Object said() {
            return new ScenarioEvent.DraftChanged(plan, by).said();
        }

        @Override
        public @Nullable Refusal against(ScenarioState state) {
            return unlessOpen(state);
        }

        @Override
        public ScenarioEvent asked(ScenarioState state) {
            return new ScenarioEvent.DraftChanged(plan, by);
        }
    }

    record Save(long expected, EntityId by) implements OfRead {
        @Override
        public Object said() {
            return "save " + by;
        }

        @Override
        public @Nullable Refusal against(ScenarioState state) {
            if (!state.isUnsaved()) {
                return conflict("nothing has changed since it was saved");
            }
            return state.revisions().size() >= ScenarioState.REVISIONS_MAX
                    ? conflict(
                            "there are " + ScenarioState.REVISIONS_MAX + " revisions already; draft another scenario")
                    : unlessOpen(state);
        }

        @Override
        public ScenarioEvent asked(ScenarioState state) {
            ScenarioPlan plan = Objects.requireNonNull(state.draft());
            return new ScenarioEvent.RevisionSaved(state.revisions().size() + 1, plan.hash(), plan, by);
        }
    }

    record Archive(long expected, EntityId by) implements OfRead {
        @Override
        public Object said() {
            return "archive " + by;
        }

        @Override
        public @Nullable Refusal against(ScenarioState state) {
            return unlessOpen(state);
        }

        @Override
        public ScenarioEvent asked(ScenarioState state) {
            return new ScenarioEvent.Archived(by);
        }
    }

    record Restore(long expected, EntityId by) implements OfRead {
        @Override
        public Object said() {
            return "restore " + by;
        }

        @Override
        public @Nullable Refusal against(ScenarioState state) {
            return state.archived() ? null : conflict("the scenario is not archived");
        }

        @Override
        public ScenarioEvent asked(ScenarioState state) {
            return new ScenarioEvent.Restored(by);
        }
    }

    private static @Nullable Refusal unlessOpen(ScenarioState state) {
        return state.archived() ? conflict("the scenario is archived; restore it first") : null;
    }

    private static Refusal conflict(String message) {
        return Refusal.of(ErrorCode.CONFLICT, message);
    }
}
