package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why nothing is said of the variability of the heart. */
public enum VariabilityWithheld {
    /** The sensor tells no intervals between beats. */
    @JsonProperty("no-intervals")
    NO_INTERVALS,
    /** Less than a minute of signal, or an old one. */
    @JsonProperty("too-little-signal")
    TOO_LITTLE_SIGNAL,
    /** More intervals were taken out than the clinic allows. */
    @JsonProperty("too-much-corrected")
    TOO_MUCH_CORRECTED
}
