package dev.inhabit.affect.physiology;

/** A Butterworth high-pass of second order, by the bilinear transform, run forth and back so that nothing is delayed. */
final class HighPass {
    private final double b0;
    private final double a1;
    private final double a2;
    private final int settlesIn;

    private HighPass(double b0, double a1, double a2, int settlesIn) {
        this.b0 = b0;
        this.a1 = a1;
        this.a2 = a2;
        this.settlesIn = settlesIn;
    }

    static HighPass of(double cutHz, double rateHz) {
        double k = Math.tan(Math.PI * cutHz / rateHz);
        double norm = 1 / (1 + Math.sqrt(2) * k + k * k);
        return new HighPass(
                norm, 2 * (k * k - 1) * norm, (1 - Math.sqrt(2) * k + k * k) * norm, (int) (rateHz / cutHz));
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

    /** Starts as if the first value had always been there: a constant passes as zero. */
    private double[] filter(double[] in) {
        double[] out = new double[in.length];
        double before = in[0];
        double before2 = in[0];
        double out1 = 0;
        double out2 = 0;
        for (int i = 0; i < in.length; i++) {
            out[i] = b0 * (in[i] - 2 * before + before2) - a1 * out1 - a2 * out2;
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
