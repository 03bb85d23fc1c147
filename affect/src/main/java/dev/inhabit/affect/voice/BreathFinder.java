package dev.inhabit.affect.voice;

/**
 * Finds audible breaths in a window: 0.15 to 1.5 s of broad, unvoiced noise below the level of speech, with quiet on one
 * side and no voice close on the other. The rules follow what Ruinskiy and Lavner 2007 tell of breaths in speech; their
 * limits are this project's proposal and not validated. Keeps its memory; for one thread.
 */
final class BreathFinder {
    private static final int HOP = SpeechActivity.HOP;
    private static final int FRAME = SpeechActivity.FRAME;
    private static final int SHORTEST = 15;
    private static final int LONGEST = 150;
    private static final int GAP = 3;
    private static final int BESIDE = 8;
    private static final int QUIET_BESIDE = 4;
    private static final double ABOVE_FLOOR_DB = 6;
    private static final double BELOW_SPEECH_DB = 10;
    private static final double QUIETEST_DB = -70;
    private static final double PERIODIC_FROM = .4;
    private static final double FLAT_FROM = .25;
    private static final double LOWEST_CENTROID_HZ = 600;
    private static final double HIGHEST_CENTROID_HZ = 3600;
    private static final int BANDS = 24;
    private static final double RATE_HZ = SoundWindow.SAMPLE_RATE_HZ;
    private static final int SHORTEST_PERIOD = (int) (RATE_HZ / 450);
    private static final int LONGEST_PERIOD = (int) (RATE_HZ / 65);

    private final Fft fft = new Fft(512);
    private final Fft longFft = new Fft(1024);
    private final MelFilters bands = MelFilters.slaney(BANDS, 400, 5000, fft, RATE_HZ);
    private final double[] window = new double[FRAME];
    private final double[] frame = new double[FRAME];
    private final double[] power = new double[fft.bins()];
    private final double[] band = new double[BANDS];
    private final double[] correlation = new double[LONGEST_PERIOD];
    private boolean[] breathy = {};
    private boolean[] voiced = {};

    BreathFinder() {
        for (int i = 0; i < FRAME; i++) {
            window[i] = .54 - .46 * Math.cos(2 * Math.PI * i / (FRAME - 1));
        }
    }

    /** How many breaths have their middle in the middle third of the window, so that each second counts once. */
    int inTheMiddle(float[] samples, SpeechActivity speech, boolean spoken) {
        int frames = speech.frames();
        if (breathy.length < frames) {
            breathy = new boolean[frames];
            voiced = new boolean[frames];
        }
        double quietDb = Math.max(QUIETEST_DB, speech.floorDb()) + ABOVE_FLOOR_DB;
        double loudDb = spoken ? speech.loudDb() - BELOW_SPEECH_DB : 0;
        for (int t = 0; t < frames; t++) {
            double levelDb = speech.levelDb(t);
            voiced[t] = levelDb >= loudDb;
            breathy[t] = levelDb > quietDb && levelDb < loudDb && isNoise(samples, t);
        }
        fillGaps(frames);
        int found = 0;
        int start = 0;
        for (int t = 1; t <= frames; t++) {
            if (t == frames || breathy[t] != breathy[start]) {
                int middle = (start + t) / 2;
                if (breathy[start] && isBreath(start, t, frames, speech, quietDb)) {
                    found += middle >= frames / 3 && middle < 2 * frames / 3 ? 1 : 0;
                }
                start = t;
            }
        }
        return found;
    }

    private boolean isBreath(int from, int to, int frames, SpeechActivity speech, double quietDb) {
        if (to - from < SHORTEST || to - from > LONGEST) {
            return false;
        }
        int quietBefore = 0;
        int quietAfter = 0;
        for (int i = 1; i <= BESIDE; i++) {
            quietBefore += from - i < 0 || speech.levelDb(from - i) <= quietDb ? 1 : 0;
            quietAfter += to - 1 + i >= frames || speech.levelDb(to - 1 + i) <= quietDb ? 1 : 0;
        }
        return (quietBefore >= QUIET_BESIDE && !voiceClose(to, GAP, frames))
                || (quietAfter >= QUIET_BESIDE && !voiceClose(from - GAP, GAP, frames));
    }

    private boolean voiceClose(int from, int length, int frames) {
        for (int t = Math.max(0, from); t < Math.min(frames, from + length); t++) {
            if (voiced[t]) {
                return true;
            }
        }
        return false;
    }

    private void fillGaps(int frames) {
        int last = -1;
        for (int t = 0; t < frames; t++) {
            if (breathy[t]) {
                for (int i = last + 1; last >= 0 && t - last <= GAP + 1 && i < t; i++) {
                    breathy[i] = true;
                }
                last = t;
            }
        }
    }

    /** Whether a frame is broad and unvoiced, neither a hiss nor a rumble. Remembers whether it is voiced, as all loud ones count. */
    private boolean isNoise(float[] samples, int t) {
        double energy = 0;
        for (int i = 0; i < FRAME; i++) {
            frame[i] = samples[t * HOP + i] * window[i];
            energy += frame[i] * frame[i];
        }
        if (energy == 0) {
            return false;
        }
        longFft.autocorrelation(frame, FRAME, correlation);
        for (int lag = SHORTEST_PERIOD; lag < LONGEST_PERIOD; lag++) {
            voiced[t] |= correlation[lag] > PERIODIC_FROM * correlation[0];
        }
        if (voiced[t]) {
            return false;
        }
        fft.power(frame, FRAME, power);
        double sum = 0;
        double weighted = 0;
        for (int b = 0; b < power.length; b++) {
            sum += power[b];
            weighted += power[b] * b * RATE_HZ / fft.size();
        }
        double centroidHz = weighted / sum;
        return centroidHz > LOWEST_CENTROID_HZ && centroidHz < HIGHEST_CENTROID_HZ && flatness() > FLAT_FROM;
    }

    /** Geometric by arithmetic mean of the bands from 400 to 5000 Hz: 0..1. */
    private double flatness() {
        bands.apply(power, band);
        double logs = 0;
        double sum = 0;
        for (int i = 0; i < BANDS; i++) {
            double density = band[i] + 1e-20;
            logs += Math.log(density);
            sum += density;
        }
        return Math.exp(logs / BANDS) / (sum / BANDS);
    }
}
