package dev.inhabit.bench.load;

import dev.inhabit.headset.link.Backoff;
import dev.inhabit.headset.link.Link;
import dev.inhabit.headset.link.LinkListener;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.protocol.MediaFrame;
import dev.inhabit.protocol.Rest.Purpose;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One headset's camera that sends at its own rate whatever it is told, and what it hears of its pictures. */
final class CameraSocket implements LinkListener {
    private final EventLoop loop;
    private final Link link;
    private final byte[] picture;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger faces = new AtomicInteger();
    private final AtomicInteger losses = new AtomicInteger();
    private volatile boolean up;
    private @Nullable ScheduledFuture<?> shooting;
    private int number;

    CameraSocket(EventLoop loop, ServerApi api, SignIn signIn, String session, byte[] picture) {
        this.loop = loop;
        this.picture = picture;
        this.link = new Link(loop, api, signIn, session, Purpose.MEDIA, Backoff.RECONNECT, this);
        loop.execute(link::open);
    }

    /** @param delayNanos so that cameras do not all shoot at once */
    void start(int fps, long delayNanos) {
        loop.execute(() -> shooting = loop.scheduleAtFixedRate(
                this::shoot, delayNanos, TimeUnit.SECONDS.toNanos(1) / fps, TimeUnit.NANOSECONDS));
    }

    void stop() {
        loop.execute(() -> {
            if (shooting != null) {
                shooting.cancel(false);
            }
        });
    }

    private void shoot() {
        if (!link.hasRoom()) {
            // What the network does not take is dropped here, as a headset does: late pictures are of no use.
            skipped.incrementAndGet();
            number++;
            return;
        }
        MediaFrame frame =
                new MediaFrame(MediaFrame.Kind.PICTURE, number++, System.currentTimeMillis(), ByteBuffer.wrap(picture));
        if (link.sendIfRoom(frame.write())) {
            sent.incrementAndGet();
        }
    }

    boolean isUp() {
        return up;
    }

    CameraCount count() {
        return new CameraCount(
                sent.get(), skipped.get(), received.get(), read.get(), dropped.get(), refused.get(), faces.get());
    }

    int losses() {
        return losses.get();
    }

    void close() {
        loop.execute(link::close);
    }

    @Override
    public ToServer.Hello hello() {
        return new ToServer.Hello(null, null, false, "bench");
    }

    @Override
    public void up() {
        up = true;
    }

    @Override
    public void message(ToClient message) {
        if (message instanceof ToClient.MediaReport report) {
            received.addAndGet(report.framesReceived());
            read.addAndGet(report.framesRead());
            dropped.addAndGet(report.framesDropped());
        } else if (message instanceof ToClient.MediaRefused) {
            refused.incrementAndGet();
        } else if (message instanceof ToClient.FrameRead reading && reading.primaryFace() != null) {
            faces.incrementAndGet();
        }
    }

    @Override
    public void binary(ByteBuffer bytes) {
        // The server sends no binary messages here.
    }

    @Override
    public void caughtUp() {
        // Everything is counted as it comes.
    }

    @Override
    public void down(String why) {
        up = false;
        losses.incrementAndGet();
    }

    @Override
    public boolean refused(ToClient.Problem problem) {
        return true;
    }
}
