package dev.inhabit.server.crowd;

import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.session.SessionFeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * One session's end of the line to its crowd, on the session's node. Passes on what either says to the other; when the
 * crowd owes an answer and is silent (its entity moved or was started anew), tells it everything again.
 */
final class CrowdLink extends AbstractBehavior<CrowdLink.Message> {
    /** What a link hears. */
    sealed interface Message {}

    record Say(CrowdMessage.Outer message) implements Message {}

    record Heard(CrowdOut out) implements Message {}

    enum Check implements Message {
        CHECK
    }

    enum FeedGone implements Message {
        FEED_GONE
    }

    private static final Duration CHECK_EVERY = Duration.ofSeconds(1);
    private static final int SILENT_CHECKS_MAX = 2;

    private final ActorRef<SessionFeed.Message> feed;
    private final Consumer<CrowdMessage> crowd;
    private final Runnable gone;
    private final ActorRef<CrowdOut> heard;
    private CrowdMessage.@Nullable Follow said;
    private boolean owesAnswer;
    private int silentChecks;

    private CrowdLink(
            ActorContext<Message> context,
            TimerScheduler<Message> timers,
            ActorRef<SessionFeed.Message> feed,
            Consumer<CrowdMessage> crowd,
            Runnable gone) {
        super(context);
        this.feed = feed;
        this.crowd = crowd;
        this.gone = gone;
        heard = context.messageAdapter(CrowdOut.class, Heard::new);
        context.watchWith(feed, FeedGone.FEED_GONE);
        timers.startTimerWithFixedDelay(Check.CHECK, CHECK_EVERY);
    }

    /** @param gone called when the link stops */
    static Behavior<Message> create(ActorRef<SessionFeed.Message> feed, Consumer<CrowdMessage> crowd, Runnable gone) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new CrowdLink(context, timers, feed, crowd, gone)));
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Heard.class, this::onHeard)
                .onMessage(Say.class, this::onSay)
                .onMessageEquals(Check.CHECK, this::onCheck)
                .onMessageEquals(FeedGone.FEED_GONE, Behaviors::stopped)
                .onSignal(PostStop.class, signal -> {
                    gone.run();
                    return this;
                })
                .build();
    }

    private Behavior<Message> onSay(Say say) {
        CrowdMessage.Outer message = say.message();
        if (message == CrowdMessage.Leave.LEAVE) {
            crowd.accept(message);
            return Behaviors.stopped();
        }
        CrowdMessage.Follow all = said;
        if (message instanceof CrowdMessage.Follow follow) {
            all = with(follow, follow.clock(), follow.orders());
        } else if (all != null && message instanceof CrowdMessage.ClockChanged changed) {
            all = with(all, changed.clock(), all.orders());
        } else if (all != null && message instanceof CrowdMessage.Obey obey) {
            List<CrowdOrder> orders = new ArrayList<>(all.orders());
            orders.add(obey.order());
            all = with(all, all.clock(), orders);
        }
        said = all;
        owesAnswer = true;
        crowd.accept(message instanceof CrowdMessage.Follow && all != null ? all : message);
        return this;
    }

    /** The crowd talks to this link, never to the feed itself. */
    private CrowdMessage.Follow with(CrowdMessage.Follow all, CrowdClock clock, List<CrowdOrder> orders) {
        return new CrowdMessage.Follow(all.subject(), all.seating(), clock, orders, heard);
    }

    private Behavior<Message> onHeard(Heard message) {
        owesAnswer = false;
        silentChecks = 0;
        CrowdOut out = message.out();
        if (out instanceof CrowdOut.Frame frame) {
            feed.tell(new SessionFeed.CrowdMoved(
                    frame.tick(), frame.bytes(), frame.keyframe(), frame.attention() * 100.0 / 255));
        } else if (out instanceof CrowdOut.Mark mark) {
            feed.tell(new SessionFeed.CrowdMarked(
                    mark.tick(), HexFormat.of().toHexDigits(mark.checksum()), mark.lastOrderSequenceNr()));
        } else if (out instanceof CrowdOut.Seats seats) {
            feed.tell(new SessionFeed.CrowdSeated(seats.bytes()));
        }
        return this;
    }

    private Behavior<Message> onCheck() {
        CrowdMessage.Follow all = said;
        if (all != null && (owesAnswer || all.clock().running()) && ++silentChecks > SILENT_CHECKS_MAX) {
            silentChecks = 0;
            crowd.accept(all);
        }
        return this;
    }
}
