package dev.inhabit.server.session;

import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.adaptation.RuleSettings;
import dev.inhabit.server.feed.Floor;
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
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.dispatch.ControlMessage;
import org.jspecify.annotations.Nullable;

/** The live stream of one session to its watchers. Goes on whatever becomes of the store. */
public final class SessionFeed extends AbstractBehavior<SessionFeed.Message> {
    public sealed interface Message extends CrossesNodes {}

    record Remembered(Memory<SessionState> memory) implements Message {}

    record Wrote(List<Recorded<SessionEvent>> recorded, Memory<SessionState> after) implements Message {}

    record Joined(SessionMessage.Join join) implements Message {}

    record Left(ActorRef<ToSocket> socket) implements Message {}

    record Built(SessionMessage.SceneBuilt scene) implements Message {}

    record AwaitsEnd(ActorRef<ToSocket> socket) implements Message {}

    record Felt(Moment moment) implements Message {}

    record Behind(boolean now) implements Message {}

    /** Somebody asked for the way out; overtakes whatever else is to be shown. */
    record Out(CommandId commandId, SessionCommand exit) implements Message, ControlMessage {}

    /** What became of that is known. */
    record OutDecided(CommandId commandId) implements Message {}

    record LeaveWhenAlone(Runnable leave) implements Message {}

    record GapRead(Joining.Missed missed) implements Message {}

    /** The session has answered one of the feed's own commands. */
    private record OwnAnswered(SessionMessage.Reply reply) implements Message {}

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
    /** Ten minutes of chunks of five seconds. */
    private static final int CHUNKS_MAX = 120;

    private final SessionRooms rooms;
    private final Watchers watchers;
    private final LiveState live;
    private final TelemetryGathering gathering = new TelemetryGathering();
    private final Unrecorded telemetry;
    private final Unrecorded danger;
    private final Unrecorded alerting;
    private final TalkSoFar talk;
    private final BodySoFar body;
    private final SpeechSoFar speech;
    private final ControllerDuty controller;
    private final TalkDuty conversation;
    private final SlideDuty slides;
    private final DistractionDuty distractions;
    private final StageDuty stage;
    private final AlertDuty alerts;
    private final SudsPromptDuty prompts;
    private final Display display = new Display();
    private final ActorRef<SessionMessage> session;
    private final WaysOut waysOut = new WaysOut();
    private final Joining joining;
    private final ToCrowd crowd;
    private final Marks marks;
    private final RuleSettings rules;
    private final long epoch;
    private Memory<SessionState> memory;
    private boolean behind;
    private @Nullable ToSocket bodyKnown;
    private HeadsetPresence headset = HeadsetPresence.NONE;
    private Floor floor = Floor.ELSEWHERE;

    private SessionFeed(
            ActorContext<Message> context,
            TimerScheduler<Message> timers,
            EntityId id,
            SessionRooms rooms,
            ActorRef<SessionMessage> session) {
        super(context);
        this.session = session;
        this.rooms = rooms;
        this.watchers = new Watchers(rooms.settings());
        ActorRef<SessionMessage.Reply> answers = context.messageAdapter(SessionMessage.Reply.class, OwnAnswered::new);
        this.telemetry = new Unrecorded("telemetry", CHUNKS_MAX, session, answers);
        this.danger = new Unrecorded("heard", CHUNKS_MAX, session, answers);
        this.alerting = new Unrecorded("alert", CHUNKS_MAX, session, answers);
        this.talk = new TalkSoFar(watchers, danger);
        this.body = new BodySoFar(watchers, rooms.biofeedback());
        this.speech = new SpeechSoFar(watchers);
        this.controller = new ControllerDuty(
                rooms.settings(), watchers, session, context.getSystem().ignoreRef());
        this.conversation = new TalkDuty(watchers, session, context.getSystem().ignoreRef());
        this.slides = new SlideDuty(watchers, session, context.getSystem().ignoreRef());
        this.distractions = new DistractionDuty(session, context.getSystem().ignoreRef());
        this.stage = new StageDuty(session, context.getSystem().ignoreRef());
        this.alerts = new AlertDuty(rooms.alerts(), watchers, alerting);
        this.prompts = new SudsPromptDuty(
                watchers,
                session,
                context.getSystem().ignoreRef(),
                rooms.settings().sudsPromptEvery().toMillis());
        this.epoch = rooms.clock().millis();
        this.joining = new Joining(context, id, rooms, watchers, waysOut, epoch);
        this.crowd = new ToCrowd(rooms.crowds(), id, context.getSelf());
        this.memory = Memory.of(SessionState.none(id));
        this.marks = new Marks(memory);
        this.rules = RuleSettings.of(rooms.biofeedback());
        this.live = new LiveState(rooms.speaker());
        timers.startTimerAtFixedRate(Tick.LIVE, LIVE_EVERY);
        timers.startTimerAtFixedRate(
                Tick.TELEMETRY, Duration.ofSeconds(rooms.biofeedback().windows().therapistEveryS()));
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
                .onMessage(Built.class, this::onBuilt)
                .onMessage(AwaitsEnd.class, this::onAwaitsEnd)
                .onMessage(GapRead.class, this::onGapRead)
                .onMessage(Remembered.class, this::onRemembered)
                .onMessage(Behind.class, this::onBehind)
                .onMessage(CrowdSeated.class, this::onCrowdSeated)
                .onMessage(CrowdMarked.class, this::onCrowdMarked)
                .onMessage(OwnAnswered.class, this::onOwnAnswered)
                .onMessage(LeaveWhenAlone.class, this::onLeaveWhenAlone)
                .build();
    }

