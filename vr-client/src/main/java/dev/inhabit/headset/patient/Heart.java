package dev.inhabit.headset.patient;

import java.util.ArrayList;
import java.util.List;

/** A heart that follows arousal with a lag, wanders a little and breathes; gives its rate and the intervals between beats. */
final class Heart {
    private static final double LAG_S = 10;
    private static final double BREATH_HZ = 0.23;

    private final Temperament who;
    private final Drift drift;
    private double meanBpm;
    private double rateBpm;
    private double breath;
    private double beat;
    private double sinceBeatMs;

    Heart(Temperament who, long seed) {
        this.who = who;
        this.drift = new Drift(seed, 1.5, 15);
        this.meanBpm = who.restingHeartRateBpm() + who.heartRateRangeBpm() * who.restingArousal();
        this.rateBpm = meanBpm;
    }

    /** Beats, 40 to 200 a minute. */
    double rateBpm() {
        return rateBpm;
    }

    /** Lives on for a step and returns the intervals, in ms, that ended in it. */
    List<Double> after(double stepS, double arousal) {
        double targetBpm = who.restingHeartRateBpm() + who.heartRateRangeBpm() * arousal;
        meanBpm += (targetBpm - meanBpm) * (1 - Math.exp(-stepS / LAG_S));
        breath += 2 * Math.PI * BREATH_HZ * stepS;
        double breathing = 3.5 * (1 - arousal) * Math.sin(breath);
        rateBpm = Math.max(40, Math.min(200, meanBpm + drift.after(stepS) + breathing));
        List<Double> intervals = new ArrayList<>(1);
        double beats = rateBpm / 60 * stepS;
        beat += beats;
        sinceBeatMs += stepS * 1000;
        if (beat >= 1) {
            beat -= 1;
            double overMs = beat / beats * stepS * 1000;
            intervals.add(Math.round((sinceBeatMs - overMs) * 10) / 10.0);
            sinceBeatMs = overMs;
        }
        return intervals;
    }
}
