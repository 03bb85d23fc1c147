package dev.inhabit.server.session;

import dev.inhabit.protocol.SpeechSample;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.ConfidenceTrend;
import dev.inhabit.server.feed.LiveState;
import dev.inhabit.server.feed.ToSocket;
import org.jspecify.annotations.Nullable;

/** Tells therapists how the patient speaks, each time a chunk of readings is over. Part of the feed. */
final class SpeechSoFar {
    private final Watchers watchers;
    private final ConfidenceTrend trend = new ConfidenceTrend();
    private long trendSpokenAtMs = Long.MIN_VALUE;
    private ToClient.@Nullable SpeechHeard told;

    SpeechSoFar(Watchers watchers) {
        this.watchers = watchers;
    }

    /** Five seconds are over: what was said in them counts for the trend. */
    void passed(LiveState live, long activeMs, long nowMs) {
        SpeechSample sample = live.speech(nowMs);
        if (sample != null && sample.wordsPerMinute() > 0 && live.spokenAtMs() > trendSpokenAtMs) {
            trendSpokenAtMs = live.spokenAtMs();
            trend.add(activeMs, sample);
        }
    }

    /** The last minute's speech as it is kept; null where nothing was said in it. */
    @Nullable
    SpeechSample at(LiveState live, long nowMs) {
        SpeechSample sample = live.speech(nowMs);
        return sample == null ? null : sample.trending(rounded(trend.perMinute()));
    }

    void tell(Telemetry chunk) {
        ToClient.SpeechHeard heard = SpeechViews.news(told, chunk);
        if (heard != null) {
            told = heard;
            watchers.toTherapists(Wire.write(heard));
        }
    }

    /** To a socket that has just joined: what the others were told last. */
    void showTo(SessionMessage.Join join) {
        if (told != null && Watchers.isTherapist(join)) {
            join.socket().tell(new ToSocket.Reliable(Wire.write(told)));
        }
    }

    /** Three digits: more would only lengthen each message. */
    private static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : Double.valueOf(Math.round(value * 1_000) / 1_000.0);
    }
}
