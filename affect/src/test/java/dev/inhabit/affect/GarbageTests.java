package dev.inhabit.affect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.inhabit.affect.face.FaceSense;
import dev.inhabit.affect.face.FaceTrack;
import dev.inhabit.affect.face.ImageLimits;
import dev.inhabit.affect.model.FloatTensors;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.model.ModelTask;
import dev.inhabit.affect.model.Network;
import dev.inhabit.affect.text.TextSense;
import dev.inhabit.affect.voice.SoundWindow;
import dev.inhabit.affect.voice.VoiceSense;
import dev.inhabit.affect.voice.VoiceTrack;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes left on the heap by one reading: counted, not timed. A buffer of pixels or sound would be far above these. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GarbageTests {
    private static final int ROUNDS = 60;

    private final AffectEngine engine = AffectEngine.load(ModelRegistry.shipped(), ImageLimits.DEFAULT);

    @AfterAll
    void close() {
        engine.close();
    }

    /** Of the runtime alone; what a reading makes of it comes on top. */
    @ParameterizedTest
    @CsvSource({
        "FACE_EXPRESSION, gray, 2 1 48 48, probs, 2 7",
        "FACE_LANDMARKS, luminance, 1 1 96 96, points, 1 133",
        "VOICE_EMOTION, heard, 1 389, probs, 1 7"
    })
    void oneInferenceLeavesTwoKilobytes(
            ModelTask task, String input, String inputShape, String output, String outputShape) {
        ModelRegistry models = ModelRegistry.shipped();
        try (Network network = Network.load(models, models.require(task));
                FloatTensors tensors =
                        new FloatTensors(network, input, shape(inputShape), output, shape(outputShape))) {
            assertLeaves(2_000, tensors::run);
        }
    }

    private static long[] shape(String axes) {
        return Stream.of(axes.split(" ")).mapToLong(Long::parseLong).toArray();
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
