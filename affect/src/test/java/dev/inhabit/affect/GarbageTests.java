package dev.inhabit.affect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.inhabit.affect.face.FaceSense;
import dev.inhabit.affect.face.FaceTrack;
import dev.inhabit.affect.face.ImageLimits;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.text.TextSense;
import dev.inhabit.affect.voice.SoundWindow;
import dev.inhabit.affect.voice.VoiceSense;
import dev.inhabit.affect.voice.VoiceTrack;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Bytes left on the heap by one reading: counted, not timed. A buffer of pixels or sound would be far above these. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GarbageTests {
    private static final int ROUNDS = 60;

    private final AffectEngine engine = AffectEngine.load(ModelRegistry.shipped(), ImageLimits.DEFAULT);

    @AfterAll
    void close() {
        engine.close();
    }

    @Test
    void aFaceThatIsFollowedLeavesTwoKilobytesForEachOfThreeNetworks() throws IOException {
        byte[] image = Files.readAllBytes(Beside.checkout("data", "face", "scenes", "face-api.js_happy.jpg"));
        FaceTrack track = new FaceTrack();
        try (FaceSense sense = engine.faceSense()) {
            assertLeaves(6_000, () -> sense.read(image, track));
        }
    }

    @Test
    void aSentenceLeavesEightKilobytesMostlyOfItsTokenizers() {
        try (TextSense sense = engine.textSense()) {
            assertLeaves(8_000, () -> sense.read("They are all staring at me and I do not know what to say"));
        }
    }

    @Test
    void threeSecondsOfSoundLeaveEightKilobytes() {
        float[] sound = new float[SoundWindow.LENGTH];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (.2 * Math.sin(2 * Math.PI * 150 * i / SoundWindow.SAMPLE_RATE_HZ) * (i / 3000 % 2));
        }
        VoiceTrack speaker = new VoiceTrack();
        try (VoiceSense sense = engine.voiceSense()) {
            assertLeaves(8_000, () -> sense.read(sound, SoundWindow.HOP, speaker));
        }
    }

    private static void assertLeaves(long mostBytes, Runnable reading) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < ROUNDS; i++) {
            reading.run();
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < ROUNDS; i++) {
            reading.run();
        }
        long each = (threads.getThreadAllocatedBytes(thread) - before) / ROUNDS;
        assertTrue(each <= mostBytes, "bytes left by one reading: " + each);
    }
}