    private Behavior<Message> onRemembered(Remembered remembered) {
        SessionState before = memory.state();
        remember(remembered.memory());
        if (before.exists()) {
            // Only the writer was away. What it stored without hearing of it is news to all.
            joining.catchUp(watchers.remembered(memory.sequenceNr()), memory.state());
            became(before);
        } else {
            controller.recovered(memory.state());
            alerts.recovered(memory.state(), rooms.clock().instant());
            watchers.remembered(memory.sequenceNr());
            gathering.beginsAt(memory.state().clock().activeMsAt(rooms.clock().instant()));
        }
        crowd.remembered(before, memory.state());
        return this;
    }

    private void remember(Memory<SessionState> next) {
        memory = next;
        marks.remember(next);
        controller.saw(next.state(), rooms.clock().instant());
    }

    private Behavior<Message> onWrote(Wrote wrote) {
        Memory<SessionState> before = memory;
        remember(wrote.after());
        watchers.wrote(before, wrote);
        crowd.wrote(before.state(), memory.state());
        wrote.recorded().forEach(this::pushed);
        became(before.state());
        return this;
    }

    /** The latest heart rate of a device that sends over HTTP, as if a sensor had told it when it was measured. */
    private void pushed(Recorded<SessionEvent> recorded) {
        PushedRecord.Latest latest = memory.state().body().pushed().heart();
        if (latest != null
                && recorded.body() instanceof Recorded.Known<SessionEvent> known
                && known.event() instanceof BodyEvent.SamplesReceived received
                && received.followed()) {
            Moment heart = new Moment.Heart(latest.value(), List.of(), true, latest.deviceId());
            long activeMs = memory.state().clock().activeMsAt(Instant.ofEpochMilli(latest.atMs()));
            live.felt(heart, latest.atMs(), activeMs);
            alerts.felt(heart, latest.atMs());
        }
    }

