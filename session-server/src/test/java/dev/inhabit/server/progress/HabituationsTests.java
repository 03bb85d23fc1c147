package dev.inhabit.server.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.ProgressView;
import dev.inhabit.protocol.ProgressView.Input;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.DropCause;
import dev.inhabit.server.treatment.ExposureResult;
import dev.inhabit.server.treatment.Results;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Habituation from one exposure to the next, with the events it came from. */
class HabituationsTests {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private static Results.Known exposure(
            long nr, int peak, int end, @Nullable DropCause cause, Results.@Nullable Classed classed) {
        ExposureResult result = new ExposureResult(
                EntityId.parse("demo~s" + nr),
                9,
                "1A",
                Outcome.COMPLETED,
                AT,
                AT,
                1,
                1,
                peak,
                peak,
                end,
                3,
                20,
                "c",
                null,
                new ExposureResult.Measures(0, null, 0.0, cause));
        return new Results.Known(nr, nr, result, classed);
    }

    @Test
    void thePeaksOfTheLastTwoExposuresAreCompared() {
        ProgressView.Figure figure = Habituations.betweenSessions(List.of(
                exposure(3, 90, 40, null, null), exposure(5, 80, 40, null, null), exposure(8, 55, 30, null, null)));
        assertEquals(25, figure.value());
        assertEquals("25 SUDS", figure.shown());
        assertEquals(
                List.of(5L, 8L), figure.inputs().stream().map(Input::sequenceNr).toList());
    }

    @Test
    void ofOneExposureThereIsNone() {
        ProgressView.Figure figure = Habituations.betweenSessions(List.of(exposure(3, 90, 40, null, null)));
        assertNull(figure.value());
        assertEquals("not enough data: 1 of 2 exposures", figure.whyNot());
    }

    @Test
    void onlyFallsByHabituationAddUp() {
        ProgressView.Figure figure = Habituations.cumulative(List.of(
                exposure(3, 90, 40, DropCause.HABITUATION, null),
                exposure(5, 80, 20, DropCause.AVOIDANCE, null),
                exposure(8, 70, 50, DropCause.PAUSE, new Results.Classed(9, DropCause.HABITUATION)),
                exposure(11, 70, 10, DropCause.HABITUATION, new Results.Classed(12, DropCause.AVOIDANCE)),
                exposure(13, 60, 10, null, null)));
        assertEquals(70, figure.value());
        assertEquals(
                List.of(3L, 3L, 8L, 8L, 9L),
                figure.inputs().stream().map(Input::sequenceNr).toList());
    }
}
