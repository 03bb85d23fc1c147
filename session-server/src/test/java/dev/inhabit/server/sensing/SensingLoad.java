package dev.inhabit.server.sensing;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.face.FaceSense;
import dev.inhabit.affect.face.FaceTrack;
import dev.inhabit.affect.face.ImageLimits;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.text.TextRules;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Prints what fifty cameras at 60 frames/s come to in one process, beside a bare loop over the same pictures on one
 * thread, in alternating rounds, and what an actor's answer takes meanwhile. Arguments: senders, frames/s, seconds a
 * round, rounds.
 */
public final class SensingLoad {
    private final int senders;
    private final int fps;
    private final Duration round;
    private final byte[][] pictures;

    private SensingLoad(int senders, int fps, Duration round) throws IOException {
        this.senders = senders;
        this.fps = fps;
        this.round = round;
        this.pictures = new byte[senders][];
        String[] names = {"happy", "neutral", "sad", "surprised"};
        for (int i = 0; i < senders; i++) {
            pictures[i] = Pictures.scene("face-api.js_" + names[i % names.length] + ".jpg")
                    .map(SensingLoad::camera)
                    .orElseGet(() -> Pictures.gradient(640, 480, "jpeg"));
        }
    }

    public static void main(String[] args) throws IOException {
        int[] n = Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        SensingLoad load = new SensingLoad(
                n.length > 0 ? n[0] : 50, n.length > 1 ? n[1] : 60, Duration.ofSeconds(n.length > 2 ? n[2] : 10));
        int rounds = n.length > 3 ? n[3] : 5;
        List<Double> bareFps = new ArrayList<>();
        List<Double> bareCpuUs = new ArrayList<>();
        List<Double> roomFps = new ArrayList<>();
        List<Double> roomCpuUs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            load.bare(bareFps, bareCpuUs);
            load.room(roomFps, roomCpuUs);
        }
        System.out.printf("bare loop  frames/s %s   CPU us/frame %s%n", spread(bareFps), spread(bareCpuUs));
        System.out.printf("room       frames/s %s   CPU us/frame %s%n", spread(roomFps), spread(roomCpuUs));
        System.out.printf("CPU of a frame, room over loop: %.3f%n", median(roomCpuUs) / median(bareCpuUs));
    }

    private void bare(List<Double> fpsOut, List<Double> cpuUsOut) {
        try (AffectEngine engine = AffectEngine.load(ModelRegistry.shipped(), ImageLimits.DEFAULT);
                FaceSense sense = engine.faceSense()) {
            FaceTrack[] tracks = new FaceTrack[senders];
            Arrays.setAll(tracks, i -> new FaceTrack());
            long frames = 0;
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long start = System.nanoTime();
            while (System.nanoTime() - start < round.toNanos()) {
                int sender = (int) (frames++ % senders);
                sense.read(pictures[sender], tracks[sender]);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
            fpsOut.add(frames / seconds);
            cpuUsOut.add(cpu / 1e3 / frames);
        }
    }

    private void room(List<Double> fpsOut, List<Double> cpuUsOut) {
        Stages stages = new Stages();
        ActorTestKit kit = ActorTestKit.create(Settings.config("pekko.log-dead-letters = off"));
        Sensing sensing = Sensing.start(
                kit.system(),
                ModelRegistry::shipped,
                BodySettings.of(ShippedBiofeedback.HEART),
                TextRules.shipped(),
                List.of(),
                InstantSource.system(),
                stages,
                (session, moment) -> {});
        sensing.ready().toCompletableFuture().join();
        ActorRef<Runnable> actor = kit.spawn(Behaviors.receive((context, task) -> {
            task.run();
            return Behaviors.same();
        }));
        Waits idle = pings(actor);
        AtomicIntegerArray reads = new AtomicIntegerArray(senders);
        List<Sensing.Media> sockets = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            int sender = i;
            sockets.add(sensing.media(EntityId.of(new TenantId("load"), UUID.randomUUID()), answer -> {
                if (answer instanceof dev.inhabit.protocol.ToClient.FrameRead) {
                    reads.incrementAndGet(sender);
                }
            }));
        }
        ScheduledExecutorService cameras = Executors.newSingleThreadScheduledExecutor();
        AtomicInteger number = new AtomicInteger();
        ScheduledFuture<?> shooting = cameras.scheduleAtFixedRate(
                () -> {
                    long now = System.currentTimeMillis();
                    int frame = number.incrementAndGet();
                    for (int i = 0; i < senders; i++) {
                        sockets.get(i).offer(Pictures.frame(frame, now, pictures[i]));
                    }
                },
                0,
                1_000_000_000L / fps,
                TimeUnit.NANOSECONDS);
        long cpu = inferenceCpuNanos();
        long readBefore = stages.read.sum();
        long start = System.nanoTime();
        Waits loaded = pings(actor);
        double seconds = (System.nanoTime() - start) / 1e9;
        long read = stages.read.sum() - readBefore;
        cpu = inferenceCpuNanos() - cpu;
        shooting.cancel(false);
        cameras.shutdown();
        fpsOut.add(read / seconds);
        cpuUsOut.add(cpu / 1e3 / read);
        int[] each = new int[senders];
        Arrays.setAll(each, reads::get);
        Arrays.sort(each);
        System.out.printf(
                "offered %d/s, read %.1f/s (a sender %d to %d), dropped %d; ms: waited %s, decode %s, detect %s, classify %s;"
                        + " actor's answer idle %s, loaded %s%n",
                senders * fps,
                read / seconds,
                each[0],
                each[senders - 1],
                stages.dropped.sum(),
                stages.waited,
                stages.decode,
                stages.detect,
                stages.classify,
                idle,
                loaded);
        sensing.close().toCompletableFuture().join();
        kit.shutdownTestKit();
    }

    /** An actor's answers for one round, a hundred a second, each measured from when it was due. */
    private Waits pings(ActorRef<Runnable> actor) {
        Waits waits = new Waits();
        long start = System.nanoTime();
        for (long due = start; due < start + round.toNanos(); due += 10_000_000) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long asked = due;
            actor.tell(() -> waits.add(System.nanoTime() - asked));
        }
        return waits;
    }

    private static long inferenceCpuNanos() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().contains("inference-dispatcher"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    /** As a headset's camera sends it: 640 by 480, JPEG. */
    private static byte[] camera(byte[] photograph) {
        try {
            BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            BufferedImage from = ImageIO.read(new ByteArrayInputStream(photograph));
            int height = 640 * from.getHeight() / from.getWidth();
            graphics.drawImage(from, 0, (480 - height) / 2, 640, height, null);
            graphics.dispose();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String spread(List<Double> values) {
        return "%.1f (%.1f to %.1f)"
                .formatted(
                        median(values),
                        values.stream().mapToDouble(v -> v).min().orElse(0),
                        values.stream().mapToDouble(v -> v).max().orElse(0));
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Times in ms: median and 99th percentile. */
    private static final class Waits {
        private final List<Long> nanos = new ArrayList<>();

        synchronized void add(long value) {
            nanos.add(value);
        }

        @Override
        public synchronized String toString() {
            long[] sorted = nanos.stream().mapToLong(v -> v).sorted().toArray();
            return sorted.length == 0
                    ? "-"
                    : "%.2f/%.2f".formatted(sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6);
        }
    }

    private static final class Stages implements SensingMetrics {
        private final LongAdder read = new LongAdder();
        private final LongAdder dropped = new LongAdder();
        private final Waits waited = new Waits();
        private final Waits decode = new Waits();
        private final Waits detect = new Waits();
        private final Waits classify = new Waits();

        @Override
        public void pictureRead(long waitedNanos, long decodeNanos, long detectNanos, long classifyNanos) {
            read.increment();
            waited.add(waitedNanos);
            decode.add(decodeNanos);
            detect.add(detectNanos);
            classify.add(classifyNanos);
        }

        @Override
        public void pictureDropped(Drop why) {
            dropped.increment();
        }
    }
}
