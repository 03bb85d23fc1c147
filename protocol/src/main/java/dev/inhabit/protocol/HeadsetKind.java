package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What shows the scene to the patient. */
public enum HeadsetKind {
    /** A Meta headset. */
    @JsonProperty("meta")
    META,
    /** PlayStation VR. */
    @JsonProperty("psvr")
    PSVR,
    /** An HTC headset. */
    @JsonProperty("htc")
    HTC,
    /** A screen of a PC, or glasses at one. */
    @JsonProperty("pc")
    PC,
    /** Shows the scene flat, or to nobody. */
    @JsonProperty("simulator-2d")
    SIMULATOR_2D
}
