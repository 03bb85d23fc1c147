package dev.inhabit.server.treatment;

import dev.inhabit.server.treatment.HierarchyEvent.ItemMovedByRule;
import dev.inhabit.server.treatment.HierarchyEvent.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When a feared situation moves on by itself; docs/treatment.md says where the limits come from. They are this project's
 * proposal, without clinical validation. Nothing ever moves back by rule.
 */
final class HierarchyRules {
    /** Share of the first peak at or below which distress at the end counts as halved. */
    static final double HALVED = 0.5;
    /** Points by which the peak must be lower than that of the exposure before. */
    static final int BETWEEN_SESSIONS_MIN = 20;
    /** Distress at the end of the exposure by which a situation is mastered. */
    static final int MASTERED_END_MAX = 25;

    private HierarchyRules() {}

    static Optional<TreatmentEvent> next(TreatmentState state) {
        return state.hierarchy().items().stream()
                .flatMap(item -> next(state, item).stream())
                .<TreatmentEvent>map(move -> move)
                .findFirst();
    }

    /** Sessions that exposed to the situation and can tell how distress moved, in order. */
    static List<Results.Known> exposures(TreatmentState state, HierarchyItem item) {
        String sublevel = item.sublevel();
        return sublevel == null
                ? List.of()
                : state.results().ofSublevel(sublevel, item.nr()).stream()
                        .filter(one -> one.result().tellsDistress())
                        .toList();
    }

    private static Optional<ItemMovedByRule> next(TreatmentState state, HierarchyItem item) {
        return switch (item.status()) {
            case NOT_STARTED -> started(state, item);
            case IN_PROGRESS -> habituated(state, item);
            case HABITUATED -> mastered(state, item);
            case MASTERED -> Optional.empty();
        };
    }

    private static Optional<ItemMovedByRule> started(TreatmentState state, HierarchyItem item) {
        List<Long> because = new ArrayList<>();
        Long practised = item.practisedSinceMove();
        if (practised != null) {
            because.add(practised);
        }
        exposures(state, item).stream()
                .map(Results.Known::firstNr)
                .filter(nr -> nr > item.judgedFromNr())
                .findFirst()
                .ifPresent(because::add);
        return because.isEmpty() ? Optional.empty() : move(item, ItemStatus.IN_PROGRESS, Rule.FIRST_EXPOSURE, because);
    }

    /** Two exposures running, each with distress halved at its end or a peak well below the one before. */
    private static Optional<ItemMovedByRule> habituated(TreatmentState state, HierarchyItem item) {
        List<Results.Known> all = exposures(state, item);
        for (int i = 1; i < all.size(); i++) {
            boolean judged = all.get(i - 1).firstNr() > item.judgedFromNr();
            if (judged && brought(all, i - 1) && brought(all, i)) {
                return move(
                        item,
                        ItemStatus.HABITUATED,
                        Rule.TWO_SESSIONS_RUNNING,
                        List.of(all.get(i - 1).nr(), all.get(i).nr()));
            }
        }
        return Optional.empty();
    }

    private static boolean brought(List<Results.Known> all, int i) {
        ExposureResult result = all.get(i).result();
        if (result.wasLeft()) {
            return false;
        }
        // A fall within a session counts by habituation alone: by avoidance, or in an easier scene, fear was not met.
        // Where the first one distressed nobody, there is nothing to be halved.
        int first = peak(all.get(0).result());
        boolean halved = first > 0 && all.get(i).mayCount() && end(result) <= HALVED * first;
        boolean lower = i > 0 && peak(all.get(i - 1).result()) - peak(result) >= BETWEEN_SESSIONS_MIN;
        return halved || lower;
    }

    /** One more exposure, unlike the one before, with little distress at its end; and one attempt in real life. */
    private static Optional<ItemMovedByRule> mastered(TreatmentState state, HierarchyItem item) {
        Long practised = item.practisedSinceMove();
        List<Results.Known> all = exposures(state, item);
        for (int i = 1; i < all.size() && practised != null; i++) {
            ExposureResult result = all.get(i).result();
            boolean isOther = !result.context().equals(all.get(i - 1).result().context());
            if (all.get(i).firstNr() > item.statusNr()
                    && isOther
                    && !result.wasLeft()
                    && end(result) <= MASTERED_END_MAX) {
                return move(
                        item,
                        ItemStatus.MASTERED,
                        Rule.OTHER_CONTEXT_AND_REAL_LIFE,
                        List.of(all.get(i).nr(), practised));
            }
        }
        return Optional.empty();
    }

    private static int end(ExposureResult result) {
        return Objects.requireNonNull(result.endSuds());
    }

    private static int peak(ExposureResult result) {
        return Objects.requireNonNull(result.peakSuds());
    }

    private static Optional<ItemMovedByRule> move(HierarchyItem item, ItemStatus to, Rule rule, List<Long> because) {
        return Optional.of(new ItemMovedByRule(item.nr(), item.status(), to, rule, because));
    }
}
