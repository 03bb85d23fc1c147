package dev.inhabit.server.rebuild;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.EventMeta;

/** What happened to the rebuilds of one list. Names and fields are stable for ever. */
public sealed interface RebuildEvent extends Event<RebuildState> {
    /**
     * Somebody had the list made again. One that had not ended was interrupted: no other is asked for while it runs.
     *
     * @param by account that asked
     * @param node on which it runs, with its own number for each start of the server
     */
    record RebuildAsked(EntityId by, String node) implements RebuildEvent {
        @Override
        public RebuildState applyTo(RebuildState state, EventMeta meta) {
            return state.asked(by, node, meta.recordedAt());
        }

        @Override
        public Object said() {
            return "rebuild " + by;
        }
    }

    record RebuildProgressed(RebuildState.Counts counts) implements RebuildEvent {
        @Override
        public RebuildState applyTo(RebuildState state, EventMeta meta) {
            return state.progressed(counts);
        }
    }

    /** @param whole false where the store, or what had to be told first, did not answer */
    record RebuildEnded(boolean whole, RebuildState.Counts counts) implements RebuildEvent {
        @Override
        public RebuildState applyTo(RebuildState state, EventMeta meta) {
            return state.ended(whole, counts, meta.recordedAt());
        }
    }
}
