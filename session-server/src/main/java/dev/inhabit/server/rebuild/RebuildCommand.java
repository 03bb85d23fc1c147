package dev.inhabit.server.rebuild;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import java.time.Instant;
import java.util.Set;

/** What can be asked of the record of rebuilds of one list. */
public sealed interface RebuildCommand extends Command<RebuildState, RebuildEvent> {
    /**
     * Begins one; refused while one runs on a node that is there.
     *
     * @param node that will run it
     * @param alive the nodes that are there now and run what is recorded of them
     */
    record Ask(EntityId by, String node, Set<String> alive) implements RebuildCommand {
        public Ask {
            alive = Set.copyOf(alive);
        }

        @Override
        public Decision<RebuildEvent> decide(RebuildState state, Instant now) {
            return state.last()
                            .filter(run -> run.seen(alive).phase() == RebuildState.Phase.RUNNING)
                            .isPresent()
                    ? Decision.refuse(ErrorCode.CONFLICT, "it is being made again already")
                    : Decision.of(new RebuildEvent.RebuildAsked(by, node));
        }

        @Override
        public Object said() {
            return new RebuildEvent.RebuildAsked(by, node).said();
        }
    }

    /** How far it is; of one that another has taken the place of, nothing is recorded. */
    record Progress(String node, RebuildState.Counts counts) implements RebuildCommand {
        @Override
        public Decision<RebuildEvent> decide(RebuildState state, Instant now) {
            return state.isRunningOn(node)
                    ? Decision.of(new RebuildEvent.RebuildProgressed(counts))
                    : Decision.nothing();
        }
    }

    record End(String node, boolean whole, RebuildState.Counts counts) implements RebuildCommand {
        @Override
        public Decision<RebuildEvent> decide(RebuildState state, Instant now) {
            return state.isRunningOn(node)
                    ? Decision.of(new RebuildEvent.RebuildEnded(whole, counts))
                    : Decision.nothing();
        }
    }
}
