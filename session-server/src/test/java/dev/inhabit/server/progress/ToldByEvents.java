package dev.inhabit.server.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ProgressView.Figure;
import dev.inhabit.protocol.ProgressView.Input;
import dev.inhabit.protocol.ProgressView.Progress;
import dev.inhabit.protocol.ProgressView.ReliableChange;
import dev.inhabit.protocol.ProgressView.Series;
import dev.inhabit.protocol.ProgressView.TrendPoint;
import dev.inhabit.server.treatment.ExposureResult;
import dev.inhabit.server.treatment.GoalEvent;
import dev.inhabit.server.treatment.HierarchyEvent;
import dev.inhabit.server.treatment.Homework;
import dev.inhabit.server.treatment.HomeworkEvent;
import dev.inhabit.server.treatment.LevelEvent;
import dev.inhabit.server.treatment.ScaleEvent;
import dev.inhabit.server.treatment.TreatmentEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** That each number which a figure says to come from an event is one that this event tells. */
final class ToldByEvents {
    private final List<TreatmentEvent> events;

    ToldByEvents(List<TreatmentEvent> events) {
        this.events = events;
    }

    void tell(Progress shown) {
        List<Figure> figures = new ArrayList<>(List.of(
                shown.treatment(),
                shown.anxietyReduction(),
                shown.avoidanceReduction(),
                shown.goalAttainment(),
                shown.homework().completion(),
                shown.homework().success()));
        figures.addAll(shown.confidence());
        figures.addAll(shown.function());
        ReliableChange change = shown.reliableChange();
        if (change != null) {
            figures.add(change.index());
        }
        List<Series> series = new ArrayList<>(List.of(shown.distress(), shown.symptoms()));
        shown.items().forEach(one -> {
            series.add(one.trend());
            figures.add(one.betweenSessions());
            figures.add(one.cumulative());
        });
        series.forEach(one -> {
            figures.add(one.slope());
            one.points().forEach(this::tell);
            assertEquals(
                    one.points().stream().map(TrendPoint::sequenceNr).toList(),
                    one.slope().inputs().stream().map(Input::sequenceNr).toList());
        });
        figures.forEach(figure -> figure.inputs().forEach(this::tell));
    }

    private void tell(TrendPoint point) {
        assertTrue(toldBy(point.sequenceNr()).contains(point.value()), point.toString());
    }

    private void tell(Input input) {
        Double value = input.value();
        List<Double> told = toldBy(input.sequenceNr());
        assertTrue(
                value == null
                        ? events.get((int) input.sequenceNr() - 1) instanceof LevelEvent.DropClassed
                        : told.stream().anyMatch(one -> Math.abs(one - value) < 1e-9),
                input + " of " + told);
    }

    private List<Double> toldBy(long nr) {
        TreatmentEvent event = events.get((int) nr - 1);
        if (event instanceof LevelEvent.ResultRecorded result) {
            ExposureResult one = result.result();
            return Stream.concat(numbers(one.peakSuds(), one.endSuds()), Stream.of(0.0, 1 / 3.0, 2 / 3.0))
                    .toList();
        } else if (event instanceof ScaleEvent.ScaleAnswered one) {
            return Stream.concat(Stream.ofNullable(one.scored().total()), one.scored().parts().values().stream())
                    .toList();
        } else if (event instanceof GoalEvent.SelfRated one) {
            return numbers(one.value()).toList();
        } else if (event instanceof GoalEvent.GoalRated one) {
            return numbers(one.value()).toList();
        } else if (event instanceof GoalEvent.TargetSet one) {
            return numbers(one.below()).toList();
        } else if (event instanceof HomeworkEvent.HomeworkReported one) {
            boolean succeeded = Boolean.TRUE.equals(one.succeeded());
            boolean completed = one.status() == Homework.Status.COMPLETED;
            return numbers(completed ? 1 : 0, succeeded ? 1 : 0).toList();
        } else if (event instanceof HierarchyEvent.ItemMovedByRule one) {
            return List.of(100 * one.to().steps() / 3.0);
        } else if (event instanceof HierarchyEvent.ItemMovedByTherapist one) {
            return List.of(100 * one.to().steps() / 3.0);
        } else if (event instanceof LevelEvent.SublevelPassed) {
            return List.of(1.0);
        } else if (event instanceof HomeworkEvent.HomeworkAssigned || event instanceof HierarchyEvent.ItemAdded) {
            return List.of(0.0);
        } else if (event instanceof LevelEvent.DropClassed) {
            return List.of();
        }
        throw new AssertionError(event.getClass() + " tells no number");
    }

    private static Stream<Double> numbers(@Nullable Integer... some) {
        return Arrays.stream(some).filter(one -> one != null).map(Integer::doubleValue);
    }
}
