package dev.inhabit.server.session;

import java.util.List;

/**
 * How people of a scene take part in its conversation beyond its own lines, copied at creation.
 *
 * @param others ids of those for whom the conversation has no line; each joins in
 * @param interruptions whether anybody cuts in on the patient
 * @param disagreement whether anybody disagrees
 * @param chancePercent that somebody joins in after an answer, once all others have
 * @param disagreePercent how much of it is disagreement, where there is some
 * @param cutInAfterMs when the patient has spoken for so long
 * @param agree lines, each once in a session; empty where nobody joins in
 */
public record PinnedGroup(
        List<String> others,
        boolean interruptions,
        boolean disagreement,
        int chancePercent,
        int disagreePercent,
        int cutInAfterMs,
        List<String> agree,
        List<String> disagree,
        List<String> cutIn) {
    public PinnedGroup {
        others = List.copyOf(others);
        agree = List.copyOf(agree);
        disagree = List.copyOf(disagree);
        cutIn = List.copyOf(cutIn);
    }

    /** Not the lines. */
    @Override
    public String toString() {
        return "PinnedGroup[" + others + (interruptions ? ", interruptions" : "")
                + (disagreement ? ", disagreement" : "") + ", " + chancePercent + ", " + disagreePercent + ", "
                + cutInAfterMs + "]";
    }
}
