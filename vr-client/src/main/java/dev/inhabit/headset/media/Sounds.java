package dev.inhabit.headset.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Clips that stand for what a microphone hears, one after another without end: 16 kHz, mono, signed 16 bit, little-endian. */
public final class Sounds {
    public static final int RATE_HZ = 16_000;
    public static final int CHUNK_MS = 100;
    public static final int CHUNK_BYTES = RATE_HZ * CHUNK_MS / 1000 * 2;

    private static final AudioFormat WIRE = new AudioFormat(RATE_HZ, 16, 1, true, false);

    private final byte[] samples;

    private Sounds(byte[] samples) {
        this.samples = samples;
    }

    /**
     * All WAV files of a folder, in order of their names.
     *
     * @throws IOException where it cannot be read, holds no WAV file, or one that cannot be decoded
     */
    public static Sounds load(Path folder) throws IOException {
        ByteArrayOutputStream samples = new ByteArrayOutputStream();
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(file -> named(file, ".wav")).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new IOException("there is no .wav file in " + folder + "; FLAC and others are not read here:"
                    + " convert them first, for example with 'flac -d' or 'ffmpeg'");
        }
        for (Path file : files) {
            decode(file, samples);
        }
        int whole = samples.size() / CHUNK_BYTES * CHUNK_BYTES;
        if (whole == 0) {
            throw new IOException("the sound in " + folder + " is shorter than " + CHUNK_MS + " ms");
        }
        return new Sounds(Arrays.copyOf(samples.toByteArray(), whole));
    }

    private static boolean named(Path file, String ending) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private static void decode(Path file, ByteArrayOutputStream samples) throws IOException {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile());
                AudioInputStream wire = AudioSystem.getAudioInputStream(WIRE, in)) {
            wire.transferTo(samples);
        } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
            throw new IOException(file + " is not a WAV file that can be decoded", e);
        }
    }

    /** The next tenth of a second, by number; begins anew after the last. */
    public ByteBuffer chunk(long number) {
        int chunks = samples.length / CHUNK_BYTES;
        return ByteBuffer.wrap(samples, (int) (number % chunks) * CHUNK_BYTES, CHUNK_BYTES)
                .slice();
    }
}
