package dev.inhabit.headset;

import dev.inhabit.headset.link.Backoff;
import dev.inhabit.headset.link.Link;
import dev.inhabit.headset.link.LinkListener;
import dev.inhabit.headset.link.Outbox;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.protocol.Rest.Purpose;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToClient.Problem;
import dev.inhabit.protocol.ToServer;
import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The therapist's page of one session of a swarm: watches it over a socket and changes it at fixed times. */
final class WatchingTherapist {
    private static final long PUMP_MS = 200;
    /** From so many people on it is an audience. */
    private static final int HALL_MIN = 10;

    private final EventLoop loop;
    private final SteadyClock clock;
    private final Tally tally;
    private final SplittableRandom random;
    private final String sessionId;
    private final Link link;
    private final Outbox outbox;
    private final CommandLedger ledger = new CommandLedger();
    private final ShownMarks marks = new ShownMarks();
    private long cursor;
    private int people = -1;
    private boolean joined;
    private boolean over;
    /** Planned length; the largest long until it is told. */
    private volatile long plannedMs = Long.MAX_VALUE;

    private volatile long activeMs;

    WatchingTherapist(
            String sessionId,
            EventLoop loop,
            ServerApi api,
            SignIn signIn,
            SteadyClock clock,
            Tally tally,
            SplittableRandom random) {
        this.sessionId = sessionId;
        this.loop = loop;
        this.clock = clock;
        this.tally = tally;
        this.random = random;
        this.link = new Link(loop, api, signIn, sessionId, Purpose.WATCH, Backoff.RECONNECT, new Page());
        this.outbox = new Outbox(Outbox.Keeping.NOWHERE, List.of(), clock.nowMs());
    }

    /** Opens the page; changes come every {@code adjustEveryMs}, whatever became of those before: the loop is open. */
    void open(long adjustEveryMs) {
        loop.execute(link::open);
        every(adjustEveryMs, random.nextLong(adjustEveryMs), this::adjust);
        every(PUMP_MS, PUMP_MS, this::send);
    }

    private void every(long everyMs, long firstMs, Runnable work) {
        var unused = loop.scheduleAtFixedRate(work, firstMs, everyMs, TimeUnit.MILLISECONDS);
    }

    private void adjust() {
        if (!joined || over) {
            return;
        }
        String id = Therapist.newId();
        tally.asking(id, System.nanoTime());
        tally.adjustmentsAsked.increment();
        ledger.given(id, System.nanoTime());
        outbox.give(change(id), clock.nowMs());
        send();
    }

    /** Mood or size; where a few people talk with the patient, what they ask in place of how many they are. */
    private SessionRequest change(String id) {
        if (random.nextBoolean()) {
            return new SessionRequest.Adjust(id, null, null, random.nextInt(10, 95), null);
        }
        return people < HALL_MIN
                ? new SessionRequest.Adjust(id, null, null, null, random.nextInt(0, 11))
                : new SessionRequest.Adjust(id, null, random.nextInt(5, 120), null, null);
    }

    /** Ends the session. */
    void complete() {
        loop.execute(() -> {
            over = true;
            outbox.give(new SessionRequest.Complete(Therapist.newId(), null, null), clock.nowMs());
            send();
        });
    }

    /** Whether the page was shown the planned end and so much more of session time. */
    boolean isPastPlannedEnd(long beyondMs) {
        return plannedMs < Long.MAX_VALUE && activeMs >= plannedMs + beyondMs;
    }

    /** What became of its changes. */
    CompletableFuture<SwarmSession.Commands> counted() {
        return CompletableFuture.supplyAsync(() -> ledger.counted(cursor), loop);
    }

    /** At most so many fingerprints of what was shown, evenly over the session. */
    CompletableFuture<List<ShownMarks.Shown>> marks(int max) {
        return CompletableFuture.supplyAsync(() -> marks.some(max), loop);
    }

    private void send() {
        if (joined) {
            outbox.due(clock.nowMs()).forEach(link::send);
        }
        if (over && outbox.size() == 0) {
            link.close();
        }
    }

    private final class Page implements LinkListener {
        @Override
        public ToServer.Hello hello() {
            return new ToServer.Hello(cursor, 10, false, Program.VERSION + " swarm");
        }

        @Override
        public void up() {
            // Joined with the welcome.
        }

        @Override
        public void message(ToClient message) {
            if (message instanceof ToClient.Welcome welcome) {
                joined = true;
                plannedMs = welcome.session().plannedMs();
                SessionView.Audience audience = welcome.session().audience();
                people = people < 0 && audience != null ? audience.size() : people;
                cursor = Math.min(cursor, welcome.cursor());
            } else if (message instanceof ToClient.Recorded recorded && recorded.sequenceNr() > cursor) {
                tally.watchUpdates.increment();
                tally.watchUpdatesMissing.add(recorded.sequenceNr() - cursor - 1);
                cursor = recorded.sequenceNr();
                marks.recorded(recorded);
                ledger.seenAgain(recorded.commandId());
            } else if (message instanceof ToClient.Live live) {
                activeMs = live.activeMs();
            } else if (message instanceof ToClient.Mark mark) {
                marks.marked(mark);
            } else if (message instanceof ToClient.Answer answer) {
                switch (outbox.answered(answer, clock.nowMs())) {
                    case RECORDED -> {
                        ledger.acknowledged(answer.commandId(), answer.sequenceNr(), System.nanoTime());
                        tally.adjustmentAcknowledged(sessionId, answer.commandId(), answer.sequenceNr());
                    }
                    case REFUSED -> tally.adjustmentsRefused.increment();
                    case WAITING, UNRELATED -> {
                        // Asked again by the pump.
                    }
                }
            }
        }

        @Override
        public void binary(ByteBuffer bytes) {
            // No crowd was asked for.
        }

        @Override
        public void caughtUp() {
            // Nothing waits for that.
        }

        @Override
        public void down(String why) {
            joined = false;
            if (!over) {
                marks.cut();
            }
            outbox.linkLost(clock.nowMs());
        }

        @Override
        public boolean refused(Problem problem) {
            return !over;
        }
    }
}
