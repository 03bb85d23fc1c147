package dev.inhabit.bench.load;

import dev.inhabit.headset.link.Backoff;
import dev.inhabit.headset.link.Link;
import dev.inhabit.headset.link.LinkListener;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.protocol.Rest.Purpose;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** A control socket of one session: counts what it hears, and may give ratings by the clock. */
final class SessionSocket implements LinkListener {
    private final EventLoop loop;
    private final Link link;
    private final Map<String, Long> dueNanos = new HashMap<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicInteger updates = new AtomicInteger();
    private final AtomicInteger unrecorded = new AtomicInteger();
    private final AtomicInteger losses = new AtomicInteger();
    /** Command ids of ratings that were acknowledged, and of all updates that came. */
    private final Set<String> recorded = ConcurrentHashMap.newKeySet();

    private final Set<String> updated = ConcurrentHashMap.newKeySet();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable Recorder acknowledged;
    private volatile boolean live;
    private @Nullable ScheduledFuture<?> rating;
    private long nextDueNanos;

    SessionSocket(EventLoop loop, ServerApi api, SignIn signIn, String session, Purpose purpose) {
        this.loop = loop;
        this.link = new Link(loop, api, signIn, session, purpose, Backoff.RECONNECT, this);
        loop.execute(link::open);
    }

    /**
     * Gives ratings at fixed times, also while earlier ones are not answered.
     *
     * @param recorder takes the time from when each was due until it was on disk, µs
     */
    void rate(long everyNanos, long delayNanos, Recorder recorder) {
        acknowledged = recorder;
        loop.execute(() -> {
            nextDueNanos = System.nanoTime() + delayNanos;
            rating = loop.scheduleAtFixedRate(() -> rate(everyNanos), delayNanos, everyNanos, TimeUnit.NANOSECONDS);
        });
    }

    private void rate(long everyNanos) {
        String commandId = "rating-" + UUID.randomUUID();
        dueNanos.put(commandId, nextDueNanos);
        waiting.incrementAndGet();
        int suds = 30 + (int) (nextDueNanos / everyNanos % 40);
        nextDueNanos += everyNanos;
        link.send(new SessionRequest.RecordSuds(commandId, null, suds, null, null));
    }

    void stop() {
        loop.execute(() -> {
            if (rating != null) {
                rating.cancel(false);
            }
        });
    }

    boolean isLive() {
        return live;
    }

    /** Messages of the moment, crowd frames and recorded updates so far. */
    int updates() {
        return updates.get();
    }

    /** Whatever came so far. */
    int messages() {
        return messages.get();
    }

    /** Ratings that were answered other than recorded. */
    int unrecorded() {
        return unrecorded.get();
    }

    /** Command ids of the ratings that were acknowledged as recorded. */
    Set<String> recorded() {
        return recorded;
    }

    /** Waits until it is shown the session. */
    void awaitLive() throws InterruptedException {
        Waiting.until("the session is shown", this::isLive);
    }

    /** Waits until every rating was answered. */
    void awaitAnswers() throws InterruptedException {
        Waiting.until("every rating is answered", () -> waiting.get() == 0);
    }

    /** Waits until it has heard that each of these commands is recorded. */
    void awaitUpdatesOf(Set<String> commandIds) throws InterruptedException {
        Waiting.until("every acknowledged command is among the updates", () -> updated.containsAll(commandIds));
    }

    int losses() {
        return losses.get();
    }

    void close() {
        loop.execute(link::close);
    }

    @Override
    public ToServer.Hello hello() {
        return new ToServer.Hello(0L, 10, true, "bench");
    }

    @Override
    public void up() {
        // Joined with the first live message.
    }

    @Override
    public void message(ToClient message) {
        messages.incrementAndGet();
        if (message instanceof ToClient.Live || message instanceof ToClient.Recorded) {
            live = true;
            updates.incrementAndGet();
            if (message instanceof ToClient.Recorded update && update.commandId() != null) {
                updated.add(update.commandId());
            }
        } else if (message instanceof ToClient.Answer answer) {
            answered(answer);
        }
    }

    private void answered(ToClient.Answer answer) {
        Long due = dueNanos.remove(answer.commandId());
        Recorder recorder = acknowledged;
        if (due == null || recorder == null) {
            return;
        }
        recorder.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
        if (answer.result() == ToClient.Result.RECORDED) {
            recorded.add(answer.commandId());
        } else {
            unrecorded.incrementAndGet();
        }
        waiting.decrementAndGet();
    }

    @Override
    public void binary(ByteBuffer bytes) {
        messages.incrementAndGet();
        updates.incrementAndGet();
    }

    @Override
    public void caughtUp() {
        // Everything is counted as it comes.
    }

    @Override
    public void down(String why) {
        losses.incrementAndGet();
    }

    @Override
    public boolean refused(ToClient.Problem problem) {
        return true;
    }
}
