package dev.inhabit.affect.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FftTests {
    @ParameterizedTest
    @CsvSource({"4,4", "8,5", "16,16", "64,64", "64,37", "512,400", "2048,2048", "256,1"})
    void agreesWithTheDefinition(int size, int length) {
        double[] signal = new Random(1).doubles(length, -1, 1).toArray();
        Fft fft = new Fft(size);
        double[] power = new double[fft.bins()];
        fft.power(signal, length, power);
        for (int k = 0; k < power.length; k++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < length; i++) {
                re += signal[i] * Math.cos(2 * Math.PI * k * i / size);
                im -= signal[i] * Math.sin(2 * Math.PI * k * i / size);
            }
            assertEquals(re * re + im * im, power[k], 1e-8);
        }
    }

    @ParameterizedTest
    @CsvSource({"8,4", "128,50"})
    void autocorrelationAgreesWithTheDefinition(int size, int length) {
        double[] signal = new Random(2).doubles(length, -1, 1).toArray();
        double[] correlation = new double[length];
        new Fft(size).autocorrelation(signal, length, correlation);
        for (int lag = 0; lag < length; lag++) {
            double sum = 0;
            for (int i = 0; i + lag < length; i++) {
                sum += signal[i] * signal[i + lag];
            }
            assertEquals(sum, correlation[lag], 1e-9);
        }
    }

    @ParameterizedTest
    @CsvSource({"4,4", "8,5", "64,64", "512,500"})
    void thereAndBackIsWhereItWas(int size, int length) {
        double[] signal = new Random(3).doubles(length, -1, 1).toArray();
        Fft fft = new Fft(size);
        double[] re = new double[fft.bins()];
        double[] im = new double[fft.bins()];
        fft.spectrum(signal, length, re, im);
        double[] back = new double[size];
        fft.signal(re, im, back);
        assertArrayEquals(Arrays.copyOf(signal, size), back, 1e-12);
    }
}
