package dev.inhabit.headset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A tone of 440 Hz. */
public final class Tone {
    private Tone() {}

    /** As a WAV file, mono, 16 bit. */
    public static byte[] wav(int rateHz, int durationMs) throws IOException {
        int count = rateHz * durationMs / 1000;
        byte[] samples = new byte[count * 2];
        for (int i = 0; i < count; i++) {
            int value = (int) (10_000 * Math.sin(2 * Math.PI * 440 * i / rateHz));
            samples[2 * i] = (byte) value;
            samples[2 * i + 1] = (byte) (value >> 8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AudioFormat format = new AudioFormat(rateHz, 16, 1, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(samples), format, count), AudioFileFormat.Type.WAVE, out);
        return out.toByteArray();
    }
}
