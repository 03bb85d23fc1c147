package dev.inhabit.headset.media;

import dev.inhabit.affect.AffectEngine;
import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.face.FaceReading;
import dev.inhabit.affect.face.FaceSense;
import dev.inhabit.affect.face.FaceTrack;
import dev.inhabit.affect.face.ImageLimits;
import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.protocol.ToServer.DeviceReading;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Reads faces on the device, so that no picture leaves it: the same models as the server's. Shared by all headsets of a
 * program; where its threads are busy a picture is dropped.
 */
public final class FaceReader implements AutoCloseable {
    private static final int WAITING_MAX = 4;

    private final AffectEngine engine;
    private final ThreadPoolExecutor threads;
    private final List<FaceSense> senses = new ArrayList<>();
    private final ThreadLocal<FaceSense> sense = ThreadLocal.withInitial(this::newSense);

    private FaceReader(AffectEngine engine, int threadCount) {
        this.engine = engine;
        this.threads = new ThreadPoolExecutor(
                threadCount, threadCount, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), work -> {
                    Thread thread = new Thread(work, "face-reader");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Loads the models that come with the program.
     *
     * @throws dev.inhabit.affect.model.UnusableModelException where one is absent or altered
     */
    public static FaceReader load(int threadCount) {
        return new FaceReader(AffectEngine.load(ModelRegistry.shipped(), ImageLimits.DEFAULT), threadCount);
    }

    /** Reads the pictures of one camera, one after another, and follows its face from one to the next. */
    public final class Following {
        private final FaceTrack track = new FaceTrack();
        private final AtomicBoolean reading = new AtomicBoolean();

        private Following() {}

        /**
         * Reads the camera's next picture in its own time.
         *
         * @param then told the reading on a thread of the reader's; not told where the picture is unreadable
         * @return false where the reader is busy, with this camera or with others, and the picture was dropped
         */
        public boolean read(byte[] picture, Consumer<DeviceReading> then) {
            if (!reading.compareAndSet(false, true)) {
                return false;
            }
            boolean taken = false;
            try {
                threads.execute(() -> {
                    try {
                        if (sense.get().read(picture, track) instanceof FaceReading face) {
                            then.accept(message(face));
                        }
                    } finally {
                        reading.set(false);
                    }
                });
                taken = true;
                return true;
            } catch (RejectedExecutionException e) {
                return false;
            } finally {
                if (!taken) {
                    reading.set(false);
                }
            }
        }
    }

    /** For one camera. */
    public Following follow() {
        return new Following();
    }

    private FaceSense newSense() {
        FaceSense created = engine.faceSense();
        synchronized (senses) {
            senses.add(created);
        }
        return created;
    }

    /** As the wire has it; without a face all shares and the confidence are 0. */
    static DeviceReading message(FaceReading reading) {
        List<Double> shares = new ArrayList<>();
        for (Emotion emotion : Emotion.all()) {
            shares.add(reading.faceCount() == 0 ? 0.0 : reading.shares().of(emotion));
        }
        return new DeviceReading(shares, reading.confidence(), Math.min(100, reading.faceCount()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        senses.forEach(FaceSense::close);
        engine.close();
    }
}
