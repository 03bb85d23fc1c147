package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.atLeast;
import static dev.inhabit.protocol.InvalidField.atMost;
import static dev.inhabit.protocol.InvalidField.inRange;
import static dev.inhabit.protocol.InvalidField.optionalText;
import static dev.inhabit.protocol.InvalidField.present;
import static dev.inhabit.protocol.InvalidField.requiredText;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fear hierarchy, and what is open to the patient. */
public sealed interface HierarchyRequest extends TreatmentRequest {

    /**
     * @param suds 0 to 100: how much the situation distresses
     * @param sublevel {@code 1A} to {@code 5E}, whose sessions are exposures to it; null for none
     */
    @JsonTypeName("add-item")
    record AddItem(
            String commandId,
            String description,
            int suds,
            @Nullable String sublevel) implements HierarchyRequest {
        public AddItem {
            present("commandId", commandId);
            requiredText("description", description, SHORT_TEXT_MAX);
            inRange("suds", suds, 0, 100);
            optionalText("sublevel", sublevel, 2);
        }
    }

    /** @param suds 0 to 100: how much it distresses now; what it was at first stays */
    @JsonTypeName("amend-item")
    record AmendItem(
            String commandId,
            long itemNr,
            String description,
            int suds,
            @Nullable String sublevel) implements HierarchyRequest {
        public AmendItem {
            present("commandId", commandId);
            atLeast("itemNr", itemNr, 1);
            requiredText("description", description, SHORT_TEXT_MAX);
            inRange("suds", suds, 0, 100);
            optionalText("sublevel", sublevel, 2);
        }
    }

    /** @param itemNrs each item once, the first the easiest */
    @JsonTypeName("reorder-items")
    record ReorderItems(String commandId, List<Long> itemNrs) implements HierarchyRequest {
        public ReorderItems {
            present("commandId", commandId);
            itemNrs = InvalidField.complete("itemNrs", atMost("itemNrs", itemNrs, 100));
            itemNrs.forEach(nr -> atLeast("itemNrs", nr, 1));
        }
    }

    @JsonTypeName("remove-item")
    record RemoveItem(String commandId, long itemNr) implements HierarchyRequest {
        public RemoveItem {
            present("commandId", commandId);
            atLeast("itemNr", itemNr, 1);
        }
    }

    /** The patient met the situation in real life, with whatever success. */
    @JsonTypeName("practise-item")
    record PractiseItem(String commandId, long itemNr) implements HierarchyRequest {
        public PractiseItem {
            present("commandId", commandId);
            atLeast("itemNr", itemNr, 1);
        }
    }

    /** A therapist sets the status whatever the rules say. */
    @JsonTypeName("move-item")
    record MoveItem(String commandId, long itemNr, TreatmentView.ItemStatus to, String reason)
            implements HierarchyRequest {
        public MoveItem {
            present("commandId", commandId);
            atLeast("itemNr", itemNr, 1);
            present("to", to);
            requiredText("reason", reason, SHORT_TEXT_MAX);
        }
    }

    /**
     * A therapist opens or closes a level or a sub-level whatever the rules say.
     *
     * @param place {@code 1} to {@code 5}, or {@code 1A} to {@code 5E}
     */
    @JsonTypeName("override-level")
    record OverrideLevel(String commandId, String place, boolean open, String reason) implements HierarchyRequest {
        public OverrideLevel {
            present("commandId", commandId);
            requiredText("place", place, 2);
            requiredText("reason", reason, SHORT_TEXT_MAX);
        }
    }
}
