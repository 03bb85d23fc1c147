package dev.inhabit.affect.face.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds movements that last less than half a second (Ekman and Friesen 1969; Yan and others 2013 give 500 ms from onset to
 * end) in readings of one camera. Needs at least 25 pictures/s without a gap: slower pictures miss most of them, so that "none"
 * would be a lie, and the answer is "not available".
 *
 * <p>A unit must be seen at rest, rise past {@link #SURE} and be at rest again, while the head keeps still. Parted lips and
 * a dropped jaw are left out: speech does both all the time. Geometry alone, tried on made-up movements and on no recording
 * of micro-expressions: each finding is a hint to look at the picture. For one thread.
 */
public final class MicroExpressions {
    /** From here on a movement is an expression like any other. */
    public static final long LONGEST_MS = 500;
    /** Intensity that a movement must reach. */
    static final double SURE = .5;
    /** Intensity below which a unit is at rest. */
    static final double REST = .2;

    static final double LEAST_PICTURES_PER_SECOND = 25;
    private static final long WATCHED_MS = 1000;
    /** Two pictures at 25/s: one may be late. */
    private static final long LONGEST_GAP_MS = 80;
    /** Times are whole milliseconds. */
    private static final double ROUNDING_MS = 1;

    private static final double MOST_TURN_DEGREES = 8;
    private static final int MOST_TIMES = 256;

    private static final ActionUnit[] WATCHED = {
        ActionUnit.AU1,
        ActionUnit.AU2,
        ActionUnit.AU4,
        ActionUnit.AU5,
        ActionUnit.AU12,
        ActionUnit.AU15,
        ActionUnit.AU20,
        ActionUnit.AU43
    };

    private final Movement[] movements =
            Arrays.stream(WATCHED).map(Movement::new).toArray(Movement[]::new);
    private final long[] times = new long[MOST_TIMES];
    private int first;
    private int count;

    /**
     * Takes the next picture's measures.
     *
     * @param timeMs when the picture was taken, by any steady clock; a picture that is not later than the last is passed over
     * @param measures empty where the picture had no face to measure
     * @return movements that ended with this picture; empty, that is not available, until pictures have come for a second at
     *     25/s or more, each with measures
     */
    public Optional<List<BriefMovement>> next(long timeMs, Optional<FaceMeasures> measures) {
        if (count > 0 && timeMs <= last()) {
            return isAvailable() ? Optional.of(List.of()) : Optional.empty();
        }
        boolean gap = count > 0 && timeMs - last() > LONGEST_GAP_MS;
        if (gap || measures.isEmpty()) {
            forget();
        }
        if (measures.isEmpty()) {
            return Optional.empty();
        }
        remember(timeMs);
        List<BriefMovement> ended = new ArrayList<>(0);
        for (Movement movement : movements) {
            movement.next(timeMs, measures.get(), ended);
        }
        return isAvailable() ? Optional.of(ended) : Optional.empty();
    }

    /** Whether pictures come fast enough and have for a second. */
    public boolean isAvailable() {
        if (count < 2) {
            return false;
        }
        double spanMs = last() - times[first];
        return spanMs >= WATCHED_MS && (count - 1) * 1000.0 / (spanMs - ROUNDING_MS) >= LEAST_PICTURES_PER_SECOND;
    }

    /** Keeps just as many times as cover a second. */
    private void remember(long timeMs) {
        if (count == MOST_TIMES) {
            drop();
        }
        times[(first + count) % MOST_TIMES] = timeMs;
        count++;
        while (count > 2 && timeMs - times[(first + 1) % MOST_TIMES] >= WATCHED_MS) {
            drop();
        }
    }

    private void drop() {
        first = (first + 1) % MOST_TIMES;
        count--;
    }

    private long last() {
        return times[(first + count - 1) % MOST_TIMES];
    }

    private void forget() {
        count = 0;
        for (Movement movement : movements) {
            movement.forget();
        }
    }

    /** One unit's way from rest and back. */
    private static final class Movement {
        private final ActionUnit unit;
        private boolean rested;
        private boolean moving;
        private long onsetMs;
        private double peak;
        private HeadPose before = new HeadPose(0, 0, 0);

        Movement(ActionUnit unit) {
            this.unit = unit;
        }

        void next(long timeMs, FaceMeasures measures, List<BriefMovement> ended) {
            double intensity = measures.units().value(unit);
            if (Double.isNaN(intensity) || (moving && turned(measures.pose()))) {
                forget();
            } else if (intensity < REST) {
                if (moving && peak >= SURE && timeMs - onsetMs < LONGEST_MS) {
                    ActionUnit shown = unit == ActionUnit.AU43 ? ActionUnit.AU45 : unit;
                    ended.add(new BriefMovement(shown, onsetMs, timeMs - onsetMs, peak));
                }
                moving = false;
                rested = true;
                before = measures.pose();
            } else if (rested && !moving) {
                moving = true;
                rested = false;
                onsetMs = timeMs;
                peak = intensity;
            } else {
                peak = Math.max(peak, intensity);
            }
        }

        private boolean turned(HeadPose now) {
            return Math.abs(now.yawDegrees() - before.yawDegrees()) > MOST_TURN_DEGREES
                    || Math.abs(now.pitchDegrees() - before.pitchDegrees()) > MOST_TURN_DEGREES
                    || Math.abs(now.rollDegrees() - before.rollDegrees()) > MOST_TURN_DEGREES;
        }

        void forget() {
            moving = false;
            rested = false;
        }
    }
}
