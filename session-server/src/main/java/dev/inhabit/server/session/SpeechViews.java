package dev.inhabit.server.session;

import dev.inhabit.protocol.SpeechSample;
import dev.inhabit.protocol.ToClient;
import org.jspecify.annotations.Nullable;

/** How the patient speaks as therapists see it: a pure function of what was recorded, so that live and replay tell the same. */
public final class SpeechViews {
    private SpeechViews() {}

    /** As it is stored, on the wire; null where nothing was said for a minute. */
    public static @Nullable SpeechSample sample(Telemetry chunk) {
        SpeechChunk speech = chunk.speech();
        return speech == null ? null : speech.onWire();
    }

    /**
     * What is told of a chunk: nothing before the first word, and a silence once.
     *
     * @param told what was told last; null for nothing
     */
    public static ToClient.@Nullable SpeechHeard news(ToClient.@Nullable SpeechHeard told, Telemetry chunk) {
        ToClient.SpeechHeard heard = new ToClient.SpeechHeard(chunk.toActiveMs(), sample(chunk));
        return heard.sample() != null || (told != null && told.sample() != null) ? heard : null;
    }
}
