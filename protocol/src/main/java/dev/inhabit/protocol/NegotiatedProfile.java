package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is used of what a headset can do.
 *
 * @param kind as it said; {@code pc} where it said nothing
 * @param assumed it said nothing of itself: this is what is taken for granted
 * @param updateHz how often live state and crowd come
 * @param displayHz how often it draws; that is how {@code frame-rate} is judged by eye, alerts have the clinic's own limit
 * @param detailedNpcs how many people it is to draw in detail: as many as it can, and as are in the scene at most
 * @param input by what the patient chooses and rates
 * @param answers how the patient answers in a conversation
 */
public record NegotiatedProfile(
        HeadsetKind kind,
        boolean assumed,
        double updateHz,
        double displayHz,
        int detailedNpcs,
        InputMethod input,
        AnswersBy answers) {
    public enum AnswersBy {
        /** Aloud; the menu stands ready for what was not understood. */
        @JsonProperty("voice")
        VOICE,
        /** There is no microphone: the menu is shown at once. */
        @JsonProperty("menu")
        MENU
    }
}
