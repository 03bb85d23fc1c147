package dev.inhabit.affect.physiology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        double[] phasic = HighPass.of(SPLIT_HZ, rateHz).withoutDelay(conductanceUs);
        double[] tonic = new double[phasic.length];
        Arrays.setAll(tonic, i -> conductanceUs[i] - phasic[i]);
        return new SkinConductance(
                Arrays.stream(tonic).average().orElseThrow(),
                slope(tonic) * rateHz * 60,
                responses(phasic, rateHz),
                conductanceUs.length / rateHz);
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

    private static List<Response> responses(double[] phasic, double rateHz) {
        List<Response> found = new ArrayList<>();
        int onset = 0;
        for (int i = 1; i < phasic.length - 1; i++) {
            if (phasic[i] < phasic[i - 1] && phasic[i] <= phasic[i + 1]) {
                onset = i;
            } else if (phasic[i] > phasic[i - 1] && phasic[i] >= phasic[i + 1]) {
                double amplitudeUs = phasic[i] - phasic[onset];
                double riseS = (i - onset) / rateHz;
                if (amplitudeUs >= LEAST_AMPLITUDE_US && riseS >= SHORTEST_RISE_S && riseS <= LONGEST_RISE_S) {
                    found.add(new Response(
                            onset / rateHz, amplitudeUs, riseS, halfRecovery(phasic, i, amplitudeUs) / rateHz));
                }
            }
        }
        return found;
    }

    private static double halfRecovery(double[] phasic, int peak, double amplitudeUs) {
        for (int i = peak + 1; i < phasic.length; i++) {
            if (phasic[i] <= phasic[peak] - amplitudeUs / 2) {
                return i - peak;
            }
            if (phasic[i] > phasic[i - 1] + LEAST_AMPLITUDE_US) {
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
