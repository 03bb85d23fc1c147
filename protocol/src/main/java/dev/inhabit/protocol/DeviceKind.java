package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a sensor is worn as. */
public enum DeviceKind {
    @JsonProperty("chest-strap")
    CHEST_STRAP,
    @JsonProperty("watch")
    WATCH,
    @JsonProperty("band")
    BAND,
    @JsonProperty("finger-sensor")
    FINGER_SENSOR,
    @JsonProperty("custom")
    CUSTOM
}
