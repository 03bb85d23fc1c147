package dev.inhabit.affect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
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

    @Test
    void oneInferenceOfWordsLeavesTwoKilobytes() throws OrtException {
        LongBuffer ids = ByteBuffer.allocateDirect(16 * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
        ModelRegistry models = ModelRegistry.shipped();
        try (Network network = Network.load(models, models.require(ModelTask.TEXT_EMOTION));
                OnnxTensor input = OnnxTensor.createTensor(network.environment(), ids, new long[] {1, 16});
                OnnxTensor output = floats(network, 1, 35)) {
            Map<String, OnnxTensor> inputs = Map.of("input_ids", input, "attention_mask", input);
            Map<String, OnnxTensor> outputs = Map.of("probs", output);
            assertLeaves(2_000, () -> network.run(inputs, outputs));
        }
    }

    @Test
    void oneLookForFacesLeavesTwoKilobytes() throws OrtException {
        ModelRegistry models = ModelRegistry.shipped();
        try (Network network = Network.load(models, models.require(ModelTask.FACE_DETECTION));
                OnnxTensor input = floats(network, 1, 1, 256, 320)) {
            Map<String, OnnxTensor> outputs = new HashMap<>();
            for (int stride : new int[] {8, 16, 32}) {
                int cells = 256 / stride * (320 / stride);
                outputs.put("cls_" + stride, floats(network, 1, cells, 1));
                outputs.put("bbox_" + stride, floats(network, 1, cells, 4));
            }
            Map<String, OnnxTensor> inputs = Map.of("input", input);
            assertLeaves(2_000, () -> network.run(inputs, outputs));
            outputs.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor floats(Network network, long... shape) throws OrtException {
        long count = LongStream.of(shape).reduce(1, (a, b) -> a * b);
        FloatBuffer buffer = ByteBuffer.allocateDirect((int) count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return OnnxTensor.createTensor(network.environment(), buffer, shape);
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
