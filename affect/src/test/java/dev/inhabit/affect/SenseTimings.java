package dev.inhabit.affect;

import com.sun.management.ThreadMXBean;
import dev.inhabit.affect.face.FaceReading;
import dev.inhabit.affect.face.FaceResult;
import dev.inhabit.affect.face.FaceSense;
import dev.inhabit.affect.face.FaceTrack;
import dev.inhabit.affect.face.ImageLimits;
import dev.inhabit.affect.face.StageNanos;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.text.TextSense;
import dev.inhabit.affect.text.WordReader;
import dev.inhabit.affect.voice.SoundWindow;
import dev.inhabit.affect.voice.VoiceSense;
import dev.inhabit.affect.voice.VoiceTrack;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A program that prints what one reading of each sense costs on one core: processor time, so that a busy machine
 * disturbs little, and bytes left on the heap. Arguments: a folder of images, and optionally one of models.
 */
public final class SenseTimings {
    private static final int ROUNDS = 60;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private SenseTimings() {}

    public static void main(String[] arguments) throws IOException {
        ModelRegistry models =
                arguments.length > 1 ? ModelRegistry.withUserFolder(Path.of(arguments[1])) : ModelRegistry.shipped();
        long start = System.nanoTime();
        try (AffectEngine engine = AffectEngine.load(models, ImageLimits.DEFAULT)) {
            print("models loaded and warm after %.0f ms%n", (System.nanoTime() - start) / 1e6);
            try (FaceSense face = engine.faceSense();
                    var images = Files.list(Path.of(arguments[0]))) {
                print("faces by %s%n", face.detectorName());
                for (Path image : images.sorted().toList()) {
                    byte[] bytes = Files.readAllBytes(image);
                    String name = image.getFileName().toString();
                    face(name + ", alone", () -> face.read(bytes));
                    FaceTrack track = new FaceTrack();
                    face(name + ", followed", () -> face.read(bytes, track));
                }
            }
            try (TextSense text = engine.textSense()) {
                time("a sentence", () -> text.read("They are all staring at me and I do not know what to say"));
                String tenThousand =
                        "They stared at me, my boss was great and I did not know what to say. ".repeat(145);
                time("10,000 characters", () -> text.read(tenThousand.substring(0, 10_000)));
                WordReader words = new WordReader(TextRules.shipped());
                time("a sentence, by rules alone", () -> words.read("They are all staring at me and I can't speak"));
                time("10,000 characters, by rules alone", () -> words.read(tenThousand));
                time("10,000 characters, risk alone", () -> words.risk(tenThousand, false));
            }
            try (VoiceSense voice = engine.voiceSense()) {
                float[] sound = hum();
                VoiceTrack speaker = new VoiceTrack();
                time("3 s of sound", () -> voice.read(sound, SoundWindow.HOP, speaker));
            }
        }
    }

    private static void face(String what, Supplier<FaceResult> reading) {
        Deque<FaceResult> results = new ArrayDeque<>();
        double[] stages = new double[4];
        int counted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            if (reading.get() instanceof FaceReading face && i >= ROUNDS / 3) {
                StageNanos nanos = face.nanos();
                stages[0] += nanos.decode() / 1e6;
                stages[1] += nanos.detect() / 1e6;
                stages[2] += nanos.classify() / 1e6;
                stages[3] += nanos.measure() / 1e6;
                counted++;
            }
        }
        time(what, () -> results.add(reading.get()));
        print(
                "    wall time by stage: decode %.2f, detect %.2f, classify %.2f, measure %.2f ms%n",
                stages[0] / counted, stages[1] / counted, stages[2] / counted, stages[3] / counted);
    }

    private static void time(String what, Runnable reading) {
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < ROUNDS; i++) {
            reading.run();
        }
        long[] cpuNanos = new long[ROUNDS];
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < ROUNDS; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            reading.run();
            cpuNanos[i] = THREADS.getCurrentThreadCpuTime() - before;
        }
        bytes = THREADS.getThreadAllocatedBytes(thread) - bytes;
        double mean = Arrays.stream(cpuNanos).average().orElseThrow() / 1e6;
        Arrays.sort(cpuNanos);
        print(
                "%-44s mean %6.2f, median %6.2f, p95 %6.2f ms of processor; %d bytes%n",
                what, mean, cpuNanos[ROUNDS / 2] / 1e6, cpuNanos[ROUNDS * 19 / 20] / 1e6, bytes / ROUNDS);
    }

    private static float[] hum() {
        float[] sound = new float[SoundWindow.LENGTH];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (.2 * Math.sin(2 * Math.PI * 150 * i / SoundWindow.SAMPLE_RATE_HZ) * (i / 3000 % 2));
        }
        return sound;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
