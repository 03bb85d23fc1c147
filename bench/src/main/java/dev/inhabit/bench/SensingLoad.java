package dev.inhabit.bench;

import com.sun.management.ThreadMXBean;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.face.FaceSense;
import dev.inhabit.affect.face.FaceTrack;
import dev.inhabit.affect.face.ImageLimits;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.text.TextSense;
import dev.inhabit.affect.voice.VoiceSense;
import dev.inhabit.affect.voice.VoiceTrack;
import dev.inhabit.bench.senses.Pictures;
import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.server.Settings;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.sensing.BodySettings;
import dev.inhabit.server.sensing.Sensing;
import dev.inhabit.server.sensing.SensingMetrics;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
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
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * P4: frames of several cameras through the server's sensing (take, decode, detect, read, fuse, tell the session) beside a
 * plain loop over the same pictures with the same models in the same process, both saturated; and each sense alone, on one
 * thread, with what it allocates.
 */
final class SensingLoad implements BenchCase {
    private static final String OURS = "inhabit";
    private static final String LOOP = "plain loop, one thread";
    private static final int CAMERA_HZ = 60;
    private static final String WORDS =
            "I was really nervous when everybody looked at me, but then it went better than I had thought.";

    @Override
    public String id() {
        return "P4";
    }

    @Override
    public String title() {
        return "sensing: picture in, reading out";
    }

    @Override
    public Report run(Plan plan) throws Exception {
        Samples samples = new Samples();
        List<byte[]> pictures = Pictures.of(plan.frames());
        boolean faces = !pictures.isEmpty();
        if (!faces) {
            pictures = List.of(Pictures.gradient());
        }
        List<byte[]> shown = pictures;
        List<Integer> counts = plan.quick() ? List.of(1, 4) : List.of(1, 2, 4, 8, 16);
        long turnMs = plan.quick() ? plan.roundMs() : Math.max(1_000, plan.roundMs() / 2);
        try (AffectEngine engine = AffectEngine.load(ModelRegistry.shipped(), ImageLimits.DEFAULT);
                FaceSense face = engine.faceSense();
                VoiceSense voice = engine.voiceSense();
                TextSense text = engine.textSense();
                Room room = new Room()) {
            float[] sound = Pictures.buzz();
            loop(face, shown, turnMs, new Samples(), "");
            List<Turns.Turn> turns = new ArrayList<>();
            for (int count : counts) {
                turns.add(round -> room.measure(count, shown, turnMs, samples));
            }
            turns.add(round -> loop(face, shown, turnMs, samples, LOOP));
            int calls = plan.quick() ? 20 : 60;
            FaceTrack track = new FaceTrack();
            VoiceTrack voiceTrack = new VoiceTrack();
            turns.add(round ->
                    single("face, one picture", calls, i -> face.read(shown.get(i % shown.size()), track), samples));
            turns.add(round ->
                    single("voice, 3 s", calls, i -> voice.read(sound, sound.length / 3, voiceTrack), samples));
            turns.add(round -> single("text, one sentence", calls * 5, i -> text.read(WORDS), samples));
            Turns.alternate(plan.rounds(), turns);
            for (int count : counts) {
                samples.compare("CPU of a picture", "µs", who(count), LOOP);
                samples.compare("pictures read", "1/s", who(count), LOOP);
            }
        }
        return new Report(
                id(),
                title(),
                0,
                samples.rows(),
                List.of(
                        faces
                                ? shown.size() + " photographs with faces, 640 by 480, JPEG"
                                : "a picture without a face (give --frames DIR with photographs): only decoding and"
                                        + " detection are measured",
                        "each camera offers " + CAMERA_HZ + " frames a second; what there is no room for is dropped and"
                                + " counted. CPU is that of the inference threads, as many as the server has by default"
                                + " (half of the cores), and of the loop's thread",
                        "aim: CPU of a picture at most 5 % over the loop; at most 2 kB of garbage an inference; face at most"
                                + " 10 ms, voice 20 ms, text 1 ms on one core"));
    }

    private static String who(int cameras) {
        return OURS + ", " + cameras + (cameras == 1 ? " camera" : " cameras");
    }

    private interface One {
        Object once(int i) throws Exception;
    }

