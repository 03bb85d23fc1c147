package dev.inhabit.affect.physiology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Skin conductance (EDA) of a window, parted into its level and its responses (Boucsein 2012; Society for
 * Psychophysiological Research 2012). Heat and movement raise it as well as fear does.
 *
 * @param meanLevelUs mean of the tonic part, µS
 * @param levelSlopeUsPerMin slope of the tonic part by least squares, µS per minute
 * @param responses phasic responses in their order
 * @param durationS length of the window, s
 */
public record SkinConductance(
        double meanLevelUs, double levelSlopeUsPerMin, List<Response> responses, double durationS) {
    /** Least height of a response, µS. */
    public static final double LEAST_AMPLITUDE_US = 0.05;

    private static final double SPLIT_HZ = 0.05;
    static final double LEAST_RATE_HZ = 2;
    private static final double LEAST_WINDOW_S = 30;
    private static final double SHORTEST_RISE_S = 1;
    private static final double LONGEST_RISE_S = 3;
    /** A longer rise may begin in it, and shows by it that it is one. */
    private static final double LOOK_BACK_S = LONGEST_RISE_S + 0.5;
    /** A response rises for a second or more: what is faster is the sensor's noise. */
    private static final double SMOOTH_HZ = 1;
    /** Of a response's height that is passed at its onset. */
    private static final double ONSET_SHARE = 0.05;

    /**
     * One response.
     *
     * @param onsetS when it began, s from the start of the window
     * @param amplitudeUs from onset to peak, µS
     * @param riseS from onset to peak, s
     * @param halfRecoveryS from peak until half of the amplitude is gone, s; {@link Double#NaN} if another response or
     *     the end of the window came first
     */
    public record Response(double onsetS, double amplitudeUs, double riseS, double halfRecoveryS) {}

    public SkinConductance {
        responses = List.copyOf(responses);
    }

    /**
     * Reads one window without gaps.
     *
     * @param conductanceUs in µS, evenly sampled
     * @param rateHz samples per second, at least 2
     * @throws IllegalArgumentException if the window is shorter than 30 s, is sampled too slowly, or holds a value that no
     *     skin has (below 0, or no number)
     */
    public static SkinConductance of(double[] conductanceUs, double rateHz) {
        check(conductanceUs, rateHz);
        double[] phasic = Butterworth.highPass(SPLIT_HZ, rateHz).withoutDelay(conductanceUs);
        double[] tonic = new double[phasic.length];
        Arrays.setAll(tonic, i -> conductanceUs[i] - phasic[i]);
        return new SkinConductance(
                Arrays.stream(tonic).average().orElseThrow(),
                slope(tonic) * rateHz * 60,
                responses(smooth(phasic, rateHz), rateHz),
                conductanceUs.length / rateHz);
    }

    private static double[] smooth(double[] phasic, double rateHz) {
        return rateHz > 2 * SMOOTH_HZ ? Butterworth.lowPass(SMOOTH_HZ, rateHz).withoutDelay(phasic) : phasic;
    }

    /** Responses per minute. */
    public double responsesPerMin() {
        return 60 * responses.size() / durationS;
    }

    /** Mean height of the responses, µS; 0 without any. */
    public double meanAmplitudeUs() {
        return responses.stream().mapToDouble(Response::amplitudeUs).average().orElse(0);
    }

    private static void check(double[] conductanceUs, double rateHz) {
        if (!(rateHz >= LEAST_RATE_HZ)) {
            throw new IllegalArgumentException("skin conductance must be sampled at " + LEAST_RATE_HZ + " Hz or more");
        }
        if (conductanceUs.length < LEAST_WINDOW_S * rateHz) {
            throw new IllegalArgumentException("skin conductance is read over " + LEAST_WINDOW_S + " s or more");
        }
        checkValues(conductanceUs);
    }

    static void checkValues(double[] conductanceUs) {
        if (!Arrays.stream(conductanceUs).allMatch(us -> us >= 0 && us < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("skin conductance must be a number of µS, 0 or more");
        }
    }

    /**
     * A peak is the highest between two falls of the least amplitude or more, so that what is left of the noise neither parts
     * a rise nor makes one; the end of the window stands for the second fall.
     */
    private static List<Response> responses(double[] phasic, double rateHz) {
        List<Response> found = new ArrayList<>();
        int foot = 0;
        int peak = 0;
        int after = 0;
        boolean rises = false;
        for (int i = 1; i <= phasic.length; i++) {
            boolean isEnd = i == phasic.length;
            if (rises && (isEnd || phasic[i] <= phasic[peak] - LEAST_AMPLITUDE_US)) {
                response(phasic, after, peak, rateHz).ifPresent(found::add);
                after = peak;
                foot = i;
                rises = false;
            } else if (isEnd) {
                break;
            } else if (rises) {
                peak = phasic[i] > phasic[peak] ? i : peak;
            } else if (phasic[i] >= phasic[foot] + LEAST_AMPLITUDE_US) {
                peak = i;
                rises = true;
            } else {
                foot = phasic[i] < phasic[foot] ? i : foot;
            }
        }
        return found;
    }

    /** It begins where it last was as low as it had been shortly before its peak, but for a twentieth of its height. */
    private static Optional<Response> response(double[] phasic, int after, int peak, double rateHz) {
        int from = Math.max(after, peak - (int) Math.ceil(LOOK_BACK_S * rateHz));
        double lowest = phasic[peak];
        for (int i = from; i < peak; i++) {
            lowest = Math.min(lowest, phasic[i]);
        }
        double amplitudeUs = phasic[peak] - lowest;
        int onset = peak;
        while (onset > from && phasic[onset] > lowest + ONSET_SHARE * amplitudeUs) {
            onset--;
        }
        double riseS = (peak - onset) / rateHz;
        return amplitudeUs >= LEAST_AMPLITUDE_US && riseS >= SHORTEST_RISE_S && riseS <= LONGEST_RISE_S
                ? Optional.of(new Response(
                        onset / rateHz, amplitudeUs, riseS, halfRecovery(phasic, peak, amplitudeUs) / rateHz))
                : Optional.empty();
    }

    private static double halfRecovery(double[] phasic, int peak, double amplitudeUs) {
        double lowest = phasic[peak];
        for (int i = peak + 1; i < phasic.length; i++) {
            lowest = Math.min(lowest, phasic[i]);
            if (lowest <= phasic[peak] - amplitudeUs / 2) {
                return i - peak;
            }
            if (phasic[i] > lowest + LEAST_AMPLITUDE_US) {
                return Double.NaN;
            }
        }
        return Double.NaN;
    }

    /** Change per sample. */
    private static double slope(double[] values) {
        double middle = (values.length - 1) / 2.0;
        double mean = Arrays.stream(values).average().orElseThrow();
        double product = 0;
        double square = 0;
        for (int i = 0; i < values.length; i++) {
            product += (i - middle) * (values[i] - mean);
            square += (i - middle) * (i - middle);
        }
        return product / square;
    }
}
