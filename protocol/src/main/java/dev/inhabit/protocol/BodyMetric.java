package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a device measures, and in which unit its samples come. */
public enum BodyMetric {
    @JsonProperty("heart-rate")
    HEART_RATE("bpm", 20, 300),
    /** Intervals between beats. */
    @JsonProperty("rr")
    RR("ms", 100, 4_000),
    @JsonProperty("skin-conductance")
    SKIN_CONDUCTANCE("uS", 0, 100),
    /** Standard deviation of intervals as a vendor computes it, over a time of the vendor's: never taken for one of ours. */
    @JsonProperty("sdnn")
    SDNN("ms", 0, 1_000);

    private final String unit;
    private final double least;
    private final double most;

    BodyMetric(String unit, double least, double most) {
        this.unit = unit;
        this.least = least;
        this.most = most;
    }

    /** UCUM code. */
    public String unit() {
        return unit;
    }

    /** Below it nobody alive is measured, in that unit. */
    public double least() {
        return least;
    }

    public double most() {
        return most;
    }
}
