package dev.inhabit.affect.voice;

import dev.inhabit.affect.Beside;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jflac.FLACDecoder;
import org.jflac.PCMProcessor;
import org.jflac.metadata.StreamInfo;
import org.jflac.util.ByteData;

/** Sounds to read: made here, or recordings beside the checkout where they are. */
final class Sounds {
    private Sounds() {}

    static float[] sine(double hz, double amplitude, int samples) {
        float[] sound = new float[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / SoundWindow.SAMPLE_RATE_HZ));
        }
        return sound;
    }

    /** The reference noise: a linear congruential generator from 42, a tenth of full scale. */
    static float[] noise(int samples) {
        float[] sound = new float[samples];
        long x = 42;
        for (int i = 0; i < samples; i++) {
            x = (1_664_525 * x + 1_013_904_223) & 0xFFFFFFFFL;
            sound[i] = (float) (.1 * (x / 2_147_483_648.0 - 1));
        }
        return sound;
    }

    /** Harmonics of a wandering pitch in syllables of 200 ms, five a second less pauses: enough to count as speech. */
    static float[] speechLike(double hz, int samples) {
        float[] sound = new float[samples];
        double phase = 0;
        for (int i = 0; i < samples; i++) {
            double seconds = (double) i / SoundWindow.SAMPLE_RATE_HZ;
            phase += 2 * Math.PI * hz * (1 + .05 * Math.sin(2 * Math.PI * .7 * seconds)) / SoundWindow.SAMPLE_RATE_HZ;
            double syllable =
                    Math.max(.03, Math.sin(2 * Math.PI * 2.5 * seconds) * Math.sin(2 * Math.PI * 2.5 * seconds));
            double voice = 0;
            for (int harmonic = 1; harmonic <= 8; harmonic++) {
                voice += Math.sin(harmonic * phase) / harmonic;
            }
            sound[i] = (float) (.15 * syllable * voice);
        }
        return sound;
    }

    static byte[] pcm(float[] sound) {
        byte[] pcm = new byte[2 * sound.length];
        for (int i = 0; i < sound.length; i++) {
            int value = Math.round(sound[i] * 32_767);
            pcm[2 * i] = (byte) value;
            pcm[2 * i + 1] = (byte) (value >> 8);
        }
        return pcm;
    }

    static List<Path> recordings() {
        try (Stream<Path> files = Files.list(Beside.checkout("data", "voice", "emodb"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static float[] recording(Path flac) {
        ByteArrayOutputStream pcm = new ByteArrayOutputStream();
        try (InputStream in = Files.newInputStream(flac)) {
            FLACDecoder decoder = new FLACDecoder(in);
            decoder.addPCMProcessor(new PCMProcessor() {
                @Override
                public void processStreamInfo(StreamInfo info) {}

                @Override
                public void processPCM(ByteData data) {
                    pcm.write(data.getData(), 0, data.getLen());
                }
            });
            decoder.decode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = pcm.toByteArray();
        float[] sound = new float[bytes.length / 2];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (short) ((bytes[2 * i] & 0xFF) | (bytes[2 * i + 1] << 8)) / 32_768f;
        }
        return sound;
    }
}
