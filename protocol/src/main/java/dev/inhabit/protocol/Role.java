package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody is to the clinic. */
public enum Role {
    @JsonProperty("patient")
    PATIENT,
    @JsonProperty("therapist")
    THERAPIST,
    @JsonProperty("admin")
    ADMIN
}
