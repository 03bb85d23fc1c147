package dev.inhabit.server.sensing;

import dev.inhabit.server.feed.Floor;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * How somebody spoke in the last while. The speaking window is what was said with the silences in it, however long; a silence in
 * which somebody else spoke, or which was not of the scene, is none of theirs. In a talk the silence before the first word
 * and after the last counts too. For one thread; holds counts, no words.
 */
final class SpeechRate {
    /** Silence of this length is a pause. */
    static final int PAUSE_MS = 250;

    static final int LONG_PAUSE_MS = 2_000;

    /** Before so much of a talk without a word nothing is said of it: everybody takes a breath. */
    static final int FIRST_BREATH_MS = 10_000;
    /** Below this a rate says nothing. */
    private static final long SHORTEST_MS = 2_000;

    private static final double MINUTE_MS = 60_000;
    private static final long NEVER = Long.MIN_VALUE;

    private final long windowMs;
    private final ArrayDeque<SpokenCount> utterances = new ArrayDeque<>();
    /** When it was not theirs to speak; the last may have no end yet. */
    private final ArrayDeque<Away> away = new ArrayDeque<>();

    private boolean talk;
    private long talkFromMs = NEVER;
    /** Of the last utterance that is out of the window. */
    private long forgottenEndedAtMs = NEVER;

    private record Away(long fromMs, long untilMs) {
        boolean meets(long from, long until) {
            return fromMs < until && untilMs > from;
        }
    }

    SpeechRate(Duration window) {
        this.windowMs = window.toMillis();
    }

    /**
     * @param speakingMs length of the speaking window
     * @param wordsPerMinute with pauses
     * @param articulationPerMinute words a minute without pauses; 0 where nothing was said
     * @param pausesPerMinute of {@value #PAUSE_MS} ms or more
     * @param longPausesPerMinute of {@value #LONG_PAUSE_MS} ms or more
     * @param meanPauseMs null without a pause
     * @param silenceShare of the speaking window, 0 to 1
     * @param endedAtMs when the last word was said; now where none was
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

    /** Whose turn it is from then on; before the first call all silence is theirs. */
    void turned(Floor floor, long atMs) {
        boolean theirs = floor == Floor.PATIENT || floor == Floor.TALK;
        Away last = away.peekLast();
        boolean wasAway = last != null && last.untilMs() == Long.MAX_VALUE;
        if (last != null && wasAway && theirs) {
            away.removeLast();
            away.addLast(new Away(last.fromMs(), atMs));
        } else if (!wasAway && !theirs) {
            away.addLast(new Away(atMs, Long.MAX_VALUE));
        }
        if (floor == Floor.TALK && !talk) {
            talkFromMs = atMs;
        }
        talk = floor == Floor.TALK;
    }

    boolean isTalk() {
        return talk;
    }

    /** Null where too little was said lately and no talk is silent. */
    @Nullable
    Metrics at(long nowMs) {
        forget(nowMs);
        Sum sum = new Sum();
        long endedAtMs = Math.max(forgottenEndedAtMs, talk ? talkFromMs : NEVER);
        long silentFromMs = endedAtMs == NEVER ? NEVER : Math.max(endedAtMs, nowMs - windowMs);
        for (SpokenCount spoken : utterances) {
            sum.silence(silentFromMs, spoken.beganAtMs());
            sum.said(spoken);
            silentFromMs = spoken.endedAtMs();
        }
        if (talk) {
            sum.silence(silentFromMs, nowMs);
        }
        boolean tooShort = sum.lastMs < (utterances.isEmpty() ? FIRST_BREATH_MS : SHORTEST_MS);
        return tooShort
                ? null
                : sum.metrics(
                        utterances.isEmpty() ? nowMs : utterances.getLast().endedAtMs());
    }

    private void forget(long nowMs) {
        while (!utterances.isEmpty() && nowMs - utterances.getFirst().endedAtMs() >= windowMs) {
            forgottenEndedAtMs = utterances.removeFirst().endedAtMs();
        }
        away.removeIf(each -> each.untilMs() <= nowMs - windowMs && each.untilMs() <= forgottenEndedAtMs);
    }

    /** What the speaking window has. */
    private final class Sum {
        private long lastMs;
        private long silentMs;
        private int pauses;
        private int longPauses;
        private int words;
        private int fillers;

        void said(SpokenCount spoken) {
            lastMs += spoken.durationMs();
            words += spoken.words();
            fillers += spoken.fillers();
        }

        /** Of what came before a talk was gone on with, only the rest is its silence. */
        void silence(long sinceMs, long untilMs) {
            long fromMs = talk && talkFromMs < untilMs ? Math.max(sinceMs, talkFromMs) : sinceMs;
            if (fromMs == NEVER || untilMs <= fromMs || away.stream().anyMatch(each -> each.meets(fromMs, untilMs))) {
                return;
            }
            long ms = untilMs - fromMs;
            lastMs += ms;
            if (ms >= PAUSE_MS) {
                pauses++;
                longPauses += ms >= LONG_PAUSE_MS ? 1 : 0;
                silentMs += ms;
            }
        }

        Metrics metrics(long endedAtMs) {
            return new Metrics(
                    lastMs,
                    MINUTE_MS * words / lastMs,
                    silentMs == lastMs ? 0 : MINUTE_MS * words / (lastMs - silentMs),
                    MINUTE_MS * fillers / lastMs,
                    MINUTE_MS * pauses / lastMs,
                    MINUTE_MS * longPauses / lastMs,
                    pauses == 0 ? null : Double.valueOf((double) silentMs / pauses),
                    (double) silentMs / lastMs,
                    endedAtMs);
        }
    }

    /** Whether something was said lately, and all of it came without punctuation. */
    boolean isWithoutMarks() {
        return !utterances.isEmpty() && utterances.stream().noneMatch(SpokenCount::hasMarks);
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
