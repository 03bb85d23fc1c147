package dev.inhabit.server.crowd;

import dev.inhabit.server.crowd.CrowdMessage.ClockChanged;
import dev.inhabit.server.crowd.CrowdMessage.Follow;
import dev.inhabit.server.crowd.CrowdMessage.Obey;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.EntityId;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * The sharded entity of one session's crowd: plays it by the wall clock, tells the feed, has it recorded. Orders are
 * played as soon as they come, because the session has stored them already; a store that stalls does not stop the play.
 */
public final class NpcCrowd extends AbstractBehavior<CrowdMessage> {
    /** Messages among the entity's own parts. */
    sealed interface Inner extends CrowdMessage {}

    record WriterAnswered(Answer answer) implements Inner {}

    record FeedGone(ActorRef<CrowdOut> feed) implements Inner {}

    enum Tick implements Inner {
        PLAY,
        CHECK
    }

    private static final Duration PLAY_EVERY = Duration.ofMillis(CrowdSimulator.TICK_MS);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(2);
    /** An entity that nobody follows for so many checks leaves. */
    private static final int ALONE_CHECKS_MAX = 30;

    private final CrowdRooms rooms;
    private final TimerScheduler<CrowdMessage> timers;
    private final Runnable passivate;
    private final UnrecordedCommands unrecorded;
    private @Nullable CrowdStage stage;
    private @Nullable ActorRef<CrowdOut> feed;
    private CrowdClock clock = CrowdClock.NOT_STARTED;
    private boolean over;
    private int aloneChecks;

    private NpcCrowd(
            ActorContext<CrowdMessage> context,
            TimerScheduler<CrowdMessage> timers,
            EntityId id,
            CrowdRooms rooms,
            Runnable passivate) {
        super(context);
        this.rooms = rooms;
        this.timers = timers;
        this.passivate = passivate;
        ActorRef<RecordingEntity.Message> writer = context.spawn(
                RecordingEntity.create(
                        new CrowdDomain(),
                        id,
                        rooms.names(),
                        rooms.clock(),
                        rooms.writing(),
                        new RecordingEntity.Listener<CrowdState, CrowdEvent>() {}),
                "writer");
        context.watch(writer);
        unrecorded = new UnrecordedCommands(writer, context.messageAdapter(Answer.class, WriterAnswered::new));
        timers.startTimerWithFixedDelay(Tick.CHECK, CHECK_EVERY);
    }

    /** @param id that of the session */
    public static Behavior<CrowdMessage> create(EntityId id, CrowdRooms rooms, Runnable passivate) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new NpcCrowd(context, timers, id, rooms, passivate)));
    }

    @Override
    public Receive<CrowdMessage> createReceive() {
        return newReceiveBuilder()
                .onMessageEquals(Tick.PLAY, this::onPlay)
                .onMessage(Obey.class, this::onObey)
                .onMessage(ClockChanged.class, this::onClockChanged)
                .onMessageEquals(CrowdMessage.KeyframePlease.KEYFRAME_PLEASE, this::onKeyframePlease)
                .onMessage(WriterAnswered.class, this::onWriterAnswered)
                .onMessage(Follow.class, this::onFollow)
                .onMessage(FeedGone.class, this::onFeedGone)
                .onMessageEquals(CrowdMessage.Leave.LEAVE, this::onLeave)
                .onMessageEquals(Tick.CHECK, this::onCheck)
                .onMessageEquals(CrowdMessage.Stop.STOP, Behaviors::stopped)
                .build();
    }

    private Behavior<CrowdMessage> onFollow(Follow follow) {
        CrowdStage playing = stage;
        if (playing == null || !playing.seating().equals(follow.seating())) {
            playing = new CrowdStage(follow.seating(), rooms.clock().millis() / CrowdSimulator.TICK_MS);
            stage = playing;
            unrecorded.add(new CrowdCommand.Seat(follow.subject(), follow.seating()));
        }
        over = false;
        aloneChecks = 0;
        listenedToBy(follow.feed());
        for (CrowdOrder order : follow.orders()) {
            take(playing, order);
        }
        clock = follow.clock();
        playing.begin(clock.tickAt(rooms.clock().instant()));
        follow.feed().tell(playing.seats());
        play(true);
        return keepTime();
    }

    private void listenedToBy(ActorRef<CrowdOut> next) {
        if (!next.equals(feed)) {
            if (feed != null) {
                getContext().unwatch(feed);
            }
            feed = next;
            getContext().watchWith(next, new FeedGone(next));
        }
    }

    private Behavior<CrowdMessage> onFeedGone(FeedGone gone) {
        if (gone.feed().equals(feed)) {
            feed = null;
        }
        return keepTime();
    }

    private Behavior<CrowdMessage> onObey(Obey obey) {
        CrowdStage playing = stage;
        if (playing != null) {
            take(playing, obey.order());
            if (!clock.running()) {
                play(true);
            }
        }
        return this;
    }

    private void take(CrowdStage playing, CrowdOrder order) {
        if (playing.obey(order)) {
            unrecorded.add(new CrowdCommand.Change(order));
        }
    }

    private Behavior<CrowdMessage> onClockChanged(ClockChanged changed) {
        clock = changed.clock();
        if (stage != null) {
            stage.wholeFrameNext();
            play(true);
        }
        return keepTime();
    }

    private Behavior<CrowdMessage> onKeyframePlease() {
        if (stage != null) {
            stage.wholeFrameNext();
            play(true);
        }
        return this;
    }

    private Behavior<CrowdMessage> onPlay() {
        play(false);
        return this;
    }

    private void play(boolean again) {
        CrowdStage playing = stage;
        ActorRef<CrowdOut> listening = feed;
        if (playing != null && listening != null) {
            CrowdStage.Told told = playing.play(clock.tickAt(rooms.clock().instant()), clock.running(), again);
            told.out().forEach(listening::tell);
            told.questions().forEach(question -> unrecorded.add(new CrowdCommand.NoteQuestion(question)));
        }
    }

    /** Ticks while there is time to pass and somebody to tell. */
    private Behavior<CrowdMessage> keepTime() {
        if (clock.running() && feed != null && !over) {
            if (!timers.isTimerActive(Tick.PLAY)) {
                timers.startTimerAtFixedRate(Tick.PLAY, PLAY_EVERY);
            }
        } else {
            timers.cancel(Tick.PLAY);
        }
        return this;
    }

    private Behavior<CrowdMessage> onLeave() {
        over = true;
        keepTime();
        return leaveWhereDone();
    }

    private Behavior<CrowdMessage> onWriterAnswered(WriterAnswered answered) {
        unrecorded.answered(answered.answer());
        if (answered.answer() instanceof Answer.Refused refused) {
            getContext()
                    .getLog()
                    .warn(
                            "the crowd's record refused {}: {}",
                            refused.commandId(),
                            refused.refusal().code());
        }
        return leaveWhereDone();
    }

    private Behavior<CrowdMessage> onCheck() {
        unrecorded.again();
        aloneChecks = feed == null ? aloneChecks + 1 : 0;
        over = over || aloneChecks > ALONE_CHECKS_MAX;
        return leaveWhereDone();
    }

    private Behavior<CrowdMessage> leaveWhereDone() {
        if (over && unrecorded.isEmpty()) {
            passivate.run();
        }
        return this;
    }
}
