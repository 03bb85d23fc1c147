package dev.inhabit.headset;

import dev.inhabit.headset.link.Backoff;
import dev.inhabit.headset.link.Link;
import dev.inhabit.headset.link.LinkListener;
import dev.inhabit.headset.link.Outbox;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.ServerClock;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.headset.patient.Happening;
import dev.inhabit.headset.patient.Moment;
import dev.inhabit.headset.patient.Rating;
import dev.inhabit.headset.patient.Sentence;
import dev.inhabit.headset.scene.Display;
import dev.inhabit.headset.scene.Notices;
import dev.inhabit.headset.scene.Scene;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Rest.Purpose;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionRequest.RecordSuds;
import dev.inhabit.protocol.SessionRequest.SafetyExit;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToClient.Answer;
import dev.inhabit.protocol.ToClient.Problem;
import dev.inhabit.protocol.ToClient.Recorded;
import dev.inhabit.protocol.ToServer;
import io.netty.channel.EventLoop;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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
    private static final long HEART_EVERY_MS = 1_000;
    private static final long POSE_EVERY_MS = 100;
    private static final long PING_EVERY_MS = 2_000;
    private static final int RR_MAX = 32;

    private final String sessionId;
    private final EventLoop loop;
    private final SteadyClock clock;
    private final Wearer wearer;
    private final Display display;
    private final Outbox outbox;
    private final Tally tally;
    private final Link link;
    private final Courier courier;
    private final String client;
    private final ServerClock serverClock = new ServerClock();
    private final CommandLedger ledger = new CommandLedger();
    private final Scene scene = new Scene();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final List<String> showing = new ArrayList<>();
    private final List<Double> rrMs = new ArrayList<>();
    private SessionView.@Nullable Audience noticed;
    private long cursor;
    private long seenSent;
    private long shownUpTo = -1;
    private long joinedAt = -1;
    private volatile boolean joined;
    private boolean resting;
    private boolean ended;
    private boolean redraw = true;
    private long lastStepNs = System.nanoTime();
    private long steppedMs;
    private long heartMs;
    private long poseMs;
    private long pingMs;

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
        this.sessionId = sessionId;
        this.loop = loop;
        this.clock = clock;
        this.wearer = wearer;
        this.display = display;
        this.outbox = outbox;
        this.tally = tally;
        this.client = client;
        this.steppedMs = clock.nowMs();
        this.link = new Link(loop, api, signIn, sessionId, Purpose.HEADSET, Backoff.RECONNECT, new Control());
        this.courier = new Courier(loop, api, signIn, sessionId, outbox, clock, this::answered);
    }

    /** Joins the session, and comes back to it until it is over. */
    public void putOn() {
        loop.execute(link::open);
    }

    /** Lets go of the session without ending it. */
    public void takeOff() {
        loop.execute(() -> {
            tally.commandsLost.add(ledger.missing(cursor));
            link.close();
            finished.complete(null);
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
            give(new SafetyExit(newId(), occurredAtMs()), System.nanoTime());
            send();
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
        return outbox.size();
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
            send();
            finishWhenDone();
            return;
        }
        Moment moment = wearer.sense(nowMs - steppedMs, scene);
        steppedMs = nowMs;
        for (Rating rating : moment.ratings()) {
            give(new RecordSuds(newId(), occurredAtMs(), rating.suds(), rating.trigger(), SudsSource.HAND), dueNs);
        }
        if (moment.leaves() && !scene.isSafe()) {
            leaveNow();
        }
        live(moment, nowMs);
        send();
        display.show(scene);
        finishWhenDone();
    }

    private void live(Moment moment, long nowMs) {
        rrMs.addAll(moment.rrMs());
        if (!joined) {
            rrMs.clear();
            return;
        }
        if (nowMs - heartMs >= HEART_EVERY_MS) {
            heartMs = nowMs;
            List<Double> latest = rrMs.subList(Math.max(0, rrMs.size() - RR_MAX), rrMs.size());
            link.sendIfRoom(new ToServer.HeartRate(tenths(moment.heartRateBpm()), List.copyOf(latest), occurredAtMs()));
            rrMs.clear();
        }
        if (nowMs - poseMs >= POSE_EVERY_MS) {
            poseMs = nowMs;
            link.sendIfRoom(
                    new ToServer.HeadPose(tenths(moment.yawDeg()), tenths(moment.pitchDeg()), moment.gazeNpc()));
        }
        for (Sentence sentence : moment.said()) {
            link.sendIfRoom(new ToServer.Words(sentence.text(), sentence.durationMs()));
        }
        if (nowMs - pingMs >= PING_EVERY_MS) {
            pingMs = nowMs;
            link.sendIfRoom(new ToServer.Ping(nowMs));
        }
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static String newId() {
        return "hs-" + UUID.randomUUID();
    }

    private long occurredAtMs() {
        return serverClock.serverMs(clock.nowMs());
    }

    private void give(SessionRequest request, long givenNs) {
        tally.commandsGiven.increment();
        ledger.given(request.commandId(), givenNs);
        try {
            outbox.give(request, clock.nowMs());
        } catch (UncheckedIOException e) {
            // The command still goes out; only a restart before its answer would lose it.
            LOG.log(System.Logger.Level.ERROR, "commands cannot be kept on disk", e);
        }
    }

    private void send() {
        if (joined) {
            outbox.due(clock.nowMs()).forEach(link::send);
        }
        courier.carryWhereNeeded();
    }

    private void answered(Answer answer) {
        if (answer.result() == ToClient.Result.UNKNOWN) {
            tally.commandsUnknown.increment();
        }
        switch (outbox.answered(answer, clock.nowMs())) {
            case RECORDED -> {
                String id = answer.commandId();
                long tookNs = ledger.acknowledged(id, answer.sequenceNr(), System.nanoTime());
                tally.acknowledged(sessionId, id, answer.sequenceNr(), tookNs);
            }
            case REFUSED -> tally.commandsRefused.increment();
            case WAITING, UNRELATED -> {
                // It is asked again, or was settled already.
            }
        }
    }

    private void welcomed(SessionView view) {
        if (joinedAt < 0) {
            joinedAt = view.sequenceNr();
            noticed = view.audience();
            if (view.phase() == Phase.RUNNING && view.suds().isEmpty()) {
                wearer.notice(Happening.of(Happening.Kind.BEGINS, "session-start"));
            }
        }
        shownUpTo = view.sequenceNr();
        scene.joined(view);
        ended |= view.phase() == Phase.ENDED;
        redraw = true;
        joined = true;
        pingMs = 0;
        send();
    }

    private void recorded(Recorded recorded) {
        if (recorded.sequenceNr() <= cursor) {
            tally.updatesRepeated.increment();
            return;
        }
        tally.updates.increment();
        tally.updatesMissing.add(recorded.sequenceNr() - cursor - 1);
        cursor = recorded.sequenceNr();
        SessionUpdate update = recorded.update();
        if (update instanceof SessionUpdate.Suds && ledger.seenAgain(recorded.commandId())) {
            tally.commandsDoubled.increment();
        } else if (update instanceof SessionUpdate.Exited) {
            ownExit(recorded);
        }
        if (cursor > joinedAt) {
            notice(update, recorded.session().audience());
        }
        if (cursor > shownUpTo) {
            shownUpTo = cursor;
            scene.recorded(update);
            showing.add(String.valueOf(recorded.commandId()));
            ended |= update instanceof SessionUpdate.Ended;
            redraw = true;
        }
    }

    /** An exit that went by a single request is answered before it is recorded; here it is. */
    private void ownExit(Recorded recorded) {
        String commandId = recorded.commandId();
        if (commandId != null) {
            ledger.seenAgain(commandId);
            answered(new Answer(commandId, ToClient.Result.RECORDED, recorded.sequenceNr(), null));
        }
    }

    /** Once for each update, also for one that came while the headset was cut off. */
    private void notice(SessionUpdate update, SessionView.Audience now) {
        Happening happening = Notices.of(update, noticed == null ? now : noticed);
        noticed = now;
        if (happening != null) {
            wearer.notice(happening);
        }
    }

    private void finishWhenDone() {
        boolean nothingComes = resting || (ended && !wearer.aboutToRate());
        if (nothingComes && outbox.size() == 0 && !finished.isDone()) {
            takeOff();
        }
    }

    /** What comes over the control socket. */
    private final class Control implements LinkListener {
        @Override
        public ToServer.Hello hello() {
            return new ToServer.Hello(cursor, 10, true, client);
        }

        @Override
        public void up() {
            tally.connects.increment();
        }

        @Override
        public void message(ToClient message) {
            if (message instanceof ToClient.Welcome welcome) {
                welcomed(welcome.session());
            } else if (message instanceof Recorded recorded) {
                recorded(recorded);
            } else if (message instanceof Answer answer) {
                answered(answer);
            } else if (message instanceof ToClient.GoToSafeScene) {
                scene.leave();
                redraw = true;
            } else if (message instanceof ToClient.Pong pong) {
                serverClock.heard(pong.clientMs(), pong.serverMs(), clock.nowMs());
            } else if (message instanceof ToClient.Live) {
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
                redraw = true;
            }
        }

        @Override
        public void caughtUp() {
            if (redraw) {
                redraw = false;
                display.show(scene);
                long nowNs = System.nanoTime();
                showing.forEach(commandId -> tally.shown(commandId, nowNs));
                showing.clear();
            }
            if (joined && cursor > seenSent) {
                seenSent = cursor;
                link.send(new ToServer.Seen(cursor));
            }
        }

        @Override
        public void down(String why) {
            joined = false;
            tally.disconnects.increment();
            outbox.linkLost(clock.nowMs());
        }

        /** There is no way back into the session; what waits goes by single requests. */
        private void over() {
            ended = true;
            scene.leave();
            redraw = true;
            courier.onlyWay();
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
