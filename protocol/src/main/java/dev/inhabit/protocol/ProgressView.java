package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a course of treatment goes. Each number says by which formula it was computed and from which events. */
public interface ProgressView {

    /**
     * One number, with all that it came from.
     *
     * @param value unrounded; null where {@code whyNot} says why there is none
     * @param shown as it is to be shown: whole, half up, with its unit; null without a value
     * @param unit {@code %}, {@code points}, {@code points a session} and so on
     */
    record Figure(
            String name,
            @Nullable Double value,
            String unit,
            @Nullable String shown,
            String formula,
            @Nullable String whyNot,
            List<Input> inputs) {
        public Figure {
            inputs = List.copyOf(inputs);
        }
    }

    /** @param sequenceNr of the event in the course of treatment that told it */
    record Input(long sequenceNr, String what, @Nullable Double value) {}

    /** Each with its denominator among the inputs. */
    record HomeworkFigures(
            int assigned, int attempted, int completed, int skipped, int overdue, Figure completion, Figure success) {}

    record Progress(
            Figure treatment,
            Figure anxietyReduction,
            Figure avoidanceReduction,
            List<Figure> confidence,
            List<Figure> function,
            Figure goalAttainment,
            HomeworkFigures homework,
            @Nullable ReliableChange reliableChange,
            Series distress,
            Series symptoms,
            List<ItemTrend> items) {
        public Progress {
            confidence = List.copyOf(confidence);
            function = List.copyOf(function);
            items = List.copyOf(items);
        }
    }

    /** Whether a change is more than the questionnaire's own error; only where its reliability is configured. */
    record ReliableChange(Figure index, boolean reliable) {}

    /**
     * @param betweenSessions peak of the last exposure but one − peak of the last: habituation between sessions
     * @param cumulative sum of what distress fell by habituation within exposures
     */
    record ItemTrend(long itemNr, Series trend, Figure betweenSessions, Figure cumulative) {}

    /**
     * How a series goes on.
     *
     * @param points what was measured, in order
     * @param slope Theil–Sen slope in points for each step
     * @param slopeLow lower end of its distribution-free confidence interval; null where it is open
     * @param confidencePercent that the interval has, at least 90; null where there is none
     */
    record Series(
            List<TrendPoint> points,
            Figure slope,
            @Nullable Double slopeLow,
            @Nullable Double slopeHigh,
            @Nullable Double confidencePercent,
            Prediction prediction) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /** @param x number of the session or the questionnaire in its series, from 1 */
    record TrendPoint(long sequenceNr, int x, double value) {}

    enum Outlook {
        @JsonProperty("not-enough-data")
        NOT_ENOUGH_DATA,
        @JsonProperty("reached")
        REACHED,
        @JsonProperty("expected")
        EXPECTED,
        @JsonProperty("not-falling")
        NOT_FALLING,
        /** It gets worse: the slope is above 0. */
        @JsonProperty("rising")
        RISING
    }

    /**
     * When the target would be reached if it went on as before.
     *
     * @param at number in the series, from 1; null unless reached or expected
     * @param earliest by the steeper end of the slope's interval; null unless expected
     * @param latest by the flatter end; null where that never gets there
     */
    record Prediction(
            Outlook outlook,
            double target,
            @Nullable Integer at,
            @Nullable Integer earliest,
            @Nullable Integer latest,
            String why) {}
}
