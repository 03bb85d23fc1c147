package dev.inhabit.server.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.protocol.ProgressView.ItemTrend;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.DropCause;
import dev.inhabit.server.treatment.ExposureResult;
import dev.inhabit.server.treatment.HierarchyEvent;
import dev.inhabit.server.treatment.ItemStatus;
import dev.inhabit.server.treatment.LevelEvent;
import dev.inhabit.server.treatment.TreatmentEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Feared situations and the exposures to them, gathered a second time from nothing but the list of events. */
final class SituationsFromEvents {
    private final Map<Long, @Nullable String> sublevels = new HashMap<>();
    private final Map<Long, ItemStatus> statuses = new HashMap<>();
    private final List<Long> order = new ArrayList<>();
    private final Map<EntityId, ExposureResult> results = new LinkedHashMap<>();
    private final Map<EntityId, Long> told = new HashMap<>();
    private final Map<EntityId, DropCause> classed = new HashMap<>();

    SituationsFromEvents(List<TreatmentEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            gather(i + 1, events.get(i));
        }
    }

    private void gather(long nr, TreatmentEvent event) {
        if (event instanceof HierarchyEvent.ItemAdded item) {
            order.add(nr);
            sublevels.put(nr, item.sublevel());
            statuses.put(nr, ItemStatus.NOT_STARTED);
        } else if (event instanceof HierarchyEvent.ItemAmended item) {
            sublevels.put(item.itemNr(), item.sublevel());
        } else if (event instanceof HierarchyEvent.ItemRemoved item) {
            order.remove(item.itemNr());
        } else if (event instanceof HierarchyEvent.ItemsReordered items) {
            order.sort(Comparator.comparing(items.itemNrs()::indexOf));
        } else if (event instanceof HierarchyEvent.ItemMovedByRule move) {
            statuses.put(move.itemNr(), move.to());
        } else if (event instanceof HierarchyEvent.ItemMovedByTherapist move) {
            statuses.put(move.itemNr(), move.to());
        } else if (event instanceof LevelEvent.DropClassed drop) {
            classed.put(drop.session(), drop.cause());
        } else if (event instanceof LevelEvent.ResultRecorded result) {
            EntityId session = result.result().session();
            ExposureResult before = results.get(session);
            if (before == null || before.sessionNr() <= result.result().sessionNr()) {
                results.put(session, result.result());
                told.putIfAbsent(session, nr);
            }
        }
    }

    /** All sessions in the order in which they began. */
    List<ExposureResult> sessions() {
        return results.values().stream()
                .sorted(Comparator.comparing(one -> Objects.requireNonNullElse(one.startedAt(), one.endedAt())))
                .toList();
    }

    /** Those that can tell how distress moved. */
    List<ExposureResult> telling() {
        return sessions().stream()
                .filter(one -> one.startedAt() != null && one.ratings() > 1 && one.endSuds() != null)
                .toList();
    }

    static List<Double> peaks(List<ExposureResult> sessions) {
        List<Double> peaks = new ArrayList<>();
        sessions.forEach(one -> peaks.add((double) Objects.requireNonNull(one.peakSuds())));
        return peaks;
    }

    /** Percent of the way of all situations together. */
    @Nullable
    Double hierarchy() {
        double third = 0;
        for (long nr : order) {
            third += switch (Objects.requireNonNull(statuses.get(nr))) {
                case NOT_STARTED -> 0;
                case IN_PROGRESS -> 1;
                case HABITUATED -> 2;
                case MASTERED -> 3;
            };
        }
        return order.isEmpty() ? null : 100 * third / (3 * order.size());
    }

    void agree(List<ItemTrend> shown) {
        assertEquals(order, shown.stream().map(ItemTrend::itemNr).toList());
        for (ItemTrend one : shown) {
            List<ExposureResult> exposures = exposures(one.itemNr());
            List<Double> peaks = peaks(exposures);
            LineFromEvents.agrees(peaks, 25, false, one.trend());
            int n = peaks.size();
            FromEvents.agrees(n < 2 ? null : peaks.get(n - 2) - peaks.get(n - 1), 0, one.betweenSessions());
            FromEvents.agrees(habituated(exposures), 0, one.cumulative());
        }
    }

    private List<ExposureResult> exposures(long itemNr) {
        return telling().stream()
                .filter(one -> one.sublevel().equals(sublevels.get(itemNr))
                        && Objects.requireNonNull(told.get(one.session())) > itemNr)
                .toList();
    }

    private @Nullable Double habituated(List<ExposureResult> exposures) {
        Double sum = null;
        for (ExposureResult one : exposures) {
            DropCause own = one.measures() == null ? null : one.measures().dropCause();
            if (classed.getOrDefault(one.session(), Objects.requireNonNullElse(own, DropCause.UNKNOWN))
                    == DropCause.HABITUATION) {
                int fall = Objects.requireNonNull(one.peakSuds()) - Objects.requireNonNull(one.endSuds());
                sum = sum == null ? fall : sum + fall;
            }
        }
        return sum;
    }
}
