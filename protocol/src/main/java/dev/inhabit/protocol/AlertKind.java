package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What asks for a therapist's eye while a session runs. The names are for ever. */
public enum AlertKind {
    /** Beats a minute over the person's own baseline. */
    @JsonProperty("heart-rate-high")
    HEART_RATE_HIGH,
    /** The latest rating of distress. */
    @JsonProperty("suds-high")
    SUDS_HIGH,
    /** Seconds without a word of a patient who was heard before. */
    @JsonProperty("long-silence")
    LONG_SILENCE,
    /** Frames a second of the headset. */
    @JsonProperty("frame-rate-low")
    FRAME_RATE_LOW,
    /** Seconds without a sign of a sensor that told something before. */
    @JsonProperty("sensor-silent")
    SENSOR_SILENT,
    /** Seconds without a headset that was there before. */
    @JsonProperty("headset-away")
    HEADSET_AWAY,
    /** Seconds since people of the scene said goodbye, while the session goes on. */
    @JsonProperty("conversation-over")
    CONVERSATION_OVER
}
