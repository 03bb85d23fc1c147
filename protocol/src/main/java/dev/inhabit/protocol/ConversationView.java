package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conversation of a session as it stands.
 *
 * @param conversation its id, as the clinic's file has it
 * @param gazePercent share of the time that who listens looks at the patient
 * @param turn null before anybody has spoken
 */
public record ConversationView(
        String conversation,
        String title,
        int gazePercent,
        List<Speaker> people,
        @Nullable Turn turn) {
    public ConversationView {
        people = List.copyOf(people);
    }

    /** What somebody's body does. */
    public enum ActingState {
        /** Nothing: the conversation has not begun, stands still, or is over. */
        @JsonProperty("idle")
        IDLE,
        /** Says a line; its {@code cue} tells how. */
        @JsonProperty("talk")
        TALK,
        /** Hears somebody else, or waits for the patient's answer; the last line's {@code listen} tells how. */
        @JsonProperty("listen")
        LISTEN,
        /** Reacts to what the patient answered, before anybody speaks; the turn's {@code reaction} tells how. */
        @JsonProperty("reaction")
        REACTION
    }

    /** How somebody says what they say. */
    public enum Manner {
        @JsonProperty("plain")
        PLAIN,
        /** Cuts in on the patient. */
        @JsonProperty("interrupts")
        INTERRUPTS,
        @JsonProperty("agrees")
        AGREES,
        @JsonProperty("disagrees")
        DISAGREES
    }

    /**
     * @param npc their number in the scene
     * @param manner {@code plain} for whoever says nothing
     * @param gesture what the body does meanwhile, such as {@code frown}; {@code none} where nothing
     * @param towardsNpc whom the body is turned to; null for the patient
     */
    public record Actor(
            int npc,
            ActingState state,
            Manner manner,
            String gesture,
            @Nullable Integer towardsNpc) {}

    /**
     * Somebody who speaks.
     *
     * @param npc their number in the scene
     * @param role such as {@code therapist}
     */
    public record Speaker(int npc, String name, String role) {}

    /**
     * One line, said when session time reaches {@code atActiveMs}: not yet where that is to come.
     *
     * @param npc number of the speaker in the scene
     * @param line the same for the same words, in whatever conversation
     * @param cue what the speaker does meanwhile, such as {@code smile}; {@code none} where nothing
     * @param listen what the speaker does while the patient answers, such as {@code nod}
     * @param forMs about how long it takes to say
     */
    public record Line(
            int npc, String name, String line, String text, String cue, String listen, long atActiveMs, int forMs) {
        /** Not the text, in which the patient's name may stand. */
        @Override
        public String toString() {
            return "Line[" + line + " by " + npc + "]";
        }
    }

    /**
     * What followed when the conversation went on last.
     *
     * @param sequenceNr of its update; {@code choose-reply} names it
     * @param reply number of the answer that led here, from 1; null where it was none of those offered
     * @param reactingNpc who reacts to the answer at once; null where nobody does
     * @param reaction how, such as {@code smile}; {@code none} where nobody does
     * @param lines one after the other; empty where nobody has anything to say
     * @param choices the answers to choose from, numbered from 1; empty at the end
     * @param choicesForward whether they should come forward, because the voice does not do
     * @param openAtActiveMs session time from which an answer is heard: when the last line begins
     * @param ending how it ended, such as {@code warm}; null while it goes on
     */
    public record Turn(
            long sequenceNr,
            TurnCause cause,
            @Nullable Integer reply,
            @Nullable Integer reactingNpc,
            String reaction,
            List<Line> lines,
            List<String> choices,
            boolean choicesForward,
            long openAtActiveMs,
            @Nullable String ending) {
        public Turn {
            lines = List.copyOf(lines);
            choices = List.copyOf(choices);
        }
    }
}
