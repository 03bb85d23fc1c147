package dev.inhabit.affect.voice;

import java.util.Arrays;

/** Power spectra of real signals by the radix-2 algorithm of Cooley and Tukey. Keeps its tables; for one thread. */
final class Fft {
    private final int size;
    private final double[] cosine;
    private final double[] sine;
    private final double[] real;
    private final double[] imaginary;

    /** For signals of up to {@code size} samples, a power of two; shorter ones are filled with zeros. */
    Fft(int size) {
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("the size of a transform must be a power of two");
        }
        this.size = size;
        this.cosine = new double[size / 2];
        this.sine = new double[size / 2];
        this.real = new double[size];
        this.imaginary = new double[size];
        for (int i = 0; i < size / 2; i++) {
            cosine[i] = Math.cos(2 * Math.PI * i / size);
            sine[i] = -Math.sin(2 * Math.PI * i / size);
        }
    }

    int size() {
        return size;
    }

    /** Number of values of a power spectrum. */
    int bins() {
        return size / 2 + 1;
    }

    /** Squared magnitudes of the first half of the spectrum and its middle, into {@code power}. */
    void power(double[] signal, int length, double[] power) {
        transform(signal, length);
        for (int i = 0; i < bins(); i++) {
            power[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
        }
    }

    /** Circular autocorrelation, into {@code correlation} as far as that reaches; linear if half the size is zeros. */
    void autocorrelation(double[] signal, int length, double[] correlation) {
        transform(signal, length);
        for (int i = 0; i < size; i++) {
            real[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
            imaginary[i] = 0;
        }
        reorder();
        butterflies();
        for (int i = 0; i < correlation.length; i++) {
            correlation[i] = real[i] / size;
        }
    }

    private void transform(double[] signal, int length) {
        System.arraycopy(signal, 0, real, 0, length);
        Arrays.fill(real, length, size, 0);
        Arrays.fill(imaginary, 0);
        reorder();
        butterflies();
    }

    private void reorder() {
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 0; i < size; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (j > i) {
                double swap = real[i];
                real[i] = real[j];
                real[j] = swap;
                swap = imaginary[i];
                imaginary[i] = imaginary[j];
                imaginary[j] = swap;
            }
        }
    }

    private void butterflies() {
        for (int half = 1; half < size; half *= 2) {
            int step = size / (2 * half);
            for (int start = 0; start < size; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int even = start + k;
                    int odd = even + half;
                    double c = cosine[k * step];
                    double s = sine[k * step];
                    double re = real[odd] * c - imaginary[odd] * s;
                    double im = real[odd] * s + imaginary[odd] * c;
                    real[odd] = real[even] - re;
                    imaginary[odd] = imaginary[even] - im;
                    real[even] += re;
                    imaginary[even] += im;
                }
            }
        }
    }
}
