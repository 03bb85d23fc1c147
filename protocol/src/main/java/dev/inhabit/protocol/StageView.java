package dev.inhabit.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the people of a scene do beside sitting there.
 *
 * @param features what they do here, such as {@code interruptions}; {@code notes} where a speaker may use notes
 * @param phases of the audience that have begun, in order; empty where nobody speaks before it
 * @param applause how it thanked at the end: {@code none}, {@code clap}, {@code polite} or {@code mixed}; null before
 */
public record StageView(
        List<String> features,
        List<BegunPhase> phases,
        @Nullable String applause) {
    public StageView {
        features = List.copyOf(features);
        phases = List.copyOf(phases);
    }

    /** @param fromActiveMs session time, ms */
    public record BegunPhase(AudiencePhase phase, long fromActiveMs) {}
}
