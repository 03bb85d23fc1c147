package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to the fear hierarchy. Items are named by the sequence number of the event that added them. */
public sealed interface HierarchyEvent extends TreatmentEvent {

    record ItemAdded(String description, int suds, @Nullable String sublevel, EntityId by)
            implements HierarchyEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(
                    state.hierarchy().plus(HierarchyItem.added(meta.sequenceNr(), description, suds, sublevel)));
        }
    }

    /** All that can be amended, changed or not. */
    record ItemAmended(
            long itemNr,
            String description,
            int suds,
            @Nullable String sublevel,
            EntityId by) implements HierarchyEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.hierarchy().changed(itemNr, item -> item.amended(description, suds, sublevel)));
        }
    }

    /** @param itemNrs all of them, the first the easiest */
    record ItemsReordered(List<Long> itemNrs, EntityId by) implements HierarchyEvent, ByPerson {
        public ItemsReordered {
            itemNrs = List.copyOf(itemNrs);
        }

        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.hierarchy().inOrder(itemNrs));
        }
    }

    record ItemRemoved(long itemNr, EntityId by) implements HierarchyEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.hierarchy().without(itemNr));
        }
    }

    /** The situation was met in real life, with whatever success. */
    record ItemPractised(long itemNr, EntityId by) implements HierarchyEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.hierarchy().changed(itemNr, item -> item.practised(meta.sequenceNr())));
        }
    }

    record ItemMovedByTherapist(long itemNr, ItemStatus to, String reason, EntityId by)
            implements HierarchyEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.hierarchy()
                    .changed(
                            itemNr,
                            item -> item.moved(
                                    to, new HierarchyItem.Move(meta.sequenceNr(), null, reason, by, List.of()))));
        }
    }

    /**
     * @param rule which of the rules in docs/treatment.md
     * @param becauseNrs sequence numbers of the events that it rests on
     */
    record ItemMovedByRule(long itemNr, ItemStatus from, ItemStatus to, Rule rule, List<Long> becauseNrs)
            implements HierarchyEvent {
        public ItemMovedByRule {
            becauseNrs = List.copyOf(becauseNrs);
        }

        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.hierarchy()
                    .changed(
                            itemNr,
                            item -> item.moved(
                                    to, new HierarchyItem.Move(meta.sequenceNr(), rule, null, null, becauseNrs))));
        }
    }

    /** Names are stored: never renamed. */
    enum Rule {
        FIRST_EXPOSURE,
        TWO_SESSIONS_RUNNING,
        OTHER_CONTEXT_AND_REAL_LIFE
    }
}
