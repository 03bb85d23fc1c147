package dev.inhabit.headset;

import dev.inhabit.headset.link.Backoff;
import dev.inhabit.headset.link.Link;
import dev.inhabit.headset.link.LinkListener;
import dev.inhabit.headset.link.Outbox;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.ServerClock;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.headset.patient.Moment;
import dev.inhabit.headset.patient.Rating;
import dev.inhabit.headset.scene.Display;
import dev.inhabit.headset.scene.Scene;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest.Purpose;
import dev.inhabit.protocol.SessionRequest.ChooseReply;
import dev.inhabit.protocol.SessionRequest.RecordSuds;
import dev.inhabit.protocol.SessionRequest.SafetyExit;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToClient.Answer;
import dev.inhabit.protocol.ToClient.Problem;
import dev.inhabit.protocol.ToClient.Recorded;
import dev.inhabit.protocol.ToServer;
import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A headset in a session: shows the scene, sends what its wearer does, and comes back by itself. Everything in it runs
 * on one event loop; {@link #step} is called there, at the rhythm of the glasses or of a timer.
 */
public final class Headset {
    /** A step that comes late counts its ratings from when it was due. */
    static final int STEP_MS = 50;

    private static final System.Logger LOG = System.getLogger(Headset.class.getName());

    private final EventLoop loop;
    private final SteadyClock clock;
    private final Wearer wearer;
    private final Display display;
    private final Tally tally;
    private final Link link;
    private final MomentSender moments;
    private final CommandDesk commands;
    private final SessionFollower follower;
    private final SlideFetching slides;
    private final SceneFetching place;
    private final String client;
    private final Replies replies = new Replies();
    private final ServerClock serverClock = new ServerClock();
    private final Scene scene = new Scene();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private long seenSent;
    private volatile boolean joined;
    private boolean resting;
    private long lastStepNs = System.nanoTime();
    private long steppedMs;

    /** @param client name and version of the program, for the server's support */
    public Headset(
            String sessionId,
            EventLoop loop,
            ServerApi api,
            SignIn signIn,
            SteadyClock clock,
            Wearer wearer,
            Display display,
            Outbox outbox,
            Tally tally,
            String client) {
        this.loop = loop;
        this.clock = clock;
        this.wearer = wearer;
        this.display = display;
        this.tally = tally;
        this.client = client;
        this.steppedMs = clock.nowMs();
        this.link = new Link(loop, api, signIn, sessionId, Purpose.HEADSET, Backoff.RECONNECT, new Control());
        this.moments = new MomentSender(link);
        this.commands = new CommandDesk(sessionId, outbox, link, loop, api, signIn, clock, tally);
        this.slides = new SlideFetching(sessionId, api, signIn, loop, tally);
        this.place = new SceneFetching(sessionId, api, signIn, loop, scene, this::ready);
        this.follower = new SessionFollower(scene, wearer, commands, tally);
    }

    /** Joins the session, and comes back to it until it is over. */
    public void putOn() {
        loop.execute(link::open);
    }

    /** Lets go of the session without ending it. */
    public void takeOff() {
        loop.execute(() -> {
            if (finished.complete(null)) {
                tally.commandsLost.add(commands.missing(follower.cursor()));
                link.close();
            }
        });
    }

    /** Senses no more, waits until what was given is settled, and lets go. */
    public void takeOffWhenSettled() {
        loop.execute(() -> resting = true);
    }

    /** The patient leaves: the safe scene first, whatever the server does; then the server is told until it has it. */
    public void leave() {
        if (loop.inEventLoop()) {
            leaveNow();
        } else {
            loop.execute(this::leaveNow);
        }
    }

    private void leaveNow() {
        boolean already = scene.isSafe();
        scene.leave();
        display.show(scene);
        if (!already) {
            commands.give(new SafetyExit(newId(), occurredAtMs()), System.nanoTime());
            commands.send(joined);
        }
    }

    /** Completes when the session is over and everything given is settled, or on {@link #takeOff}. */
    public CompletableFuture<Void> finished() {
        return finished;
    }

    /** For reading on the headset's loop. */
    public Scene scene() {
        return scene;
    }

    public boolean isConnected() {
        return joined;
    }

    /** Commands given and not settled. */
    public int waiting() {
        return commands.waiting();
    }

    /** What became of this headset's commands. */
    CompletableFuture<SwarmSession.Commands> counted() {
        return CompletableFuture.supplyAsync(() -> commands.counted(follower.cursor()), loop);
    }

    EventLoop loop() {
        return loop;
    }

    ServerClock serverClock() {
        return serverClock;
    }

    /** Sends something of the moment; dropped where the socket is down. */
    void say(ToServer moment) {
        if (joined) {
            link.sendIfRoom(moment);
        }
    }

    /** One turn of the headset: sense, send, show. */
    public void step() {
        long nowNs = System.nanoTime();
        long dueNs = Math.min(nowNs, lastStepNs + STEP_MS * 1_000_000L);
        lastStepNs = nowNs;
        long nowMs = clock.nowMs();
        if (resting) {
            commands.send(joined);
            finishWhenDone();
            return;
        }
        Moment moment = wearer.sense(nowMs - steppedMs, scene);
        steppedMs = nowMs;
        for (Rating rating : moment.ratings()) {
            commands.give(
                    new RecordSuds(newId(), occurredAtMs(), rating.suds(), rating.trigger(), SudsSource.HAND), dueNs);
        }
        Replies.Chosen reply = replies.due(scene, wearer);
        if (reply != null) {
            commands.give(new ChooseReply(newId(), occurredAtMs(), reply.turnSequenceNr(), reply.reply()), nowNs);
        }
        if (moment.leaves() && !scene.isSafe()) {
            leaveNow();
        }
        moments.send(moment, display, joined, nowMs, occurredAtMs());
        commands.send(joined);
        slides.step(scene.slides(), nowMs);
        place.step(nowMs);
        display.show(scene);
        finishWhenDone();
    }

    private static String newId() {
        return "hs-" + UUID.randomUUID();
    }

    private long occurredAtMs() {
        return serverClock.serverMs(clock.nowMs());
    }

    private void ready(@Nullable String revision) {
        if (joined) {
            link.send(new ToServer.SceneReady(revision));
            tally.scenesBuilt.increment();
        }
    }

    private void welcomed(SessionView view) {
        follower.welcomed(view);
        joined = true;
        place.welcomed(view.place());
        moments.joined();
        commands.send(true);
    }

    private void finishWhenDone() {
        boolean nothingComes = resting || (follower.isOver() && !wearer.aboutToRate());
        if (nothingComes && commands.waiting() == 0 && !finished.isDone()) {
            takeOff();
        }
    }

    /** What comes over the control socket. */
    private final class Control implements LinkListener {
        @Override
        public ToServer.Hello hello() {
            return new ToServer.Hello(follower.cursor(), 10, true, client, display.device());
        }

        @Override
        public void up() {
            tally.connects.increment();
        }

        @Override
        public void message(ToClient message) {
            if (message instanceof ToClient.Welcome welcome) {
                serverClock.told(welcome.serverMs(), clock.nowMs());
                follower.goesOnFrom(welcome.cursor(), welcome.session());
                welcomed(welcome.session());
            } else if (message instanceof Recorded recorded) {
                follower.recorded(recorded);
            } else if (message instanceof Answer answer) {
                commands.answered(answer);
            } else if (message instanceof ToClient.GoToSafeScene) {
                follower.leave();
            } else if (message instanceof ToClient.Pong pong) {
                serverClock.heard(pong.clientMs(), pong.serverMs(), clock.nowMs());
            } else if (message instanceof ToClient.Live live) {
                replies.now(live.activeMs());
                tally.liveMessages.increment();
            } else if (message instanceof ToClient.Bye bye && !bye.reconnect()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the server closed the session to this headset: {0}",
                        bye.reason());
                over();
            } else if (message instanceof ToClient.Refused refused) {
                tally.problems.increment();
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the server refused a message: {0}",
                        refused.error().code());
            }
        }

        @Override
        public void binary(ByteBuffer bytes) {
            if (!scene.isSafe()) {
                tally.crowd(scene.audience().take(bytes));
                follower.redraw();
            }
        }

        @Override
        public void caughtUp() {
            follower.show(display);
            long cursor = follower.cursor();
            if (joined && cursor != seenSent) {
                seenSent = cursor;
                link.send(new ToServer.Seen(cursor));
            }
        }

        @Override
        public void down(String why) {
            joined = false;
            if (!finished.isDone()) {
                tally.disconnects.increment();
            }
            commands.linkLost();
        }

        /** There is no way back into the session; what waits goes by single requests. */
        private void over() {
            follower.over();
            commands.noSocketsAnyMore();
        }

        @Override
        public boolean refused(Problem problem) {
            if (problem.code() == ErrorCode.SESSION_ENDED) {
                over();
                return false;
            }
            return true;
        }
    }
}
