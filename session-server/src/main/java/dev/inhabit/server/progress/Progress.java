package dev.inhabit.server.progress;

import dev.inhabit.protocol.ProgressView;
import dev.inhabit.protocol.ProgressView.Figure;
import dev.inhabit.protocol.ProgressView.Input;
import dev.inhabit.server.treatment.Goals;
import dev.inhabit.server.treatment.HierarchyItem;
import dev.inhabit.server.treatment.ItemStatus;
import dev.inhabit.server.treatment.LevelProgress;
import dev.inhabit.server.treatment.Results;
import dev.inhabit.server.treatment.TreatmentState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a course of treatment goes, as a function of what was recorded in it. docs/treatment.md says of each formula where
 * it is from and which of them are this project's proposal.
 */
public final class Progress {
    /** "Mild" on the scale of distress. */
    static final int CALM_PEAK_MAX = 25;
    /** Correlation of goals with each other that Kiresuk and Sherman (1968) assume. */
    static final double GOALS_CORRELATE = 0.3;

    private Progress() {}

    /** @param today in the patient's time zone */
    public static ProgressView.Progress of(TreatmentState state, LocalDate today, ProgressSettings settings) {
        Symptoms symptoms = new Symptoms(state);
        return new ProgressView.Progress(
                treatment(state, symptoms),
                symptoms.anxietyReduction(),
                symptoms.avoidanceReduction(),
                changes(state, Goals.Aspect.CONFIDENCE),
                changes(state, Goals.Aspect.FUNCTION),
                goalAttainment(state.goals()),
                HomeworkProgress.figures(state.homework().assignments(), today),
                symptoms.reliableChange(settings),
                Trends.of(peaks(telling(state)), CALM_PEAK_MAX, false),
                symptoms.trend(),
                state.hierarchy().items().stream()
                        .map(item -> new ProgressView.ItemTrend(
                                item.nr(),
                                Trends.of(peaks(state.exposures(item)), CALM_PEAK_MAX, false),
                                Habituations.betweenSessions(state.exposures(item)),
                                Habituations.cumulative(state.exposures(item))))
                        .toList());
    }

    private static List<Results.Known> telling(TreatmentState state) {
        return state.results().all().stream()
                .filter(one -> one.result().tellsDistress())
                .toList();
    }

    private static List<Input> peaks(List<Results.Known> sessions) {
        return sessions.stream()
                .map(one -> new Input(one.nr(), "peak SUDS", (double)
                        Objects.requireNonNull(one.result().peakSuds())))
                .toList();
    }

    /** The mean of those parts that have a value. */
    private static Figure treatment(TreatmentState state, Symptoms symptoms) {
        List<Figure> parts = List.of(
                levels(state),
                hierarchy(state.hierarchy().items()),
                symptoms.wayDone(),
                HomeworkProgress.completion(state.homework().assignments()));
        List<Input> inputs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        double sum = 0;
        for (Figure part : parts) {
            Double value = part.value();
            if (value != null) {
                sum += value;
                names.add(part.name() + " " + Figures.shown(value, 1));
                inputs.addAll(part.inputs());
            }
        }
        return Figures.percent("treatment", sum / names.size(), "mean of " + String.join(", ", names), inputs);
    }

    private static Figure levels(TreatmentState state) {
        List<Input> inputs = new ArrayList<>();
        double sum = 0;
        for (int level = 1; level <= LevelProgress.LEVELS; level++) {
            Figure one = LevelFigures.of(state, level);
            sum += Objects.requireNonNull(one.value());
            inputs.addAll(one.inputs());
        }
        return Figures.percent("levels", sum / LevelProgress.LEVELS, "mean of the five levels", inputs);
    }

    static Figure hierarchy(List<HierarchyItem> items) {
        String formula = "mean over situations; not started 0, in progress 1/3, habituated 2/3, mastered 1";
        List<Input> inputs = items.stream()
                .map(item -> new Input(
                        item.statusNr() == 0 ? item.nr() : item.statusNr(),
                        "status of situation " + item.nr(),
                        100.0 * item.status().steps() / ItemStatus.STEPS))
                .toList();
        return inputs.isEmpty()
                ? Figures.none("hierarchy", Figures.PERCENT, formula, "there is no hierarchy yet", inputs)
                : Figures.percent(
                        "hierarchy",
                        inputs.stream().mapToDouble(Figures::value).average().orElseThrow(),
                        formula,
                        inputs);
    }

    /** One figure a situation, in the order of their first ratings. */
    private static List<Figure> changes(TreatmentState state, Goals.Aspect aspect) {
        Map<String, List<Goals.SelfRating>> bySituation = new LinkedHashMap<>();
        state.goals().ratings().stream()
                .filter(rating -> rating.aspect() == aspect)
                .forEach(rating -> bySituation
                        .computeIfAbsent(rating.situation(), key -> new ArrayList<>())
                        .add(rating));
        return bySituation.entrySet().stream()
                .map(entry -> change(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** @param ratings of one situation, at least one */
    public static Figure change(String situation, List<Goals.SelfRating> ratings) {
        Input first = input(ratings.get(0));
        return ratings.size() < 2
                ? Figures.none(
                        situation,
                        Figures.PERCENT,
                        "100·(latest − first)/first",
                        "not enough data: 1 of 2 ratings",
                        List.of(first))
                : Figures.increase(situation, first, input(ratings.get(ratings.size() - 1)));
    }

    private static Input input(Goals.SelfRating rating) {
        return new Input(rating.nr(), "rating of 1 to 10", (double) rating.value());
    }

    /** Goal attainment as a T score: 50 where all goals were reached as expected. */
    static Figure goalAttainment(Goals goals) {
        String formula = "50 + 10·Σ(w·x)/√((1 − 0.3)·Σw² + 0.3·(Σw)²)";
        List<Input> inputs = new ArrayList<>();
        double weighted = 0;
        double weights = 0;
        double squares = 0;
        for (Goals.Goal goal : goals.goals()) {
            Goals.Attained last = goal.last();
            if (last != null) {
                inputs.add(new Input(last.nr(), "attained, of weight " + goal.weight(), (double) last.value()));
                weighted += goal.weight() * last.value();
                weights += goal.weight();
                squares += goal.weight() * goal.weight();
            }
        }
        return inputs.isEmpty()
                ? Figures.none("goal-attainment", "points", formula, "no goal was rated", inputs)
                : Figures.of(
                        "goal-attainment",
                        50
                                + 10
                                        * weighted
                                        / Math.sqrt(
                                                (1 - GOALS_CORRELATE) * squares + GOALS_CORRELATE * weights * weights),
                        "points",
                        1,
                        formula,
                        inputs);
    }
}
