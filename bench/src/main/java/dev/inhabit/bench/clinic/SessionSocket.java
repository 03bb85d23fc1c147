package dev.inhabit.bench.clinic;

import dev.inhabit.headset.link.Backoff;
import dev.inhabit.headset.link.Link;
import dev.inhabit.headset.link.LinkListener;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.protocol.Rest.Purpose;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A socket into one session that comes back by itself, and what came over it. */
public final class SessionSocket implements LinkListener {
    private final EventLoop loop;
    private final Link link;
    private final AtomicInteger lives = new AtomicInteger();
    private final AtomicInteger crowdFrames = new AtomicInteger();
    private final AtomicInteger losses = new AtomicInteger();
    /** All but the messages of the moment, in the order in which they came. */
    private final Queue<ToClient> others = new ConcurrentLinkedQueue<>();

    private volatile ToClient.@Nullable Live live;
    private volatile Consumer<ToClient.Answer> answers = answer -> {};
    private volatile Consumer<ToClient> messages = message -> {};

    /** Opens it; it lives on {@code loop}. */
    public SessionSocket(EventLoop loop, ServerApi api, SignIn signIn, String session, Purpose purpose) {
        this.loop = loop;
        this.link = new Link(loop, api, signIn, session, purpose, Backoff.RECONNECT, this);
        loop.execute(link::open);
    }

    public void send(ToServer message) {
        if (loop.inEventLoop()) {
            link.send(message);
        } else {
            loop.execute(() -> link.send(message));
        }
    }

    public void close() {
        loop.execute(link::close);
    }

    public EventLoop loop() {
        return loop;
    }

    /** Has every answer told to {@code listener} as well, on the loop. */
    public void onAnswer(Consumer<ToClient.Answer> listener) {
        answers = listener;
    }

    /** Has every message told to {@code listener} as well, on the loop. */
    public void onMessage(Consumer<ToClient> listener) {
        messages = listener;
    }

    /** Messages of the moment so far. */
    public int lives() {
        return lives.get();
    }

    public int crowdFrames() {
        return crowdFrames.get();
    }

    /** Messages of the moment, crowd frames and recorded updates so far. */
    public int updates() {
        return lives() + crowdFrames() + (int) all(ToClient.Recorded.class).count();
    }

    /** Whatever came so far. */
    public int messages() {
        return lives() + crowdFrames() + others.size();
    }

    /** How often the socket was lost. */
    public int losses() {
        return losses.get();
    }

    public boolean isLive() {
        return live != null;
    }

    public boolean isRecordingBehind() {
        ToClient.Live now = live;
        return now != null && now.recordingBehind();
    }

    public boolean isHeadsetConnected() {
        ToClient.Live now = live;
        return now != null && now.headsetConnected();
    }

    /** Fingerprints of what was shown, in the order in which they came. */
    public List<ToClient.Mark> marks() {
        return all(ToClient.Mark.class).toList();
    }

    /** What was recorded, by sequence number, however often it was told. */
    public NavigableMap<Long, ToClient.Recorded> recorded() {
        NavigableMap<Long, ToClient.Recorded> bySequenceNr = new TreeMap<>();
        all(ToClient.Recorded.class).forEach(one -> bySequenceNr.put(one.sequenceNr(), one));
        return bySequenceNr;
    }

    public boolean heard(ToClient.Result result, String commandId) {
        return all(ToClient.Answer.class)
                .anyMatch(answer -> answer.commandId().equals(commandId) && answer.result() == result);
    }

    public boolean wasToldToLeave() {
        return all(ToClient.GoToSafeScene.class).findAny().isPresent();
    }

    private <T extends ToClient> Stream<T> all(Class<T> kind) {
        return others.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Waits until it is shown the session. */
    public void awaitLive() throws InterruptedException {
        Waiting.until("the session is shown", this::isLive);
    }

    /** Waits until it has heard that each of these commands is recorded. */
    public void awaitUpdatesOf(Set<String> commandIds) throws InterruptedException {
        Waiting.until("every acknowledged command is among the updates", () -> all(ToClient.Recorded.class)
                .map(ToClient.Recorded::commandId)
                .collect(Collectors.toSet())
                .containsAll(commandIds));
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
        messages.accept(message);
        if (message instanceof ToClient.Live now) {
            live = now;
            lives.incrementAndGet();
            return;
        }
        others.add(message);
        if (message instanceof ToClient.Answer answer) {
            answers.accept(answer);
        }
    }

    @Override
    public void binary(ByteBuffer bytes) {
        crowdFrames.incrementAndGet();
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
