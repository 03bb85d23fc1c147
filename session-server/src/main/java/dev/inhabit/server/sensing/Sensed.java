package dev.inhabit.server.sensing;

import dev.inhabit.affect.Shares;
import dev.inhabit.protocol.BodySample;
import dev.inhabit.server.feed.BodyAtRest;
import dev.inhabit.server.feed.Floor;
import dev.inhabit.server.feed.HeartBeats;
import dev.inhabit.server.feed.SkinSamples;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One reading of one sense, on its way to be joined with the others. */
sealed interface Sensed {
    /**
     * @param shares of the seven expressions; null without a face
     * @param confidence 0 to 1
     */
    record Face(@Nullable Shares shares, double confidence) implements Sensed {}

    /**
     * @param shares empty while the speaker is not known well enough
     * @param confidence of the shares, 0 to 1
     * @param strain 0 to 1 above the speaker's own calm
     * @param pitchSdSemitones how much the pitch moves
     * @param pitchConfidence 0 to 1
     */
    record Voice(
            Optional<Shares> shares,
            double confidence,
            OptionalDouble strain,
            OptionalDouble pitchSdSemitones,
            double pitchConfidence)
            implements Sensed {}

    /** @param sentiment −1 to 1 */
    record Words(Shares shares, double confidence, double sentiment) implements Sensed {}

    /** Counts of what was said, apart from what it means. */
    record Spoken(SpokenCount count) implements Sensed {}

    /** Whose turn to speak it is from then on. */
    record Turned(Floor floor, long atMs) implements Sensed {}

    /**
     * A second of sound, as loud as it was.
     *
     * @param levelDb of full scale, −96 to 0
     */
    record Loud(double levelDb, long endedAtMs) implements Sensed {}

    /**
     * @param beats what the sensor told
     * @param rest what it is read against
     */
    record Heart(HeartBeats beats, BodyAtRest rest) implements Sensed {
        /** A rate alone. */
        Heart(double heartRateBpm, @Nullable Double restBpm) {
            this(HeartBeats.rate(heartRateBpm), new BodyAtRest(restBpm, null, null));
        }
    }

    /** @param rest what they are read against */
    record Skin(SkinSamples samples, BodyAtRest rest) implements Sensed {}

    /** What the last minute's beats and samples of the skin amount to. */
    record Body(BodySample sample) implements Sensed {}
}
