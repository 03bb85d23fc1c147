package dev.inhabit.affect.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.Beside;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTests {
    private static final byte[] PCM = {0, 0, 0, 64, 0, -128, -1, 127};

    @TempDir
    Path folder = Path.of("");

    @Test
    void samplesComeOutAsTheyWentIn() throws IOException {
        byte[] pcm = Recording.pcm(wav(16_000, 1));
        assertArrayEquals(PCM, pcm);
        assertArrayEquals(new float[] {0, .5f, -1, 32_767 / 32_768f}, Recording.samples(pcm));
    }

    @Test
    void otherRatesAndChannelsAreRefused() throws IOException {
        assertTrue(refusal(wav(44_100, 1)).contains("1 channels and 44100 Hz"));
        assertTrue(refusal(wav(16_000, 2)).contains("2 channels"));
        assertTrue(refusal(Files.writeString(folder.resolve("text.wav"), "no sound"))
                .contains("neither WAV nor FLAC"));
        assertTrue(refusal(Files.writeString(folder.resolve("text.flac"), "no sound"))
                .contains("cannot be decoded"));
    }

    @Test
    void flacIsDecoded() {
        Path flac = Beside.checkout("data", "voice", "emodb", "03a01Fa.flac");
        assertEquals(32_000, Recording.samples(Recording.pcm(flac)).length);
    }

    private static String refusal(Path file) {
        return String.valueOf(assertThrows(UnusableDataException.class, () -> Recording.pcm(file))
                .getMessage());
    }

    private Path wav(int rateHz, int channels) throws IOException {
        return write(folder.resolve(rateHz + "-" + channels + ".wav"), PCM, rateHz, channels);
    }

    static Path write(Path file, byte[] pcm, int rateHz, int channels) throws IOException {
        AudioFormat format = new AudioFormat(rateHz, 16, channels, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(pcm), format, pcm.length / (2 * channels)),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        return file;
    }

    /** The same sound without its first sample, so that no manifest knows it. */
    static byte[] withoutFirst(byte[] pcm) {
        return Arrays.copyOfRange(pcm, 2, pcm.length);
    }
}
