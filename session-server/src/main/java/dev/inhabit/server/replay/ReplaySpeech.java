package dev.inhabit.server.replay;

import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.session.SpeechViews;
import dev.inhabit.server.session.Telemetry;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the patient spoke as it was told while the session ran, by the chunks of readings. Owned by one viewer's stream. */
final class ReplaySpeech {
    /** What was told, by the session time at which its chunk ends. */
    private final TreeMap<Long, ToClient.SpeechHeard> told = new TreeMap<>();

    private @Nullable Long toldAtMs;

    ReplaySpeech(SessionReplay replay) {
        ToClient.SpeechHeard last = null;
        for (long nr = 1; nr <= replay.events(); nr++) {
            Telemetry chunk = replay.chunk(nr);
            ToClient.SpeechHeard heard = chunk == null ? null : SpeechViews.news(last, chunk);
            if (heard != null) {
                told.put(heard.atActiveMs(), heard);
                last = heard;
            }
        }
    }

    /** What was told at that session time; null where nothing is new. Where nothing had been said yet a jump tells so. */
    ToClient.@Nullable SpeechHeard news(long activeMs, boolean jumped) {
        Map.Entry<Long, ToClient.SpeechHeard> latest = told.floorEntry(activeMs);
        Long at = latest == null ? null : latest.getKey();
        if (told.isEmpty() || (!jumped && Objects.equals(at, toldAtMs))) {
            return null;
        }
        toldAtMs = at;
        return latest == null ? new ToClient.SpeechHeard(activeMs, null) : latest.getValue();
    }
}
