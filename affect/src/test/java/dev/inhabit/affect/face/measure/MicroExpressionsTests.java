package dev.inhabit.affect.face.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MicroExpressionsTests {
    private static final long WATCHED_MS = 4_000;
    private static final long ONSET_MS = 2_000;
    private static final FaceMeasures REST = face(0, false);
    private static final FaceMeasures SMILE = face(0, true);

    @Property(tries = 200)
    void aMovementOfLessThanHalfASecondIsToldWithOnsetAndDuration(
            @ForAll @DoubleRange(min = 25, max = 120) double rate, @ForAll @IntRange(min = 50, max = 400) int lastsMs) {
        List<BriefMovement> found = watch(rate, at -> at >= ONSET_MS && at < ONSET_MS + lastsMs);
        assertEquals(1, found.size());
        BriefMovement smile = found.get(0);
        assertEquals(ActionUnit.AU12, smile.unit());
        assertTrue(smile.isMicroExpression());
        double pictureMs = 1000 / rate + 1;
        assertEquals((double) ONSET_MS, (double) smile.onsetMs(), pictureMs);
        assertEquals(lastsMs, (double) smile.durationMs(), pictureMs);
        assertTrue(smile.peak() >= MicroExpressions.SURE && smile.peak() <= 1);
    }

    @Property(tries = 200)
    void aMovementOfHalfASecondOrMoreIsNone(
            @ForAll @DoubleRange(min = 25, max = 120) double rate,
            @ForAll @IntRange(min = 545, max = 3000) int lastsMs) {
        assertEquals(List.of(), watch(rate, at -> at >= ONSET_MS && at < ONSET_MS + lastsMs));
    }

    @Property(tries = 100)
    void fewerThan25PicturesASecondAreNotAvailableNeverNone(@ForAll @DoubleRange(min = 1, max = 24.5) double rate) {
        MicroExpressions watching = new MicroExpressions();
        for (long picture = 0; picture * 1000 / rate < WATCHED_MS; picture++) {
            assertEquals(Optional.empty(), watching.next(Math.round(picture * 1000 / rate), Optional.of(REST)));
        }
        assertFalse(watching.isAvailable());
    }

    @Test
    void thirtyPicturesASecondAreAvailableAfterASecond() {
        MicroExpressions watching = new MicroExpressions();
        for (int picture = 0; picture < 90; picture++) {
            long at = Math.round(picture * 1000 / 30.0);
            assertEquals(at >= 1000, watching.next(at, Optional.of(REST)).isPresent(), "at " + at + " ms");
        }
    }

    @Test
    void aFaceThatWasLostMustBeWatchedForASecondAgain() {
        MicroExpressions watching = new MicroExpressions();
        long at = 0;
        for (; at < 2000; at += 33) {
            watching.next(at, Optional.of(REST));
        }
        assertTrue(watching.isAvailable());
        assertEquals(Optional.empty(), watching.next(at, Optional.empty()));
        assertEquals(Optional.empty(), watching.next(at + 33, Optional.of(REST)));
        assertFalse(watching.isAvailable());
    }

    @Test
    void aMovementAcrossAGapOrATurnOfTheHeadIsNotTold() {
        for (boolean gap : new boolean[] {true, false}) {
            MicroExpressions watching = new MicroExpressions();
            List<BriefMovement> found = new ArrayList<>();
            for (long at = 0; at < WATCHED_MS; at += 33) {
                boolean smiles = at >= ONSET_MS && at < ONSET_MS + 300;
                if (gap && at >= ONSET_MS + 100 && at < ONSET_MS + 200) {
                    continue;
                }
                FaceMeasures face = face(!gap && at >= ONSET_MS + 100 ? 15 : 0, smiles);
                watching.next(at, Optional.of(face)).ifPresent(found::addAll);
            }
            assertEquals(List.of(), found);
        }
    }

    @Test
    void aSmallMovementIsNone() {
        FaceMeasurer measurer = new FaceMeasurer();
        FacePoints slight =
                new Heads().moved(FacePoints.RIGHT_LIP_CORNER, -.005, -.005, 0).seen(0, 0, 0);
        FaceMeasures face = measurer.measure(slight, .03, 0, 0, null).orElseThrow();
        MicroExpressions watching = new MicroExpressions();
        List<BriefMovement> found = new ArrayList<>();
        for (long at = 0; at < WATCHED_MS; at += 33) {
            boolean moves = at >= ONSET_MS && at < ONSET_MS + 300;
            watching.next(at, Optional.of(moves ? face : REST)).ifPresent(found::addAll);
        }
        assertEquals(List.of(), found);
    }

    @Test
    void shutEyesAreABlinkAndNoExpression() {
        FaceMeasures shut = measured(new Heads().eyesOpen(.01));
        MicroExpressions watching = new MicroExpressions();
        List<BriefMovement> found = new ArrayList<>();
        for (long at = 0; at < WATCHED_MS; at += 33) {
            boolean blinks = at >= ONSET_MS && at < ONSET_MS + 150;
            watching.next(at, Optional.of(blinks ? shut : REST)).ifPresent(found::addAll);
        }
        assertEquals(1, found.size());
        assertEquals(ActionUnit.AU45, found.get(0).unit());
        assertFalse(found.get(0).isMicroExpression());
    }

    @Test
    void aClockThatStandsStillOrGoesBackIsPassedOver() {
        MicroExpressions watching = new MicroExpressions();
        for (long at = 0; at < 2000; at += 33) {
            watching.next(at, Optional.of(REST));
            watching.next(at, Optional.of(SMILE));
            watching.next(at - 500, Optional.of(SMILE));
        }
        assertTrue(watching.isAvailable());
        assertEquals(Optional.of(List.of()), watching.next(2013, Optional.of(REST)));
    }

    private static List<BriefMovement> watch(double rate, LongPredicate smiles) {
        MicroExpressions watching = new MicroExpressions();
        List<BriefMovement> found = new ArrayList<>();
        for (long picture = 0; picture * 1000 / rate < ONSET_MS + WATCHED_MS; picture++) {
            long at = Math.round(picture * 1000 / rate);
            watching.next(at, Optional.of(smiles.test(at) ? SMILE : REST)).ifPresent(found::addAll);
        }
        return found;
    }

    private static FaceMeasures face(double yawDegrees, boolean smiling) {
        Heads head = new Heads();
        if (smiling) {
            head.moved(FacePoints.RIGHT_LIP_CORNER, -.08, -.08, 0).moved(FacePoints.LEFT_LIP_CORNER, .08, -.08, 0);
        }
        return new FaceMeasurer()
                .measure(head.seen(yawDegrees, 0, 0), .03, 0, 0, null)
                .orElseThrow();
    }

    private static FaceMeasures measured(Heads head) {
        return new FaceMeasurer().measure(head.seen(0, 0, 0), .03, 0, 0, null).orElseThrow();
    }
}
