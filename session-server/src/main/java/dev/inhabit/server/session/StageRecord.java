package dev.inhabit.server.session;

import dev.inhabit.protocol.AudiencePhase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an audience has come with a talk.
 *
 * @param begun phases, in order
 * @param spokenMs for how long the patient has spoken in the scene, pauses within what was said counted, ms
 * @param closing what happens between the end of the talk and that of the session; null while the talk goes on
 */
public record StageRecord(
        AudiencePlan plan,
        List<Begun> begun,
        long spokenMs,
        @Nullable Closing closing) {
    /** Over which a chunk's speech is told, ms. */
    private static final double SPEECH_WINDOW_MS = 60_000;

    static final StageRecord NONE = new StageRecord(AudiencePlan.NONE, List.of(), 0, null);

    /** @param atActiveMs session time, ms */
    public record Begun(AudiencePhase phase, long atActiveMs) {}

    /**
     * @param by who ended the talk
     * @param applause {@code none}, {@code clap}, {@code polite} or {@code mixed}; null where there is no audience to thank
     * @param untilActiveMs session time at which the session ends, ms
     * @param ratingUntilActiveMs session time until which the last rating is waited for, ms; 0 where it is not
     */
    public record Closing(Asker by, @Nullable String applause, long untilActiveMs, long ratingUntilActiveMs) {
        long endsAtActiveMs(boolean isAsked) {
            return isAsked ? Math.max(untilActiveMs, ratingUntilActiveMs) : untilActiveMs;
        }
    }

    public StageRecord {
        begun = List.copyOf(begun);
    }

    static StageRecord of(PinnedLevel level) {
        AudiencePlan plan = AudiencePlan.of(level);
        return plan.equals(AudiencePlan.NONE) ? NONE : new StageRecord(plan, List.of(), 0, null);
    }

    StageRecord began(AudiencePhase phase, long atActiveMs) {
        List<Begun> all = new ArrayList<>(begun);
        all.add(new Begun(phase, atActiveMs));
        return new StageRecord(plan, all, spokenMs, closing);
    }

    /** With what a chunk of readings tells: of the last minute's speech the part that is the chunk's own. */
    StageRecord heard(Telemetry chunk) {
        SpeechChunk speech = chunk.speech();
        long passedMs = chunk.toActiveMs() - chunk.fromActiveMs();
        return speech == null || passedMs <= 0
                ? this
                : new StageRecord(
                        plan,
                        begun,
                        spokenMs + Math.round(1_000 * speech.speakingS() * passedMs / SPEECH_WINDOW_MS),
                        closing);
    }

    StageRecord closed(Closing how) {
        return new StageRecord(plan, begun, spokenMs, how);
    }

    /** The last rating is waited for, whatever else is. */
    StageRecord awaitingRating(Asker by, long atActiveMs, long untilActiveMs) {
        Closing known = closing;
        return closed(
                known == null
                        ? new Closing(by, null, atActiveMs, untilActiveMs)
                        : new Closing(known.by(), known.applause(), known.untilActiveMs(), untilActiveMs));
    }

    /** The phase that comes next; null where there is none, or the talk is over. */
    AudiencePlan.@Nullable Phase next() {
        return closing != null || begun.size() >= plan.phases().size()
                ? null
                : plan.phases().get(begun.size());
    }

    /**
     * Session time at which the next phase begins or the session ends by itself, ms; the largest long where neither will.
     *
     * @param isAsked whether a prompt for a rating is open
     */
    long dueActiveMs(boolean isAsked) {
        if (closing != null) {
            return closing.endsAtActiveMs(isAsked);
        }
        AudiencePlan.Phase next = next();
        return next == null ? Long.MAX_VALUE : next.fromActiveMs();
    }

    /** The same where nobody is asked for a rating. */
    public long dueActiveMs() {
        return dueActiveMs(false);
    }
}
