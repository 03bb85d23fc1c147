package dev.inhabit.server.sensing;

import dev.inhabit.affect.physiology.HeartTrack;
import dev.inhabit.server.biofeedback.Biofeedback;
import java.time.Duration;

/**
 * How heart and skin are read: the clinic's windows.
 *
 * @param every how often the session is told
 */
public record BodySettings(HeartTrack.Settings heart, Duration every) {
    public static BodySettings of(Biofeedback content) {
        return new BodySettings(
                content.heartTrack(), Duration.ofSeconds(content.windows().therapistEveryS()));
    }
}
