package dev.inhabit.affect.voice;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where in a window somebody speaks: 10 ms frames whose level stands 10 dB above the room's. Counts pauses of 250 ms and
 * more, and syllables as peaks of level with dips of 2 dB between them (de Jong and Wempe 2009). Keeps its memory; for
 * one thread.
 */
final class SpeechActivity {
    static final int FRAME = 400;
    static final int HOP = 160;

    private static final double ABOVE_FLOOR_DB = 10;
    private static final double QUIETEST_DB = -60;
    /** Quiet this far below the loud parts is a room's, even where nobody pauses. */
    private static final double SPEECH_RANGE_DB = 25;

    private static final int SHORTEST_BURST = 5;
    private static final int SHORTEST_GAP = 8;
    private static final int PAUSE = 25;
    private static final double DIP_DB = 2;

    private double[] levelDb = {};
    private double[] sorted = {};
    private boolean[] speech = {};
    private int frames;
    private double floorDb;
    private double thresholdDb;

    /** Looks at a window; the floor is that of the track, or the window's own. */
    void compute(float[] samples, @Nullable VoiceTrack track) {
        frames = samples.length < FRAME ? 0 : 1 + (samples.length - FRAME) / HOP;
        if (levelDb.length < frames) {
            levelDb = new double[frames];
            sorted = new double[frames];
            speech = new boolean[frames];
        }
        if (frames == 0) {
            return;
        }
        for (int t = 0; t < frames; t++) {
            levelDb[t] = levelDb(samples, t * HOP, FRAME);
        }
        System.arraycopy(levelDb, 0, sorted, 0, frames);
        Arrays.sort(sorted, 0, frames);
        double quietDb = Math.min(sorted[frames / 10], sorted[frames * 19 / 20] - SPEECH_RANGE_DB);
        floorDb = Math.min(sorted[frames / 10], track == null ? quietDb : track.floorDb(sorted[frames / 10]));
        thresholdDb = Math.max(QUIETEST_DB, floorDb + ABOVE_FLOOR_DB);
        for (int t = 0; t < frames; t++) {
            speech[t] = levelDb[t] > thresholdDb;
        }
        turnShortRuns(true, SHORTEST_BURST);
        turnShortRuns(false, SHORTEST_GAP);
    }

    int frames() {
        return frames;
    }

    boolean isSpeech(int frame) {
        return speech[frame];
    }

    double levelDb(int frame) {
        return levelDb[frame];
    }

    /** The room's level, dB of full scale. */
    double floorDb() {
        return floorDb;
    }

    /** The level that one frame in twenty exceeds, dB of full scale. */
    double loudDb() {
        return sorted[frames * 19 / 20];
    }

    int speechFrames() {
        int count = 0;
        for (int t = 0; t < frames; t++) {
            count += speech[t] ? 1 : 0;
        }
        return count;
    }

    /** Silences of 250 ms and more with speech on both sides. */
    int pauses() {
        int pauses = 0;
        int run = 0;
        boolean spoken = false;
        for (int t = 0; t < frames; t++) {
            if (speech[t]) {
                pauses += spoken && run >= PAUSE ? 1 : 0;
                spoken = true;
                run = 0;
            } else {
                run++;
            }
        }
        return pauses;
    }

    /** The longest silence, in ms, wherever it lies. */
    int longestSilenceMs() {
        int longest = 0;
        int run = 0;
        for (int t = 0; t < frames; t++) {
            run = speech[t] ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest * HOP * 1000 / SoundWindow.SAMPLE_RATE_HZ;
    }

    /** Peaks of level in speech that each rise and fall by 2 dB. */
    int syllables() {
        int syllables = 0;
        boolean rising = true;
        double turn = Double.POSITIVE_INFINITY;
        for (int t = 2; t < frames - 2; t++) {
            double level = (levelDb[t - 2] + levelDb[t - 1] + levelDb[t] + levelDb[t + 1] + levelDb[t + 2]) / 5;
            if (rising) {
                turn = Math.min(turn, level);
                if (level - turn >= DIP_DB && speech[t]) {
                    rising = false;
                    turn = level;
                }
            } else {
                turn = Math.max(turn, level);
                if (turn - level >= DIP_DB) {
                    syllables++;
                    rising = true;
                    turn = level;
                }
            }
        }
        return syllables + (rising ? 0 : 1);
    }

    static double levelDb(float[] samples, int from, int length) {
        double energy = 0;
        for (int i = from; i < from + length; i++) {
            energy += (double) samples[i] * samples[i];
        }
        return 10 * Math.log10(energy / Math.max(1, length) + 1e-10);
    }

    private void turnShortRuns(boolean kind, int shortest) {
        int start = 0;
        while (start < frames) {
            int end = start;
            while (end < frames && speech[end] == speech[start]) {
                end++;
            }
            boolean inside = start > 0 && end < frames;
            if (speech[start] == kind && end - start < shortest && (kind || inside)) {
                Arrays.fill(speech, start, end, !kind);
            }
            start = end;
        }
    }
}
