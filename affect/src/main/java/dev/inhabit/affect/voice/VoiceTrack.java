package dev.inhabit.affect.voice;

import java.util.OptionalDouble;

/**
 * What is known of one microphone and the person before it: the room's noise, and what this voice is like on average,
 * against which a change is read. One for each stream; used by one thread at a time; holds no sound.
 */
public final class VoiceTrack {
    /** Windows of speech, one a second, that make the calm against which stress is read. */
    static final int CALM_WINDOWS = 20;

    /** A voice is known well after ten minutes; what comes later no longer moves its average. */
    private static final double ENOUGH_SECONDS = 600;

    private static final double FLOOR_RISES_DB = 1;

    private final double[] sum = new double[VoiceMeasures.COUNT];
    private double seconds;
    private double floorDb = Double.NaN;
    private final RoomNoise noise = new RoomNoise();
    private final Breaths breaths = new Breaths();
    private final Calm pitch = new Calm(1);
    private final Calm rate = new Calm(.5);

    /** Seconds of this person's speech that make their average; 0 at the start. */
    public double knownSeconds() {
        return seconds;
    }

    /** Takes in the quiet of a window; the floor falls at once and rises slowly. Returns it in dB of full scale. */
    double floorDb(double quietDb) {
        floorDb = Double.isNaN(floorDb) ? quietDb : Math.min(quietDb, floorDb + FLOOR_RISES_DB);
        return floorDb;
    }

    RoomNoise noise() {
        return noise;
    }

    Breaths breaths() {
        return breaths;
    }

    /** Takes a window's measures into the average, with the weight of the speech that is new in it. */
    void add(float[] measures, double newSeconds) {
        if (seconds >= ENOUGH_SECONDS || !(newSeconds > 0)) {
            return;
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] += newSeconds * measures[i];
        }
        seconds += newSeconds;
    }

    /** This voice's average of a measure; 0 while nothing is known. */
    float average(int measure) {
        return seconds > 0 ? (float) (sum[measure] / seconds) : 0;
    }

    /**
     * How strained a window of speech sounds, 0..1: how far pitch and rate lie above this person's calm, three spreads
     * being the most. Empty while the calm is being learnt, which this window then joins.
     */
    OptionalDouble strain(double pitchSemitones, double syllablesPerSecond) {
        if (pitch.windows < CALM_WINDOWS) {
            pitch.add(pitchSemitones);
            rate.add(syllablesPerSecond);
            return OptionalDouble.empty();
        }
        double spreads = (pitch.spreadsAbove(pitchSemitones) + rate.spreadsAbove(syllablesPerSecond)) / 2;
        return OptionalDouble.of(Math.max(0, Math.min(1, spreads / 3)));
    }

    /** Middle and spread of one measure while calm. */
    private static final class Calm {
        private final double leastSpread;
        private double sum;
        private double squares;
        private int windows;

        Calm(double leastSpread) {
            this.leastSpread = leastSpread;
        }

        void add(double value) {
            sum += value;
            squares += value * value;
            windows++;
        }

        double spreadsAbove(double value) {
            double mean = sum / windows;
            double spread = Math.sqrt(Math.max(0, squares / windows - mean * mean));
            return (value - mean) / Math.max(leastSpread, spread);
        }
    }
}
