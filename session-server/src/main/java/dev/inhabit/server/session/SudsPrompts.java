package dev.inhabit.server.session;

import dev.inhabit.protocol.SessionUpdate.PromptReason;
import org.jspecify.annotations.Nullable;

/**
 * When the patient is asked for a rating: at the start, then whenever none was given for a while, at the planned end unless
 * the audience asks only then, and when the session is completed. A prompt that is not answered is recorded as missed; nothing is made up in its place.
 *
 * @param asked how many there were
 * @param openNr sequence number of the one that waits for an answer; 0 for none
 * @param lastAtActiveMs session time of the last one, ms; −1 before the first
 * @param endAsked whether the one at the planned end was made
 */
public record SudsPrompts(int asked, long openNr, long lastAtActiveMs, boolean endAsked) {
    static final SudsPrompts NONE = new SudsPrompts(0, 0, -1, false);

    /** Session time in which a prompt may be answered, ms. A proposal of this project. */
    public static final long ANSWER_WITHIN_MS = 60_000;
    /** Who completes a session waits no longer than this for the last rating, ms of session time. A proposal of this project. */
    public static final long ANSWER_AT_END_WITHIN_MS = 20_000;
    /** A rating so shortly before the end stands for the one at the end. */
    static final long CLOSE_TO_END_MS = 30_000;

    SudsPrompts prompted(long nr, PromptReason reason, long atActiveMs) {
        return new SudsPrompts(asked + 1, nr, atActiveMs, endAsked || reason == PromptReason.END);
    }

    /** It was answered, or missed. */
    SudsPrompts closed() {
        return openNr == 0 ? this : new SudsPrompts(asked, 0, lastAtActiveMs, endAsked);
    }

    boolean isMissed(long activeMs) {
        return openNr != 0 && activeMs - lastAtActiveMs >= ANSWER_WITHIN_MS;
    }

    boolean isOpen() {
        return openNr != 0;
    }

    /** Whether a session that ends then would end without a rating of its end. */
    static boolean isRatingDue(SudsCurve ratings, long endActiveMs) {
        SudsCurve.Rating last = ratings.last();
        return last == null || last.atActiveMs() < endActiveMs - CLOSE_TO_END_MS;
    }

    /** Session time of the planned end, ms; the largest long where the audience asks only then. */
    static long plannedEndActiveMs(SessionState state, PinnedLevel level) {
        QuestionRecord questions = state.questions();
        return questions != null && questions.fromActiveMs() >= level.plannedMs() ? Long.MAX_VALUE : level.plannedMs();
    }

    /**
     * Why a prompt is due; null where none is.
     *
     * @param ratings of the session
     * @param plannedMs its planned end; see {@link #plannedEndActiveMs}
     * @param everyMs longest time without a rating; 0 where nobody is to be asked
     */
    @Nullable
    PromptReason due(SudsCurve ratings, long plannedMs, long activeMs, long everyMs) {
        if (everyMs == 0 || openNr != 0) {
            return null;
        }
        SudsCurve.Rating last = ratings.last();
        if (last == null && asked == 0) {
            return PromptReason.START;
        }
        long ratedAtMs = last == null ? -1 : last.atActiveMs();
        if (activeMs >= plannedMs && !endAsked && ratedAtMs < plannedMs - CLOSE_TO_END_MS) {
            return PromptReason.END;
        }
        boolean endComes = activeMs < plannedMs && activeMs >= plannedMs - CLOSE_TO_END_MS;
        return !endComes && activeMs - Math.max(ratedAtMs, lastAtActiveMs) >= everyMs ? PromptReason.INTERVAL : null;
    }
}