    private static void single(String what, int calls, One one, Samples samples) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < calls / 4; i++) {
            one.once(i);
        }
        Histogram micros = new Histogram(60_000_000L, 3);
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            one.once(i);
            micros.recordValue((System.nanoTime() - start) / 1_000);
        }
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        samples.add("one at a time: p50", "ms", what, micros.getValueAtPercentile(50) / 1e3);
        samples.add("garbage", "bytes", what, (double) allocated / calls);
    }

    private static void loop(FaceSense sense, List<byte[]> pictures, long ms, Samples samples, String who) {
        FaceTrack[] tracks = new FaceTrack[pictures.size()];
        Arrays.setAll(tracks, i -> new FaceTrack());
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        int read = 0;
        while (System.nanoTime() - start < ms * 1_000_000) {
            int i = read++ % pictures.size();
            sense.read(pictures.get(i), tracks[i]);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        samples.add("pictures read", "1/s", who, read / seconds);
        samples.add("CPU of a picture", "µs", who, (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / read);
    }

    /** The server's sensing with its shipped settings. */
    private static final class Room implements AutoCloseable {
        private final LongAdder read = new LongAdder();
        private final LongAdder dropped = new LongAdder();
        private final LongAdder told = new LongAdder();
        private final ActorSystem<Void> system = ActorSystem.create(
                Behaviors.empty(),
                "sensing",
                ConfigFactory.parseString("pekko.actor.provider = local, pekko.loglevel = WARNING")
                        .withFallback(Settings.defaults())
                        .resolve());
        private final Sensing sensing = Sensing.start(
                system,
                ModelRegistry::shipped,
                BodySettings.of(SessionNode.BIOFEEDBACK),
                TextRules.shipped(),
                List.of(),
                InstantSource.system(),
                new SensingMetrics() {
                    @Override
                    public void pictureRead(long waited, long decode, long detect, long classify) {
                        read.increment();
                    }

                    @Override
                    public void pictureDropped(Drop why) {
                        dropped.increment();
                    }
                },
                (session, moment) -> told.increment());

        Room() {
            SessionNode.await(sensing.ready());
        }

        void measure(int cameras, List<byte[]> pictures, long ms, Samples samples) throws InterruptedException {
            List<Sensing.Media> sockets = new ArrayList<>();
            for (int i = 0; i < cameras; i++) {
                sockets.add(sensing.media(EntityId.of(SessionNode.TENANT, UUID.randomUUID()), answer -> {}));
            }
            ScheduledExecutorService shooting = Executors.newSingleThreadScheduledExecutor();
            AtomicInteger number = new AtomicInteger();
            ScheduledFuture<?> shots = shooting.scheduleAtFixedRate(
                    () -> {
                        int frame = number.incrementAndGet();
                        for (int i = 0; i < sockets.size(); i++) {
                            sockets.get(i)
                                    .offer(new MediaFrame(
                                            MediaFrame.Kind.PICTURE,
                                            frame,
                                            System.currentTimeMillis(),
                                            ByteBuffer.wrap(pictures.get(i % pictures.size()))));
                        }
                    },
                    0,
                    1_000_000 / CAMERA_HZ,
                    TimeUnit.MICROSECONDS);
            Thread.sleep(300);
            long cpu = inferenceCpuNanos();
            long readBefore = read.sum();
            long droppedBefore = dropped.sum();
            long start = System.nanoTime();
            Thread.sleep(ms);
            double seconds = (System.nanoTime() - start) / 1e9;
            long done = read.sum() - readBefore;
            samples.add("pictures read", "1/s", who(cameras), done / seconds);
            samples.add("pictures dropped", "1/s", who(cameras), (dropped.sum() - droppedBefore) / seconds);
            samples.add("CPU of a picture", "µs", who(cameras), (inferenceCpuNanos() - cpu) / 1e3 / Math.max(1, done));
            shots.cancel(false);
            shooting.shutdownNow();
            shooting.awaitTermination(5, TimeUnit.SECONDS);
            sockets.forEach(Sensing.Media::close);
        }

        private static long inferenceCpuNanos() {
            var threads = ManagementFactory.getThreadMXBean();
            return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                    .filter(thread -> thread != null && thread.getThreadName().contains("inference-dispatcher"))
                    .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                    .sum();
        }

        @Override
        public void close() {
            SessionNode.await(sensing.close());
            system.terminate();
        }
    }
}
