package dev.inhabit.server.treatment;

import static dev.inhabit.server.treatment.TreatmentCommand.conflict;
import static dev.inhabit.server.treatment.TreatmentCommand.unknown;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be asked of the fear hierarchy. */
public sealed interface HierarchyCommand extends TreatmentCommand {

    record AddItem(String description, int suds, @Nullable String sublevel, EntityId by) implements HierarchyCommand {
        @Override
        public TreatmentEvent asked() {
            return new HierarchyEvent.ItemAdded(description, suds, sublevel, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return state.hierarchy().items().size() >= Hierarchy.ITEMS_MAX
                    ? conflict("the hierarchy has " + Hierarchy.ITEMS_MAX + " items already")
                    : TreatmentCommand.unlessSublevel(sublevel);
        }
    }

    record AmendItem(
            long itemNr,
            String description,
            int suds,
            @Nullable String sublevel,
            EntityId by) implements HierarchyCommand {
        @Override
        public TreatmentEvent asked() {
            return new HierarchyEvent.ItemAmended(itemNr, description, suds, sublevel, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return state.hierarchy().find(itemNr).isEmpty()
                    ? unknown("itemNr", itemNr)
                    : TreatmentCommand.unlessSublevel(sublevel);
        }
    }

    record ReorderItems(List<Long> itemNrs, EntityId by) implements HierarchyCommand {
        public ReorderItems {
            itemNrs = List.copyOf(itemNrs);
        }

        @Override
        public TreatmentEvent asked() {
            return new HierarchyEvent.ItemsReordered(itemNrs, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            Set<Long> there =
                    state.hierarchy().items().stream().map(HierarchyItem::nr).collect(Collectors.toSet());
            return itemNrs.size() == there.size() && new HashSet<>(itemNrs).equals(there)
                    ? null
                    : Refusal.invalid(
                            "itemNrs",
                            "itemNrs has " + itemNrs.size() + " entries, must name each of the " + there.size()
                                    + " items once");
        }
    }

    record RemoveItem(long itemNr, EntityId by) implements HierarchyCommand {
        @Override
        public TreatmentEvent asked() {
            return new HierarchyEvent.ItemRemoved(itemNr, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return state.hierarchy().find(itemNr).isEmpty() ? unknown("itemNr", itemNr) : null;
        }
    }

    record PractiseItem(long itemNr, EntityId by) implements HierarchyCommand {
        @Override
        public TreatmentEvent asked() {
            return new HierarchyEvent.ItemPractised(itemNr, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return state.hierarchy().find(itemNr).isEmpty() ? unknown("itemNr", itemNr) : null;
        }
    }

    /** The therapist knows better than the rules, and says why. */
    record MoveItem(long itemNr, ItemStatus to, String reason, EntityId by) implements HierarchyCommand {
        @Override
        public TreatmentEvent asked() {
            return new HierarchyEvent.ItemMovedByTherapist(itemNr, to, reason, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return state.hierarchy()
                    .find(itemNr)
                    .map(item -> item.status() == to ? conflict("the item has this status already") : null)
                    .orElseGet(() -> state.hierarchy().find(itemNr).isEmpty() ? unknown("itemNr", itemNr) : null);
        }
    }
}
