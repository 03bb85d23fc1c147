package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a device measures, and in which unit its samples come. */
public enum BodyMetric {
    @JsonProperty("heart-rate")
    HEART_RATE("bpm"),
    /** Intervals between beats. */
    @JsonProperty("rr")
    RR("ms"),
    @JsonProperty("skin-conductance")
    SKIN_CONDUCTANCE("uS");

    private final String unit;

    BodyMetric(String unit) {
        this.unit = unit;
    }

    /** UCUM code. */
    public String unit() {
        return unit;
    }
}
