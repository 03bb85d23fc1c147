package dev.inhabit.affect.voice;

import java.util.Arrays;

/**
 * Power spectra of real signals by the radix-2 algorithm of Cooley and Tukey, two samples to a complex number. Keeps its
 * tables; for one thread.
 */
final class Fft {
    private final int size;
    private final int half;
    private final double[] cosine;
    private final double[] sine;
    private final int[] reordered;
    private final double[] real;
    private final double[] imaginary;
    private final double[] even;

    /** For signals of up to {@code size} samples, a power of two of at least 4; shorter ones are filled with zeros. */
    Fft(int size) {
        if (size < 4 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("the size of a transform must be a power of two");
        }
        this.size = size;
        this.half = size / 2;
        this.cosine = new double[half];
        this.sine = new double[half];
        this.reordered = new int[half];
        this.real = new double[half];
        this.imaginary = new double[half];
        this.even = new double[size];
        int shift = Integer.numberOfLeadingZeros(half) + 1;
        for (int i = 0; i < half; i++) {
            cosine[i] = Math.cos(2 * Math.PI * i / size);
            sine[i] = -Math.sin(2 * Math.PI * i / size);
            reordered[i] = Integer.reverse(i) >>> shift;
        }
    }

    int size() {
        return size;
    }

    /** Number of values of a power spectrum. */
    int bins() {
        return half + 1;
    }

    /** Squared magnitudes of the first half of the spectrum and its middle, into {@code power}. */
    void power(double[] signal, int length, double[] power) {
        transform(signal, length);
        for (int k = 0; k <= half; k++) {
            double re = spectrumReal(k);
            double im = spectrumImaginary(k);
            power[k] = re * re + im * im;
        }
    }

    /** The first half of the spectrum and its middle, into {@code re} and {@code im}. */
    void spectrum(double[] signal, int length, double[] re, double[] im) {
        transform(signal, length);
        for (int k = 0; k <= half; k++) {
            re[k] = spectrumReal(k);
            im[k] = spectrumImaginary(k);
        }
    }

    /** The signal of such a half spectrum, into {@code signal}, which is as long as the transform. */
    void signal(double[] re, double[] im, double[] signal) {
        for (int k = 0; k < half; k++) {
            double evenReal = (re[k] + re[half - k]) / 2;
            double evenImaginary = (im[k] - im[half - k]) / 2;
            double oddReal = (re[k] - re[half - k]) / 2;
            double oddImaginary = (im[k] + im[half - k]) / 2;
            // Conjugated, so that the transform forth is one back.
            real[reordered[k]] = evenReal - (oddReal * -sine[k] + oddImaginary * cosine[k]);
            imaginary[reordered[k]] = -(evenImaginary + oddReal * cosine[k] - oddImaginary * -sine[k]);
        }
        butterflies();
        for (int i = 0; i < half; i++) {
            signal[2 * i] = real[i] / half;
            signal[2 * i + 1] = -imaginary[i] / half;
        }
    }

    /** Circular autocorrelation, into {@code correlation} as far as that reaches; linear if half the size is zeros. */
    void autocorrelation(double[] signal, int length, double[] correlation) {
        transform(signal, length);
        for (int k = 0; k <= half; k++) {
            double re = spectrumReal(k);
            double im = spectrumImaginary(k);
            even[k] = re * re + im * im;
            even[(size - k) & (size - 1)] = even[k];
        }
        // A power spectrum is real and even, so its transform back is its transform forth.
        transform(even, size);
        for (int k = 0; k < correlation.length; k++) {
            correlation[k] = spectrumReal(k) / size;
        }
    }

    /** Of the spectrum up to its middle, from the spectra of even and odd samples that lie interleaved. */
    private double spectrumReal(int k) {
        int a = k & (half - 1);
        int b = (half - k) & (half - 1);
        double c = k == half ? -1 : cosine[k];
        double s = k == half ? 0 : sine[k];
        double oddReal = (imaginary[a] + imaginary[b]) / 2;
        double oddImaginary = (real[b] - real[a]) / 2;
        return (real[a] + real[b]) / 2 + oddReal * c - oddImaginary * s;
    }

    private double spectrumImaginary(int k) {
        int a = k & (half - 1);
        int b = (half - k) & (half - 1);
        double c = k == half ? -1 : cosine[k];
        double s = k == half ? 0 : sine[k];
        double oddReal = (imaginary[a] + imaginary[b]) / 2;
        double oddImaginary = (real[b] - real[a]) / 2;
        return (imaginary[a] - imaginary[b]) / 2 + oddReal * s + oddImaginary * c;
    }

    private void transform(double[] signal, int length) {
        int pairs = length / 2;
        Arrays.fill(real, 0);
        Arrays.fill(imaginary, 0);
        for (int i = 0; i < pairs; i++) {
            int at = reordered[i];
            real[at] = signal[2 * i];
            imaginary[at] = signal[2 * i + 1];
        }
        if (length % 2 == 1) {
            real[reordered[pairs]] = signal[length - 1];
        }
        butterflies();
    }

    private void butterflies() {
        for (int width = 1; width < half; width *= 2) {
            int step = half / width;
            for (int start = 0; start < half; start += 2 * width) {
                for (int k = 0; k < width; k++) {
                    int upper = start + k;
                    int lower = upper + width;
                    double c = cosine[k * step];
                    double s = sine[k * step];
                    double re = real[lower] * c - imaginary[lower] * s;
                    double im = real[lower] * s + imaginary[lower] * c;
                    real[lower] = real[upper] - re;
                    imaginary[lower] = imaginary[upper] - im;
                    real[upper] += re;
                    imaginary[upper] += im;
                }
            }
        }
    }
}
