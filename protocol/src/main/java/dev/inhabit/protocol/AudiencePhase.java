package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an audience is with a talk. In the journal and on the wire: names stay. */
public enum AudiencePhase {
    /** The first two minutes: attention is high, whoever speaks. */
    @JsonProperty("settling-in")
    SETTLING_IN,
    /** To five minutes: as the level has it. */
    @JsonProperty("listening")
    LISTENING,
    /** After five minutes. */
    @JsonProperty("wearing-on")
    WEARING_ON,
    /** Somebody has asked a question. */
    @JsonProperty("questions")
    QUESTIONS,
    /** There was applause. */
    @JsonProperty("end")
    END
}
