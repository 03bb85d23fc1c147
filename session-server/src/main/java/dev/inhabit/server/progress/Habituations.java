package dev.inhabit.server.progress;

import dev.inhabit.protocol.ProgressView.Figure;
import dev.inhabit.protocol.ProgressView.Input;
import dev.inhabit.server.session.DropCause;
import dev.inhabit.server.treatment.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Habituation to one situation over its exposures. The response to treatment goes with the fall from session to session, and
 * with what fell by habituation and by nothing else (Benito and others 2018).
 */
final class Habituations {
    private static final String SUDS = "SUDS";

    private Habituations() {}

    /** @param exposures to one situation, in order, each with a peak */
    static Figure betweenSessions(List<Results.Known> exposures) {
        String formula = "peak of the exposure before − peak of the latest";
        List<Input> inputs = exposures.subList(Math.max(0, exposures.size() - 2), exposures.size()).stream()
                .map(one -> peak(one))
                .toList();
        return inputs.size() < 2
                ? Figures.none(
                        "between-sessions",
                        SUDS,
                        formula,
                        "not enough data: " + inputs.size() + " of 2 exposures",
                        inputs)
                : Figures.of(
                        "between-sessions",
                        Figures.value(inputs.get(0)) - Figures.value(inputs.get(1)),
                        SUDS,
                        0,
                        formula,
                        inputs);
    }

    /** Falls of any other cause are no part of it, nor such of which the cause was not written down. */
    static Figure cumulative(List<Results.Known> exposures) {
        String formula = "sum over exposures in which distress fell by habituation: peak − end";
        List<Input> inputs = new ArrayList<>();
        double sum = 0;
        for (Results.Known one : exposures) {
            if (one.dropCause() == DropCause.HABITUATION) {
                Input peak = peak(one);
                Input end = new Input(one.nr(), "SUDS at the end", (double)
                        Objects.requireNonNull(one.result().endSuds()));
                inputs.add(peak);
                inputs.add(end);
                Results.Classed classed = one.classed();
                if (classed != null) {
                    inputs.add(new Input(classed.nr(), "a therapist's class of the fall", null));
                }
                sum += Figures.value(peak) - Figures.value(end);
            }
        }
        return inputs.isEmpty()
                ? Figures.none(
                        "cumulative-habituation",
                        SUDS,
                        formula,
                        "in no exposure distress is known to have fallen by habituation",
                        inputs)
                : Figures.of("cumulative-habituation", sum, SUDS, 0, formula, inputs);
    }

    private static Input peak(Results.Known one) {
        return new Input(one.nr(), "peak SUDS", (double)
                Objects.requireNonNull(one.result().peakSuds()));
    }
}
