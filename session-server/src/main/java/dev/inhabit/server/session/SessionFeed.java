package dev.inhabit.server.session;

import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.LiveState;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.CrossesNodes;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/** The live stream of one session to its watchers. Goes on whatever becomes of the store. */
public final class SessionFeed extends AbstractBehavior<SessionFeed.Message> {
    public sealed interface Message extends CrossesNodes {}

    record Remembered(Memory<SessionState> memory) implements Message {}

    record Wrote(List<Recorded<SessionEvent>> recorded, Memory<SessionState> after) implements Message {}

    record Joined(SessionMessage.Join join) implements Message {}

    record Left(ActorRef<ToSocket> socket) implements Message {}

    record AwaitsEnd(ActorRef<ToSocket> socket) implements Message {}

    record Felt(Moment moment) implements Message {}

    record Behind(boolean now) implements Message {}

    /** Somebody asked for the way out. */
    record Out(CommandId commandId, SessionCommand exit) implements Message {}

    /** What became of that is known. */
    record OutDecided(CommandId commandId) implements Message {}

    record LeaveWhenAlone(Runnable leave) implements Message {}

    private record History(
            ActorRef<ToSocket> socket, @Nullable List<Recorded<SessionEvent>> events, long from, SessionState afterLast)
            implements Message {}

    private record TelemetryAnswered(SessionMessage.Reply reply) implements Message {}

    private enum Tick implements Message {
        LIVE,
        TELEMETRY
    }

    /**
     * The crowd moved.
     *
     * @param attentionPercent mean attention, 0 to 100
     */
    public record CrowdMoved(long tick, byte[] frame, boolean keyframe, double attentionPercent) implements Message {}

    /** The positions of the seats; a whole message of its own, sent once to each socket. */
    public record CrowdSeated(byte[] seatMap) implements Message {}

    /**
     * The crowd's fingerprint at a tick. An order that was stored late makes the crowd mark the tick again.
     *
     * @param lastOrderSequenceNr greatest sequence number among the orders in it; 0 where there is none
     */
    public record CrowdMarked(long tick, String checksum, long lastOrderSequenceNr) implements Message {}

    private static final Duration LIVE_EVERY = Duration.ofMillis(SessionClock.TICK_MS);
    private static final int LIVE_HZ_MAX = 1_000 / SessionClock.TICK_MS;
    private static final Duration TELEMETRY_EVERY = Duration.ofSeconds(5);

    private final EntityId id;
    private final SessionRooms rooms;
    private final ActorRef<SessionMessage> session;
    private final Watchers watchers;
    private final LiveState live = new LiveState();
    private final TelemetryGathering gathering = new TelemetryGathering();
    private final UnrecordedTelemetry unrecorded;
    private final ControllerWatch controller;
    private final WaysOut waysOut = new WaysOut();
    private final long epoch;
    private Memory<SessionState> memory;
    /** Of {@link #memory}; null until a mark asks for it. */
    private @Nullable String stateHash;

    private boolean behind;
    private byte @Nullable [] seatMap;

    private SessionFeed(
            ActorContext<Message> context,
            TimerScheduler<Message> timers,
            EntityId id,
            SessionRooms rooms,
            ActorRef<SessionMessage> session) {
        super(context);
        this.id = id;
        this.rooms = rooms;
        this.session = session;
        this.watchers = new Watchers(rooms.settings());
        this.unrecorded = new UnrecordedTelemetry(
                session, context.messageAdapter(SessionMessage.Reply.class, TelemetryAnswered::new));
        this.controller = new ControllerWatch(rooms.settings());
        this.epoch = rooms.clock().millis();
        this.memory = Memory.of(SessionState.none(id));
        timers.startTimerAtFixedRate(Tick.LIVE, LIVE_EVERY);
        timers.startTimerAtFixedRate(Tick.TELEMETRY, TELEMETRY_EVERY);
    }

