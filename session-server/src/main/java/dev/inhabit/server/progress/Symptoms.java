package dev.inhabit.server.progress;

import dev.inhabit.protocol.ProgressView.Figure;
import dev.inhabit.protocol.ProgressView.Input;
import dev.inhabit.protocol.ProgressView.ReliableChange;
import dev.inhabit.protocol.ProgressView.Series;
import dev.inhabit.server.treatment.Assessments.Answered;
import dev.inhabit.server.treatment.Goals.Target;
import dev.inhabit.server.treatment.TreatmentState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The totals of the questionnaire by which success is told. */
final class Symptoms {
    /** Where nobody set a target: below the cut-off for social anxiety disorder of Mennin and others 2002. */
    static final Target DEFAULT = new Target(0, "lsas", 30);
    /** Two-sided 95 % of a normal distribution (Jacobson and Truax 1991). */
    static final double RELIABLE = 1.96;

    private static final String AVOIDANCE = "avoidance";

    private final Target target;
    private final List<Input> totals;
    private final List<Input> avoidance;

    Symptoms(TreatmentState state) {
        Target set = state.goals().target();
        target = set == null ? DEFAULT : set;
        List<Answered> answered = state.assessments().of(target.scale());
        totals = inputs(answered, "total", one -> one.scored().total());
        avoidance = inputs(answered, AVOIDANCE, one -> one.scored().parts().get(AVOIDANCE));
    }

    private List<Input> inputs(List<Answered> answered, String what, Function<Answered, @Nullable Double> value) {
        List<Input> inputs = new ArrayList<>();
        for (Answered one : answered) {
            Double score = value.apply(one);
            if (score != null) {
                inputs.add(new Input(one.nr(), target.scale() + " " + what + " of " + one.on(), score));
            }
        }
        return inputs;
    }

    Figure anxietyReduction() {
        return reduction("anxiety-reduction", totals);
    }

    Figure avoidanceReduction() {
        return reduction("avoidance-reduction", avoidance);
    }

    private Figure reduction(String name, List<Input> of) {
        return of.size() < 2
                ? Figures.none(
                        name,
                        Figures.PERCENT,
                        "100·(first − latest)/first",
                        "not enough data: " + of.size() + " of 2 scores of " + target.scale(),
                        of)
                : Figures.reduction(name, of.get(0), of.get(of.size() - 1));
    }

    Series trend() {
        return Trends.of(totals, target.below(), true);
    }

    /** How much of the way from the first total to the target is done, 0 to 100. */
    Figure wayDone() {
        String formula = "100·(first − latest)/(first − target), 0 to 100; 100 below the target";
        List<Input> inputs = new ArrayList<>(totals);
        if (target.nr() > 0) {
            inputs.add(new Input(target.nr(), "target", (double) target.below()));
        }
        if (totals.size() < 2) {
            return Figures.none(
                    "symptoms",
                    Figures.PERCENT,
                    formula,
                    "not enough data: " + totals.size() + " of 2 scores of " + target.scale(),
                    inputs);
        }
        double first = Figures.value(totals.get(0));
        double latest = Figures.value(totals.get(totals.size() - 1));
        double way = first - target.below();
        double done = latest < target.below() ? 100 : way <= 0 ? 0 : 100 * (first - latest) / way;
        return Figures.percent("symptoms", Math.max(0, Math.min(100, done)), formula, inputs);
    }

    /** Null where there are not two totals, or nobody configured how reliable they are. */
    @Nullable
    ReliableChange reliableChange(ProgressSettings settings) {
        ProgressSettings.Reliability known = settings.reliabilities().get(target.scale());
        if (known == null || totals.size() < 2) {
            return null;
        }
        Input first = totals.get(0);
        Input latest = totals.get(totals.size() - 1);
        double error = known.standardDeviation() * Math.sqrt(2) * Math.sqrt(1 - known.reliability());
        double index = (Figures.value(latest) - Figures.value(first)) / error;
        return new ReliableChange(
                Figures.of(
                        "reliable-change",
                        index,
                        "standard errors",
                        2,
                        "(latest − first)/(SD·√2·√(1 − r)), SD = " + known.standardDeviation() + ", r = "
                                + known.reliability(),
                        List.of(first, latest)),
                Math.abs(index) >= RELIABLE);
    }
}
