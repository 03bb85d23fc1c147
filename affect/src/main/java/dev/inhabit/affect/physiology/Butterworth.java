package dev.inhabit.affect.physiology;

/** A Butterworth filter of second order, by the bilinear transform, run forth and back so that nothing is delayed. */
final class Butterworth {
    private final double b0;
    private final double b1;
    private final double a1;
    private final double a2;
    private final int settlesIn;

    private Butterworth(double b0, double b1, double k, double norm, int settlesIn) {
        this.b0 = b0;
        this.b1 = b1;
        this.a1 = 2 * (k * k - 1) * norm;
        this.a2 = (1 - Math.sqrt(2) * k + k * k) * norm;
        this.settlesIn = settlesIn;
    }

    /** @param cutHz below half of the rate */
    static Butterworth highPass(double cutHz, double rateHz) {
        double k = Math.tan(Math.PI * cutHz / rateHz);
        double norm = norm(k);
        return new Butterworth(norm, -2 * norm, k, norm, (int) (rateHz / cutHz));
    }

    /** @param cutHz below half of the rate */
    static Butterworth lowPass(double cutHz, double rateHz) {
        double k = Math.tan(Math.PI * cutHz / rateHz);
        double norm = norm(k);
        return new Butterworth(k * k * norm, 2 * k * k * norm, k, norm, (int) (rateHz / cutHz));
    }

    private static double norm(double k) {
        return 1 / (1 + Math.sqrt(2) * k + k * k);
    }

    /** Begins and ends on the signal turned about its first and last value, as far as the filter remembers. */
    double[] withoutDelay(double[] signal) {
        int more = Math.min(settlesIn, signal.length - 1);
        double[] longer = new double[signal.length + 2 * more];
        int last = signal.length - 1;
        for (int i = 0; i < longer.length; i++) {
            int at = i - more;
            if (at < 0) {
                longer[i] = 2 * signal[0] - signal[-at];
            } else if (at > last) {
                longer[i] = 2 * signal[last] - signal[2 * last - at];
            } else {
                longer[i] = signal[at];
            }
        }
        double[] back = reverse(filter(reverse(filter(longer))));
        double[] out = new double[signal.length];
        System.arraycopy(back, more, out, 0, out.length);
        return out;
    }

    /** Starts as if the first value had always been there: a high-pass lets nothing of a constant through, a low-pass all. */
    private double[] filter(double[] in) {
        double[] out = new double[in.length];
        double before = in[0];
        double before2 = in[0];
        double out1 = (2 * b0 + b1) / (1 + a1 + a2) * in[0];
        double out2 = out1;
        for (int i = 0; i < in.length; i++) {
            out[i] = b0 * (in[i] + before2) + b1 * before - a1 * out1 - a2 * out2;
            before2 = before;
            before = in[i];
            out2 = out1;
            out1 = out[i];
        }
        return out;
    }

    private static double[] reverse(double[] values) {
        for (int i = 0, j = values.length - 1; i < j; i++, j--) {
            double kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
        return values;
    }
}
