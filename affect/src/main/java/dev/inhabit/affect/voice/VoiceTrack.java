package dev.inhabit.affect.voice;

import java.util.OptionalDouble;

/**
 * What is known of one microphone and the person before it: the room's noise, and the voice's own middle and spread,
 * against which a change is read. One for each stream; used by one thread at a time; holds no sound.
 */
public final class VoiceTrack {
    /** Speech to be heard before an emotion is named: 15 s. */
    static final int SETTLED_FRAMES = 1500;
    /** Windows of speech, one a second, that make the calm against which stress is read. */
    static final int CALM_WINDOWS = 20;

    private static final int ENOUGH_FRAMES = 60_000;
    private static final double FLOOR_RISES_DB = 1;
    private static final double LEAST_SPREAD = 1e-3;

    private final double[] sum = new double[VoiceTracks.COUNT];
    private final double[] squares = new double[VoiceTracks.COUNT];
    private long frames;
    private long voiced;
    private double floorDb = Double.NaN;
    private final Calm pitch = new Calm(1);
    private final Calm rate = new Calm(.5);

    /** Whether enough has been heard to name emotions. */
    public boolean isSettled() {
        return frames >= SETTLED_FRAMES && voiced >= SETTLED_FRAMES / 10;
    }

    /** Takes in the quiet of a window; the floor falls at once and rises slowly. Returns it in dB of full scale. */
    double floorDb(double quietDb) {
        floorDb = Double.isNaN(floorDb) ? quietDb : Math.min(quietDb, floorDb + FLOOR_RISES_DB);
        return floorDb;
    }

    void add(VoiceTracks tracks, int from, int to) {
        if (frames >= ENOUGH_FRAMES) {
            return;
        }
        for (int t = from; t < to; t++) {
            float[] at = tracks.at(t);
            boolean hasPitch = at[VoiceTracks.PITCH] > 0;
            for (int i = 0; i < VoiceTracks.COUNT; i++) {
                if (i != VoiceTracks.PITCH || hasPitch) {
                    sum[i] += at[i];
                    squares[i] += (double) at[i] * at[i];
                }
            }
            voiced += hasPitch ? 1 : 0;
        }
        frames += to - from;
    }

    /** The value in spreads from this person's middle; a missing pitch stays 0. */
    float relative(int track, float value) {
        if (track == VoiceTracks.PITCH && value <= 0) {
            return 0;
        }
        double count = Math.max(1, track == VoiceTracks.PITCH ? voiced : frames);
        double mean = sum[track] / count;
        double spread = Math.sqrt(Math.max(0, squares[track] / count - mean * mean)) + LEAST_SPREAD;
        return (float) ((value - mean) / spread);
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
