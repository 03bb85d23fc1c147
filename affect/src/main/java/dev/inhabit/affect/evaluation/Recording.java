package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.voice.SoundWindow;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.jflac.FLACDecoder;
import org.jflac.PCMProcessor;
import org.jflac.metadata.StreamInfo;
import org.jflac.util.ByteData;

/** Sound from a WAV or FLAC file of 16 bits, one channel and 16 kHz; nothing is resampled behind anybody's back. */
final class Recording {
    private static final float FULL_SCALE = 32_768;

    private Recording() {}

    /** Its samples as 16-bit little-endian numbers. */
    static byte[] pcm(Path file) {
        try {
            return file.toString().toLowerCase(Locale.ROOT).endsWith(".flac") ? flac(file) : wav(file);
        } catch (UnsupportedAudioFileException e) {
            throw new UnusableDataException(file, "is neither WAV nor FLAC", e);
        } catch (IOException | RuntimeException e) {
            if (e instanceof UnusableDataException said) {
                throw said;
            }
            throw new UnusableDataException(file, "cannot be decoded", e);
        }
    }

    /** The same as numbers of -1..1. */
    static float[] samples(byte[] pcm) {
        float[] samples = new float[pcm.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((pcm[2 * i] & 0xFF) | (pcm[2 * i + 1] << 8)) / FULL_SCALE;
        }
        return samples;
    }

    private static byte[] wav(Path file) throws IOException, UnsupportedAudioFileException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                AudioInputStream sound = AudioSystem.getAudioInputStream(in)) {
            AudioFormat format = sound.getFormat();
            boolean plain = format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED) && !format.isBigEndian();
            check(file, plain ? format.getSampleSizeInBits() : 0, format.getChannels(), format.getSampleRate());
            return sound.readAllBytes();
        }
    }

    private static byte[] flac(Path file) throws IOException {
        ByteArrayOutputStream pcm = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            FLACDecoder decoder = new FLACDecoder(in);
            decoder.addPCMProcessor(new PCMProcessor() {
                @Override
                public void processStreamInfo(StreamInfo info) {
                    check(file, info.getBitsPerSample(), info.getChannels(), info.getSampleRate());
                }

                @Override
                public void processPCM(ByteData data) {
                    pcm.write(data.getData(), 0, data.getLen());
                }
            });
            decoder.decode();
        }
        return pcm.toByteArray();
    }

    private static void check(Path file, int bits, int channels, double rateHz) {
        if (bits != 16 || channels != 1 || rateHz != SoundWindow.SAMPLE_RATE_HZ) {
            throw new UnusableDataException(
                    file,
                    "must have 16 bits, one channel and " + SoundWindow.SAMPLE_RATE_HZ + " Hz; it has "
                            + (bits == 0 ? "another coding" : bits + " bits") + ", " + channels + " channels and "
                            + Math.round(rateHz) + " Hz");
        }
    }
}
