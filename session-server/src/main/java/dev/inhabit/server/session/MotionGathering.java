package dev.inhabit.server.session;

import dev.inhabit.server.feed.Moment;
import org.jspecify.annotations.Nullable;

/** The part of a chunk that is about how much the patient moved. Owned by one actor. */
final class MotionGathering {
    /** Between two poses that are further apart, nobody knows how the head turned. */
    private static final long APART_MAX_MS = 1_000;
    /** Of poses, below which their speed says nothing. */
    private static final long LEAST_MS = 1_000;

    private Moment.@Nullable Pose last;
    private long lastMs;
    private double turnedDeg;
    private long turnedMs;
    private double accelerationSum;
    private int accelerations;

    void felt(Moment.Pose pose, long nowMs) {
        Moment.Pose before = last;
        long passedMs = nowMs - lastMs;
        if (before != null && passedMs > 0 && passedMs <= APART_MAX_MS) {
            turnedDeg += angleDeg(before, pose);
            turnedMs += passedMs;
        }
        if (before == null || passedMs > 0) {
            last = pose;
            lastMs = nowMs;
        }
    }

    void felt(Moment.Motion motion) {
        accelerationSum += motion.accelerationG();
        accelerations++;
    }

    /** Between the two directions on a sphere, 0 to 180: by the haversine, which small angles do not harm. */
    static double angleDeg(Moment.Pose a, Moment.Pose b) {
        double pitchA = Math.toRadians(a.pitchDeg());
        double pitchB = Math.toRadians(b.pitchDeg());
        double sinPitch = Math.sin((pitchB - pitchA) / 2);
        double sinYaw = Math.sin(Math.toRadians(b.yawDeg() - a.yawDeg()) / 2);
        double h = sinPitch * sinPitch + Math.cos(pitchA) * Math.cos(pitchB) * sinYaw * sinYaw;
        return Math.toDegrees(2 * Math.asin(Math.min(1, Math.sqrt(h))));
    }

    /** What was gathered, null for nothing; begins anew. */
    @Nullable
    MotionChunk take() {
        Double head = turnedMs < LEAST_MS ? null : rounded(1_000 * turnedDeg / turnedMs);
        Double acceleration = accelerations == 0 ? null : rounded(accelerationSum / accelerations);
        turnedDeg = 0;
        turnedMs = 0;
        accelerationSum = 0;
        accelerations = 0;
        return head == null && acceleration == null ? null : new MotionChunk(head, acceleration);
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
