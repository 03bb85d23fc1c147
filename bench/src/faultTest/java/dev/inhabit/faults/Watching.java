package dev.inhabit.faults;

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
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A socket into one session, and what came over it. */
final class Watching implements LinkListener {
    private final EventLoop loop;
    private final Link link;
    private final AtomicInteger lives = new AtomicInteger();
    private final AtomicInteger crowdFrames = new AtomicInteger();
    private final AtomicInteger losses = new AtomicInteger();
    private final List<ToClient> others = new CopyOnWriteArrayList<>();
    private volatile ToClient.@Nullable Live live;

    Watching(EventLoop loop, ServerApi api, SignIn signIn, String session, Purpose purpose) {
        this.loop = loop;
        this.link = new Link(loop, api, signIn, session, purpose, Backoff.RECONNECT, this);
        loop.execute(link::open);
    }

    void send(ToServer message) {
        loop.execute(() -> link.send(message));
    }

    void close() {
        loop.execute(link::close);
    }

    int lives() {
        return lives.get();
    }

    int crowdFrames() {
        return crowdFrames.get();
    }

    /** How often the socket was lost. */
    int losses() {
        return losses.get();
    }

    boolean isLive() {
        return live != null;
    }

    boolean isRecordingBehind() {
        ToClient.Live now = live;
        return now != null && now.recordingBehind();
    }

    boolean isHeadsetConnected() {
        ToClient.Live now = live;
        return now != null && now.headsetConnected();
    }

    /** Fingerprints of what was shown, in the order in which they came. */
    List<ToClient.Mark> marks() {
        return others.stream()
                .filter(ToClient.Mark.class::isInstance)
                .map(ToClient.Mark.class::cast)
                .toList();
    }

    /** What was recorded, by sequence number, however often it was told. */
    NavigableMap<Long, ToClient.Recorded> recorded() {
        NavigableMap<Long, ToClient.Recorded> bySequenceNr = new TreeMap<>();
        for (ToClient message : others) {
            if (message instanceof ToClient.Recorded one) {
                bySequenceNr.put(one.sequenceNr(), one);
            }
        }
        return bySequenceNr;
    }

    boolean heard(ToClient.Result result, String commandId) {
        return others.stream()
                .anyMatch(message -> message instanceof ToClient.Answer answer
                        && answer.commandId().equals(commandId)
                        && answer.result() == result);
    }

    boolean wasToldToLeave() {
        return others.stream().anyMatch(ToClient.GoToSafeScene.class::isInstance);
    }

    @Override
    public ToServer.Hello hello() {
        return new ToServer.Hello(0L, 10, true, "fault tests");
    }

    @Override
    public void up() {
        // Joined with the first live message.
    }

    @Override
    public void message(ToClient message) {
        if (message instanceof ToClient.Live now) {
            live = now;
            lives.incrementAndGet();
        } else {
            others.add(message);
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
