package dev.inhabit.affect.voice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Power spectra of real signals by the algorithm of Cooley and Tukey with radix 4, two samples to a complex number. Keeps its
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
    private final List<Pass> passes;

    /**
     * Two doublings of the transforms at once, from {@code width} to four times that: the factors by which the second, third
     * and fourth quarter are turned, each table as long as a quarter so that it is read in order.
     */
    private record Pass(int width, double[] c1, double[] s1, double[] c2, double[] s2, double[] c3, double[] s3) {
        static Pass from(int width) {
            return new Pass(
                    width,
                    turn(width, 2, true),
                    turn(width, 2, false),
                    turn(width, 1, true),
                    turn(width, 1, false),
                    turn(width, 3, true),
                    turn(width, 3, false));
        }

        private static double[] turn(int width, int times, boolean cosine) {
            double[] table = new double[width];
            for (int k = 0; k < width; k++) {
                double angle = -2 * Math.PI * times * k / (4 * width);
                table[k] = cosine ? Math.cos(angle) : Math.sin(angle);
            }
            return table;
        }
    }

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
        this.passes = new ArrayList<>();
        int shift = Integer.numberOfLeadingZeros(half) + 1;
        for (int i = 0; i < half; i++) {
            cosine[i] = Math.cos(2 * Math.PI * i / size);
            sine[i] = -Math.sin(2 * Math.PI * i / size);
            reordered[i] = Integer.reverse(i) >>> shift;
        }
        for (int width = firstWidth(); width < half; width *= 4) {
            passes.add(Pass.from(width));
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
        powers(power);
    }

    /** The first half of the spectrum and its middle, into {@code re} and {@code im}. */
    void spectrum(double[] signal, int length, double[] re, double[] im) {
        transform(signal, length);
        for (int k = 0; k <= half; k++) {
            int a = k & (half - 1);
            int b = (half - k) & (half - 1);
            double c = k == half ? -1 : cosine[k];
            double s = k == half ? 0 : sine[k];
            double oddReal = (imaginary[a] + imaginary[b]) / 2;
            double oddImaginary = (real[b] - real[a]) / 2;
            re[k] = (real[a] + real[b]) / 2 + oddReal * c - oddImaginary * s;
            im[k] = (imaginary[a] - imaginary[b]) / 2 + oddReal * s + oddImaginary * c;
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
        powers(even);
        for (int k = 1; k < half; k++) {
            even[size - k] = even[k];
        }
        // A power spectrum is real and even, so its transform back is its transform forth, and real.
        transform(even, size);
        double scale = 1.0 / (2 * size);
        correlation[0] = (real[0] + imaginary[0]) / size;
        for (int k = 1; k < correlation.length; k++) {
            int mirror = half - k;
            double oddReal = imaginary[k] + imaginary[mirror];
            double oddImaginary = real[mirror] - real[k];
            correlation[k] = scale * (real[k] + real[mirror] + oddReal * cosine[k] - oddImaginary * sine[k]);
        }
    }

    /** From the spectra of even and odd samples that lie interleaved: each pair gives a frequency and its mirror image. */
    private void powers(double[] power) {
        double first = real[0] + imaginary[0];
        double middle = real[0] - imaginary[0];
        power[0] = first * first;
        power[half] = middle * middle;
        for (int k = 1; k <= half / 2; k++) {
            int mirror = half - k;
            double evenReal = real[k] + real[mirror];
            double evenImaginary = imaginary[k] - imaginary[mirror];
            double oddReal = imaginary[k] + imaginary[mirror];
            double oddImaginary = real[mirror] - real[k];
            double turnedReal = oddReal * cosine[k] - oddImaginary * sine[k];
            double turnedImaginary = oddReal * sine[k] + oddImaginary * cosine[k];
            power[k] = quarter(evenReal + turnedReal, evenImaginary + turnedImaginary);
            power[mirror] = quarter(evenReal - turnedReal, evenImaginary - turnedImaginary);
        }
    }

    private static double quarter(double re, double im) {
        return (re * re + im * im) / 4;
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

    private int firstWidth() {
        return Integer.numberOfTrailingZeros(half) % 2 == 1 ? 2 : 4;
    }

    private void butterflies() {
        if (firstWidth() == 2) {
            pairs(real);
            pairs(imaginary);
        } else {
            fours();
        }
        for (Pass pass : passes) {
            for (int start = 0; start < half; start += 4 * pass.width) {
                turn(pass, start);
            }
        }
    }

    private static void pairs(double[] x) {
        for (int i = 0; i < x.length; i += 2) {
            double a = x[i];
            double b = x[i + 1];
            x[i] = a + b;
            x[i + 1] = a - b;
        }
    }

    private void fours() {
        for (int i = 0; i < half; i += 4) {
            double sumRe = real[i] + real[i + 1];
            double differenceRe = real[i] - real[i + 1];
            double nextSumRe = real[i + 2] + real[i + 3];
            double nextDifferenceRe = real[i + 2] - real[i + 3];
            double sumIm = imaginary[i] + imaginary[i + 1];
            double differenceIm = imaginary[i] - imaginary[i + 1];
            double nextSumIm = imaginary[i + 2] + imaginary[i + 3];
            double nextDifferenceIm = imaginary[i + 2] - imaginary[i + 3];
            real[i] = sumRe + nextSumRe;
            imaginary[i] = sumIm + nextSumIm;
            real[i + 1] = differenceRe + nextDifferenceIm;
            imaginary[i + 1] = differenceIm - nextDifferenceRe;
            real[i + 2] = sumRe - nextSumRe;
            imaginary[i + 2] = sumIm - nextSumIm;
            real[i + 3] = differenceRe - nextDifferenceIm;
            imaginary[i + 3] = differenceIm + nextDifferenceRe;
        }
    }

    /** The quarters lie in the order that reversing bits leaves: first, third, second, fourth. */
    private void turn(Pass pass, int start) {
        int width = pass.width;
        double[] re = real;
        double[] im = imaginary;
        double[] c1 = pass.c1;
        double[] s1 = pass.s1;
        double[] c2 = pass.c2;
        double[] s2 = pass.s2;
        double[] c3 = pass.c3;
        double[] s3 = pass.s3;
        int second = start + width;
        int third = second + width;
        int fourth = third + width;
        for (int k = 0; k < width; k++) {
            double bRe = re[second + k] * c1[k] - im[second + k] * s1[k];
            double bIm = re[second + k] * s1[k] + im[second + k] * c1[k];
            double cRe = re[third + k] * c2[k] - im[third + k] * s2[k];
            double cIm = re[third + k] * s2[k] + im[third + k] * c2[k];
            double dRe = re[fourth + k] * c3[k] - im[fourth + k] * s3[k];
            double dIm = re[fourth + k] * s3[k] + im[fourth + k] * c3[k];
            double sumRe = re[start + k] + bRe;
            double sumIm = im[start + k] + bIm;
            double differenceRe = re[start + k] - bRe;
            double differenceIm = im[start + k] - bIm;
            double nextSumRe = cRe + dRe;
            double nextSumIm = cIm + dIm;
            double nextDifferenceRe = cRe - dRe;
            double nextDifferenceIm = cIm - dIm;
            re[start + k] = sumRe + nextSumRe;
            im[start + k] = sumIm + nextSumIm;
            re[second + k] = differenceRe + nextDifferenceIm;
            im[second + k] = differenceIm - nextDifferenceRe;
            re[third + k] = sumRe - nextSumRe;
            im[third + k] = sumIm - nextSumIm;
            re[fourth + k] = differenceRe - nextDifferenceIm;
            im[fourth + k] = differenceIm + nextDifferenceRe;
        }
    }
}