    static Behavior<Message> create(EntityId id, SessionRooms rooms, ActorRef<SessionMessage> session) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new SessionFeed(context, timers, id, rooms, session)));
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Felt.class, this::onFelt)
                .onMessage(CrowdMoved.class, this::onCrowdMoved)
                .onMessageEquals(Tick.LIVE, this::onLive)
                .onMessageEquals(Tick.TELEMETRY, this::onTelemetry)
                .onMessage(Wrote.class, this::onWrote)
                .onMessage(Out.class, this::onOut)
                .onMessage(OutDecided.class, this::onOutDecided)
                .onMessage(Joined.class, this::onJoined)
                .onMessage(Left.class, this::onLeft)
                .onMessage(AwaitsEnd.class, this::onAwaitsEnd)
                .onMessage(History.class, this::onHistory)
                .onMessage(Remembered.class, this::onRemembered)
                .onMessage(Behind.class, this::onBehind)
                .onMessage(CrowdSeated.class, this::onCrowdSeated)
                .onMessage(CrowdMarked.class, this::onCrowdMarked)
                .onMessage(TelemetryAnswered.class, this::onTelemetryAnswered)
                .onMessage(LeaveWhenAlone.class, this::onLeaveWhenAlone)
                .build();
    }

    private Behavior<Message> onRemembered(Remembered remembered) {
        if (!memory.state().exists()) {
            // Not when only the writer was away and came back to a session that was here all the time.
            controller.recovered(remembered.memory().state());
        }
        remember(remembered.memory());
        watchers.remembered(remembered.memory().sequenceNr());
        if (memory.state().isLive()) {
            rooms.crowds().follow(memory.state(), getContext().getSelf());
        }
        return this;
    }

    private void remember(Memory<SessionState> next) {
        memory = next;
        stateHash = null;
        sawController(rooms.clock().instant());
    }

    private void sawController(Instant now) {
        SessionState state = memory.state();
        controller.saw(state, watchers.presenceOf(state.controllerId()), now);
    }

    private String stateHash() {
        String known = stateHash;
        if (known == null) {
            known = StateHash.of(memory.state());
            stateHash = known;
        }
        return known;
    }

    private Behavior<Message> onWrote(Wrote wrote) {
        Memory<SessionState> before = memory;
        remember(wrote.after());
        long first = wrote.after().sequenceNr() - wrote.recorded().size() + 1;
        Memory<SessionState> each = before;
        for (int i = 0; i < wrote.recorded().size(); i++) {
            Recorded<SessionEvent> recorded = wrote.recorded().get(i);
            each = each.sequenceNr() == first + i - 1 ? each.with(recorded) : wrote.after();
            watchers.recorded(first + i, recorded, each.state());
        }
        tellCrowd(before.state(), wrote);
        Double baselineBpm = wrote.after().state().heart().baselineBpm();
        if (baselineBpm != null && !baselineBpm.equals(before.state().heart().baselineBpm())) {
            watchers.toHeadsets(new ToSocket.AtRest(baselineBpm));
        }
        if (wrote.after().state().hasEnded() && !before.state().hasEnded()) {
            rooms.crowds().leave(id);
            waysOut.ended();
            watchers.over();
        }
        return this;
    }

    private void tellCrowd(SessionState before, Wrote wrote) {
        SessionState after = wrote.after().state();
        if (!before.exists() && after.exists()) {
            rooms.crowds().follow(after, getContext().getSelf());
            return;
        }
        if (!after.clock().equals(before.clock())) {
            rooms.crowds().clock(id, after.clock());
        }
        for (int i = before.orders().size(); i < after.orders().size(); i++) {
            rooms.crowds().obey(id, after.orders().get(i));
        }
    }

    private Behavior<Message> onOut(Out out) {
        watchers.toHeadsets(waysOut.opened(out.commandId(), out.exit()));
        return onLive();
    }

    private Behavior<Message> onOutDecided(OutDecided decided) {
        waysOut.decided(decided.commandId());
        return this;
    }

    private Behavior<Message> onJoined(Joined joined) {
        SessionMessage.Join join = joined.join();
        Instant now = rooms.clock().instant();
        SessionView view = SessionViews.view(memory, now, Map.of());
        if (view == null || !watchers.add(join)) {
            String why = view == null ? "there is no such session" : "too many sockets watch this session";
            join.socket().tell(new ToSocket.Close(Wire.write(new ToClient.Bye(why, false))));
            return this;
        }
        getContext().watchWith(join.socket(), new Left(join.socket()));
        join.socket()
                .tell(new ToSocket.Reliable(Wire.write(new ToClient.Welcome(
                        wireName(join.purpose()),
                        join.who().accountId(),
                        view,
                        epoch,
                        Math.min(join.liveHz(), LIVE_HZ_MAX),
                        now.toEpochMilli()))));
        if (join.purpose() == Rest.Purpose.HEADSET) {
            waysOut.showTo(join.socket());
        }
        byte[] seats = seatMap;
        if (join.crowd() && seats != null) {
            join.socket().tell(new ToSocket.ReliableBytes(seats));
        }
        Watchers.Gap gap = watchers.gapOf(join.socket(), join.cursor());
        if (gap != null) {
            readGap(join.socket(), gap);
        }
        Double baselineBpm = memory.state().heart().baselineBpm();
        if (join.purpose() == Rest.Purpose.HEADSET && baselineBpm != null) {
            join.socket().tell(new ToSocket.AtRest(baselineBpm));
        }
        if (memory.state().isLive()) {
            rooms.crowds().keyframe(id);
        } else {
            join.socket().tell(new ToSocket.SessionOver());
        }
        sawController(now);
        return this;
    }

    private void readGap(ActorRef<ToSocket> socket, Watchers.Gap gap) {
        SessionState afterLast = memory.state();
        getContext()
                .pipeToSelf(
                        rooms.history().read(id, gap.from(), gap.to()),
                        (events, failure) -> new History(socket, events, gap.from(), afterLast));
    }

    private Behavior<Message> onHistory(History history) {
        if (history.events() == null) {
            // The store did not answer. Closing makes the client come back by its cursor, which loses nothing.
            watchers.close(history.socket(), Wire.write(new ToClient.Bye("the store does not answer", true)));
        } else {
            watchers.filled(history.socket(), history.from(), history.events(), history.afterLast());
        }
        return this;
    }

    private Behavior<Message> onLeft(Left left) {
        watchers.remove(left.socket());
        sawController(rooms.clock().instant());
        return this;
    }

    private Behavior<Message> onAwaitsEnd(AwaitsEnd ask) {
        if (memory.state().isLive()) {
            watchers.awaitsEnd(ask.socket());
            getContext().watchWith(ask.socket(), new Left(ask.socket()));
        } else {
            ask.socket().tell(new ToSocket.SessionOver());
        }
        return this;
    }

    private Behavior<Message> onFelt(Felt felt) {
        Instant now = rooms.clock().instant();
        if (felt.moment() instanceof Moment.Shown shown) {
            watchers.toWatchers(Wire.write(new ToClient.Shown(shown.sequenceNr())));
            return this;
        }
        live.felt(felt.moment(), now.toEpochMilli());
        if (memory.state().isLive()) {
            gathering.felt(felt.moment(), memory.state().clock().activeMsAt(now));
        }
        return this;
    }

    private Behavior<Message> onCrowdMoved(CrowdMoved moved) {
        live.attention(moved.attentionPercent());
        if (memory.state().isRunning()) {
            gathering.attention(moved.attentionPercent());
        }
        watchers.crowd(new ToSocket.Crowd(moved.frame(), moved.keyframe()));
        return this;
    }

    private Behavior<Message> onCrowdSeated(CrowdSeated seated) {
        seatMap = seated.seatMap();
        watchers.crowd(new ToSocket.ReliableBytes(seated.seatMap()));
        return this;
    }

    private Behavior<Message> onCrowdMarked(CrowdMarked marked) {
        gathering.crowd(marked);
        watchers.toWatchers(Wire.write(new ToClient.Mark(
                marked.tick(), marked.checksum(), marked.lastOrderSequenceNr(), memory.sequenceNr(), stateHash())));
        return this;
    }

    private Behavior<Message> onLive() {
        Phase phase = memory.state().phase();
        if (phase == null || watchers.isEmpty()) {
            return this;
        }
        Instant now = rooms.clock().instant();
        SessionClock clock = memory.state().clock();
        watchers.live(Wire.write(live.at(
                epoch,
                clock.tickAt(now),
                now.toEpochMilli(),
                clock.activeMsAt(now),
                phase,
                watchers.headsets() > 0,
                behind,
                memory.state().isLive() && waysOut.isAnyOpen(),
                watchers.size())));
        return this;
    }

    private Behavior<Message> onTelemetry() {
        Instant now = rooms.clock().instant();
        SessionState state = memory.state();
        if (state.isLive()) {
            Telemetry chunk = gathering.take(state.clock().activeMsAt(now));
            if (chunk != null) {
                unrecorded.add(chunk, live.speakerScore(now.toEpochMilli(), state.speakerScore()), now);
            }
            for (ControllerWatch.Due due : controller.due(state, watchers.presenceOf(state.controllerId()), now)) {
                session.tell(new SessionMessage.Submit(
                        due.commandId(),
                        null,
                        null,
                        due.act(),
                        getContext().getSystem().ignoreRef()));
            }
        }
        unrecorded.send();
        return this;
    }

    private Behavior<Message> onTelemetryAnswered(TelemetryAnswered answered) {
        unrecorded.answered(answered.reply());
        return this;
    }

    private Behavior<Message> onBehind(Behind next) {
        behind = next.now();
        return this;
    }

    private Behavior<Message> onLeaveWhenAlone(LeaveWhenAlone ask) {
        if (watchers.isEmpty() && unrecorded.isEmpty()) {
            ask.leave().run();
        }
        return this;
    }

    private static String wireName(Rest.Purpose purpose) {
        return purpose.name().toLowerCase(java.util.Locale.ROOT);
    }
}
