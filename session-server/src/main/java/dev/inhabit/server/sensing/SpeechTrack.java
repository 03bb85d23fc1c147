package dev.inhabit.server.sensing;

import dev.inhabit.protocol.FillersCounted;
import dev.inhabit.protocol.SpeechSample;
import dev.inhabit.server.feed.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one session's patient speaks, over the last minute: pace, fillers, pauses, loudness. Knows no clock. For one thread. */
final class SpeechTrack {
    private static final int WINDOW_S = 60;

    private final SpeechRate rate = new SpeechRate(Duration.ofSeconds(WINDOW_S));
    private final Loudness loudness = new Loudness(WINDOW_S);
    private final FillersCounted counted;

    /** @param counted what is a filler in the language that is spoken */
    SpeechTrack(FillersCounted counted) {
        this.counted = counted;
    }

    void said(SpokenCount count) {
        rate.said(count);
    }

    void turned(Sensed.Turned turned) {
        rate.turned(turned.floor(), turned.atMs());
    }

    /** Whether the patient gives a talk now: silence is told too. */
    boolean isTalk() {
        return rate.isTalk();
    }

    void heard(Sensed.Loud second) {
        loudness.heard(second);
    }

    Moment.Speech at(long nowMs) {
        SpeechRate.Metrics metrics = rate.at(nowMs);
        return metrics == null
                ? new Moment.Speech(null, 0)
                : new Moment.Speech(sample(metrics), Math.max(0, nowMs - metrics.endedAtMs()));
    }

    /** When what was told becomes untrue; the largest long where nothing was said. */
    long nextFadeAtMs() {
        return rate.nextFadeAtMs();
    }

    private SpeechSample sample(SpeechRate.Metrics metrics) {
        return new SpeechSample(
                rounded(metrics.speakingMs() / 1_000.0),
                rounded(metrics.wordsPerMinute()),
                rounded(metrics.articulationPerMinute()),
                counted == FillersCounted.NONE ? null : Double.valueOf(rounded(metrics.fillersPerMinute())),
                counted == FillersCounted.SOUNDS_AND_WORDS && rate.isWithoutMarks()
                        ? FillersCounted.SOUNDS_AND_WORDS_BESIDE
                        : counted,
                rounded(metrics.pausesPerMinute()),
                rounded(metrics.longPausesPerMinute()),
                roundedOrNull(metrics.meanPauseMs()),
                rounded(metrics.silenceShare()),
                null,
                roundedOrNull(loudness.spreadDb(rate::spokenAt)),
                null);
    }

    private static @Nullable Double roundedOrNull(@Nullable Double value) {
        return value == null ? null : Double.valueOf(rounded(value));
    }

    /** Three digits: more would only lengthen each message. */
    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
