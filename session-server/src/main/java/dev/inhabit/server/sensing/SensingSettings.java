package dev.inhabit.server.sensing;

import com.typesafe.config.Config;
import dev.inhabit.affect.face.ImageLimits;
import java.time.Duration;
import org.apache.pekko.dispatch.ThreadPoolConfig;

/**
 * Bounds of the senses; each is explained in {@code sensing.conf}.
 *
 * @param readers how many readings run at once: as many as the inference dispatcher has threads
 * @param language tag of BCP 47
 */
public record SensingSettings(
        int readers,
        String language,
        Duration pictureDeadline,
        double picturesTakenFpsMin,
        int picturesWaitingMax,
        Duration picturePassedOverAfter,
        long waitingBytesMax,
        ImageLimits pictureLimits,
        int answersWaitingMax,
        Duration reportEvery,
        double suggestedFpsMin,
        double suggestedFpsMax,
        Duration soundForgottenAfter,
        Affect affect) {
    static final String DISPATCHER = "inhabit.sensing.inference-dispatcher";

    /** How long each sense counts after its last reading, and how often the session is told. */
    public record Affect(
            Duration every,
            Duration faceFadesAfter,
            Duration voiceFadesAfter,
            Duration wordsFadeAfter,
            Duration heartFadesAfter,
            Duration bodyFadesAfter,
            Duration forgottenAfter) {}

    /** @throws com.typesafe.config.ConfigException where {@code inhabit.sensing} lacks a setting */
    public static SensingSettings of(Config config) {
        Config c = config.getConfig("inhabit.sensing");
        Config threads = config.getConfig(DISPATCHER + ".thread-pool-executor");
        Config a = c.getConfig("affect");
        return new SensingSettings(
                ThreadPoolConfig.scaledPoolSize(
                        threads.getInt("core-pool-size-min"),
                        threads.getDouble("core-pool-size-factor"),
                        threads.getInt("core-pool-size-max")),
                c.getString("language"),
                c.getDuration("picture-deadline"),
                c.getDouble("pictures-taken-fps-min"),
                c.getInt("pictures-waiting-max"),
                c.getDuration("picture-passed-over-after"),
                c.getBytes("waiting-bytes-max"),
                new ImageLimits(Math.toIntExact(c.getBytes("picture-bytes-max")), c.getInt("picture-pixels-max")),
                c.getInt("answers-waiting-max"),
                c.getDuration("report-every"),
                c.getDouble("suggested-fps-min"),
                c.getDouble("suggested-fps-max"),
                c.getDuration("sound-forgotten-after"),
                new Affect(
                        a.getDuration("every"),
                        a.getDuration("face-fades-after"),
                        a.getDuration("voice-fades-after"),
                        a.getDuration("words-fade-after"),
                        a.getDuration("heart-fades-after"),
                        a.getDuration("body-fades-after"),
                        a.getDuration("forgotten-after")));
    }
}
