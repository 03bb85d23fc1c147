package dev.inhabit.headset.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.headset.Tone;
import dev.inhabit.protocol.ToClient.MediaReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures keep to the server's pace; sound is what the wire wants. */
class MediaTests {
    private static MediaReport report(double suggestedFps) {
        return new MediaReport(30, 5, 25, 0.8, suggestedFps);
    }

    private static int sentIn(MediaPace pace, long fromMs, long forMs, int stepMs) {
        int sent = 0;
        for (long now = fromMs; now < fromMs + forMs; now += stepMs) {
            while (pace.due(now)) {
                sent++;
            }
        }
        return sent;
    }

    @Property
    void never_more_than_the_server_can_read(
            @ForAll @DoubleRange(min = 1, max = 90) double wanted,
            @ForAll @DoubleRange(min = 0, max = 120) double suggested,
            @ForAll @IntRange(min = 1, max = 200) int stepMs) {
        MediaPace pace = new MediaPace(wanted);
        pace.heard(report(suggested));
        double allowed = Math.min(wanted, Math.max(0.2, suggested));
        int sent = sentIn(pace, 0, 10_000, stepMs);
        assertTrue(sent <= allowed * 10 + 1.001, sent + " of " + allowed * 10);
    }

    @Test
    void it_sends_more_again_when_the_server_can_read_more() {
        MediaPace pace = new MediaPace(30);
        pace.heard(report(2));
        assertEquals(20, sentIn(pace, 0, 10_000, 10));
        pace.heard(report(100));
        assertEquals(30, pace.fps());
        assertTrue(sentIn(pace, 10_000, 10_000, 10) >= 299);
    }

    @TempDir
    private Path folder;

    @Test
    void a_clip_of_another_rate_becomes_sixteen_kilohertz_without_changing_its_tone() throws IOException {
        Files.write(folder.resolve("tone.wav"), Tone.wav(44_100, 1_000));
        Sounds sounds = Sounds.load(folder);
        int crossings = 0;
        short before = 0;
        for (int chunk = 0; chunk < 9; chunk++) {
            ByteBuffer samples = sounds.chunk(chunk).order(ByteOrder.LITTLE_ENDIAN);
            assertEquals(Sounds.CHUNK_BYTES, samples.remaining());
            while (samples.hasRemaining()) {
                short now = samples.getShort();
                crossings += before < 0 && now >= 0 ? 1 : 0;
                before = now;
            }
        }
        assertTrue(Math.abs(crossings - 396) <= 3, crossings + " rising zeros in 0.9 s of 440 Hz");
    }

    @Test
    void a_folder_without_clips_says_what_is_missing() throws IOException {
        Files.write(folder.resolve("clip.flac"), new byte[10]);
        IOException none = assertThrows(IOException.class, () -> Sounds.load(folder));
        assertTrue(String.valueOf(none.getMessage()).contains("FLAC"));
        assertThrows(IOException.class, () -> Pictures.load(folder));
    }
}
