package dev.inhabit.server.sensing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * How somebody spoke in the last while. The speaking window is what was said with the pauses in it; after a silence of
 * {@value #TURN_ENDS_MS} ms somebody else is speaking, and it does not count. For one thread; holds counts, no words.
 */
final class SpeechRate {
    /** Silence of this length is a pause. */
    static final int PAUSE_MS = 250;

    static final int LONG_PAUSE_MS = 2_000;

    static final int TURN_ENDS_MS = 5_000;
    /** Below this a rate says nothing. */
    private static final long SHORTEST_MS = 2_000;

    private static final double MINUTE_MS = 60_000;

    private final long windowMs;
    private final ArrayDeque<SpokenCount> utterances = new ArrayDeque<>();

    SpeechRate(Duration window) {
        this.windowMs = window.toMillis();
    }

    /**
     * @param speakingMs length of the speaking window
     * @param wordsPerMinute with pauses
     * @param articulationPerMinute words a minute without pauses
     * @param pausesPerMinute of {@value #PAUSE_MS} ms or more
     * @param longPausesPerMinute of {@value #LONG_PAUSE_MS} ms or more
     * @param meanPauseMs null without a pause
     * @param silenceShare of the speaking window, 0 to 1
     * @param endedAtMs when the last word was said
     */
    record Metrics(
            long speakingMs,
            double wordsPerMinute,
            double articulationPerMinute,
            double fillersPerMinute,
            double pausesPerMinute,
            double longPausesPerMinute,
            @Nullable Double meanPauseMs,
            double silenceShare,
            long endedAtMs) {}

    void said(SpokenCount count) {
        utterances.addLast(count);
    }

    /** Null where too little was said lately. */
    @Nullable
    Metrics at(long nowMs) {
        utterances.removeIf(spoken -> nowMs - spoken.endedAtMs() >= windowMs);
        long speakingMs = 0;
        long silentMs = 0;
        int pauses = 0;
        int longPauses = 0;
        int words = 0;
        int fillers = 0;
        long endedAtMs = Long.MIN_VALUE;
        for (Iterator<SpokenCount> each = utterances.iterator(); each.hasNext(); ) {
            SpokenCount spoken = each.next();
            long gapMs = endedAtMs == Long.MIN_VALUE ? 0 : Math.max(0, spoken.beganAtMs() - endedAtMs);
            if (gapMs < TURN_ENDS_MS) {
                speakingMs += gapMs;
                if (gapMs >= PAUSE_MS) {
                    pauses++;
                    longPauses += gapMs >= LONG_PAUSE_MS ? 1 : 0;
                    silentMs += gapMs;
                }
            }
            speakingMs += spoken.durationMs();
            words += spoken.words();
            fillers += spoken.fillers();
            endedAtMs = spoken.endedAtMs();
        }
        if (speakingMs < SHORTEST_MS) {
            return null;
        }
        return new Metrics(
                speakingMs,
                MINUTE_MS * words / speakingMs,
                MINUTE_MS * words / (speakingMs - silentMs),
                MINUTE_MS * fillers / speakingMs,
                MINUTE_MS * pauses / speakingMs,
                MINUTE_MS * longPauses / speakingMs,
                pauses == 0 ? null : Double.valueOf((double) silentMs / pauses),
                (double) silentMs / speakingMs,
                endedAtMs);
    }

    /** Whether something was being said then, as far as it is remembered. */
    boolean spokenAt(long atMs) {
        return utterances.stream().anyMatch(spoken -> spoken.beganAtMs() <= atMs && atMs < spoken.endedAtMs());
    }

    /** When the oldest utterance leaves the window. */
    long nextFadeAtMs() {
        return utterances.isEmpty() ? Long.MAX_VALUE : utterances.getFirst().endedAtMs() + windowMs;
    }
}