    /** The session changed from {@code before} to what is remembered now. */
    private void became(SessionState before) {
        SessionState after = memory.state();
        Instant now = rooms.clock().instant();
        gathering.speech(speech.at(live, now.toEpochMilli()));
        record(gathering.takeAtTurn(before, after), null, now);
        ToSocket known = BodyViews.known(after, now);
        if (!known.equals(bodyKnown)) {
            bodyKnown = known;
            watchers.toHeadsets(known);
        }
        if (after.hasEnded() && !before.hasEnded()) {
            telemetry.send();
            waysOut.ended();
            watchers.over();
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
        Instant now = rooms.clock().instant();
        if (joining.joined(joined.join(), memory, now)) {
            controller.saw(memory.state(), now);
            talk.showTo(joined.join(), memory.state());
            body.showTo(joined.join());
            speech.showTo(joined.join());
            alerts.showTo(joined.join());
        }
        tellHeadsets();
        return this;
    }

    private Behavior<Message> onGapRead(GapRead gap) {
        joining.fill(gap.missed());
        return this;
    }

    private Behavior<Message> onLeft(Left left) {
        watchers.remove(left.socket());
        controller.saw(memory.state(), rooms.clock().instant());
        tellHeadsets();
        return this;
    }

    private Behavior<Message> onBuilt(Built built) {
        joining.built(built.scene(), memory.state());
        tellHeadsets();
        return this;
    }

    private void tellHeadsets() {
        HeadsetPresence now = watchers.headset();
        if (now != headset) {
            headset = now;
            session.tell(new ExposureSession.HeadsetsChanged(now));
        }
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
        alerts.felt(felt.moment(), now.toEpochMilli());
        if (felt.moment() instanceof Moment.Shown shown) {
            if (display.shows(shown.sequenceNr(), memory.sequenceNr())) {
                watchers.toWatchers(Wire.write(new ToClient.Shown(shown.sequenceNr())));
            }
            return this;
        }
        if (felt.moment() instanceof Moment.WordsRead words) {
            talk.heard(words, memory.state(), now);
            return this;
        }
        if (felt.moment() instanceof Moment.Said said) {
            live.felt(said, now.toEpochMilli(), memory.state().clock().activeMsAt(now));
            conversation.heard(said, memory.state(), now);
            return this;
        }
        if (felt.moment() instanceof Moment.Speaking speaking) {
            conversation.speaking(speaking, memory.state(), now);
            return this;
        }
        if (felt.moment() instanceof Moment.FrameRate rate) {
            live.felt(rate, now.toEpochMilli(), 0);
            return this;
        }
        long activeMs = memory.state().clock().activeMsAt(now);
        live.felt(felt.moment(), now.toEpochMilli(), activeMs);
        body.felt(felt.moment(), now.toEpochMilli());
        if (memory.state().isLive()) {
            gathering.felt(felt.moment(), activeMs, now.toEpochMilli());
            if (felt.moment() instanceof Moment.Pose pose && memory.state().isRunning()) {
                gathering.looked(pose, activeMs);
            }
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
        watchers.seated(new ToSocket.ReliableBytes(SeatPlacing.of(memory.state(), seated.seatMap())));
        return this;
    }

    private Behavior<Message> onCrowdMarked(CrowdMarked marked) {
        gathering.crowd(marked);
        watchers.toWatchers(Wire.write(marks.of(marked)));
        return this;
    }

    private void tellFloor(Instant now) {
        Floor next = Floors.at(memory.state(), now);
        if (next != floor) {
            floor = next;
            watchers.toHeadsets(new ToSocket.HasFloor(next));
        }
    }

    private Behavior<Message> onLive() {
        tellFloor(rooms.clock().instant());
        conversation.ask(memory.state(), rooms.clock().instant());
        slides.ask(memory.state(), rooms.clock().instant());
        distractions.ask(memory.state(), rooms.clock().instant());
        stage.ask(memory.state(), rooms.clock().instant());
        alerts.look(memory.state(), rooms.clock().instant());
        prompts.ask(memory.state(), rooms.clock().instant());
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
                watchers.headset() != HeadsetPresence.NONE,
                watchers.headset() == HeadsetPresence.READY,
                behind,
                memory.state().isLive() && waysOut.isAnyOpen(),
                Glances.at(memory.state(), clock.tickAt(now)),
                Acting.at(memory.state(), clock.activeMsAt(now)),
                watchers.size())));
        return this;
    }

    private Behavior<Message> onTelemetry() {
        Instant now = rooms.clock().instant();
        SessionState state = memory.state();
        if (state.isLive()) {
            long activeMs = state.clock().activeMsAt(now);
            speech.passed(live, activeMs, now.toEpochMilli());
            gathering.speech(speech.at(live, now.toEpochMilli()));
            if (state.body().pushed().isAny()) {
                // So that a replay tells of that body as often as it was told live, and rules look as often.
                gathering.isWatched();
            }
            Telemetry chunk = gathering.take(activeMs);
            body.tell(state, chunk, now);
            record(chunk, live.speakerScore(now.toEpochMilli(), state.speakerScore()), now);
            controller.ask(state, now);
        }
        telemetry.send();
        danger.send();
        alerting.send();
        return this;
    }

    private void record(@Nullable Telemetry chunk, @Nullable Integer speakerScore, Instant now) {
        if (chunk != null) {
            speech.tell(chunk);
            telemetry.add(
                    new SessionCommand.RecordTelemetry(
                            chunk, speakerScore, rules, rooms.biofeedback().motionGate()),
                    now);
        }
    }

    private Behavior<Message> onOwnAnswered(OwnAnswered answered) {
        telemetry.answered(answered.reply());
        danger.answered(answered.reply());
        alerting.answered(answered.reply());
        return this;
    }

    private Behavior<Message> onBehind(Behind next) {
        behind = next.now();
        return this;
    }

    private Behavior<Message> onLeaveWhenAlone(LeaveWhenAlone ask) {
        if (watchers.isEmpty() && telemetry.isEmpty() && danger.isEmpty() && alerting.isEmpty()) {
            ask.leave().run();
        }
        return this;
    }
}
