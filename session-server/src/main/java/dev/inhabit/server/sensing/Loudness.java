package dev.inhabit.server.sensing;

import java.util.ArrayDeque;
import java.util.function.LongPredicate;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** How loud each second of sound was, for as long as speech is looked at. For one thread. */
final class Loudness {
    /** A spread of fewer says nothing. */
    static final int SECONDS_LEAST = 5;

    /** Quieter than one step of 16 bits. */
    private static final double SILENCE_DB = -96;

    private static final double FULL_SCALE = 32_768;

    private final int secondsMax;
    private final ArrayDeque<Sensed.Loud> seconds = new ArrayDeque<>();

    Loudness(int secondsMax) {
        this.secondsMax = secondsMax;
    }

    /** Root of the mean square of 16-bit samples, least significant byte first, dB of full scale. */
    static double levelDb(byte[] pcm) {
        double sum = 0;
        for (int i = 0; i + 1 < pcm.length; i += 2) {
            double sample = (short) ((pcm[i] & 0xff) | pcm[i + 1] << 8) / FULL_SCALE;
            sum += sample * sample;
        }
        return Math.max(SILENCE_DB, 10 * Math.log10(sum / Math.max(1, pcm.length / 2)));
    }

    void heard(Sensed.Loud second) {
        if (seconds.size() == secondsMax) {
            seconds.removeFirst();
        }
        seconds.addLast(second);
    }

    /**
     * Standard deviation over the seconds in whose middle somebody spoke, dB; null where they are too few.
     *
     * @param spoke whether somebody spoke at that time, ms
     */
    @Nullable
    Double spreadDb(LongPredicate spoke) {
        double[] spoken = seconds.stream()
                .filter(second -> spoke.test(second.endedAtMs() - 500))
                .mapToDouble(Sensed.Loud::levelDb)
                .toArray();
        if (spoken.length < SECONDS_LEAST) {
            return null;
        }
        double mean = DoubleStream.of(spoken).average().orElse(0);
        return Math.sqrt(DoubleStream.of(spoken)
                .map(level -> (level - mean) * (level - mean))
                .average()
                .orElse(0));
    }
}
