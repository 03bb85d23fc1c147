package dev.inhabit.server.safety;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who is to look at a notice that nobody answered. Names are stored: never renamed. */
public enum NoticeReach {
    /** The patient's therapists, again. */
    @JsonProperty("care-team")
    CARE_TEAM,
    /** Every therapist of the clinic. */
    @JsonProperty("clinic")
    CLINIC
}
