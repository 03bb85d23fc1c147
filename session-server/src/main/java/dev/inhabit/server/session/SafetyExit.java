package dev.inhabit.server.session;

import dev.inhabit.server.record.Answer;
import dev.inhabit.server.session.SessionMessage.Answered;
import dev.inhabit.server.session.SessionMessage.Submit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * The way out of a scene: first the headset is told and the asker hears "delivered", then it is recorded, for as long as
 * that takes, and the asker hears that too. Needs neither the store nor the rest of the session.
 */
final class SafetyExit extends AbstractBehavior<SafetyExit.Message> {
    sealed interface Message {}

    record Go(Submit submit) implements Message {}

    private record Reply(SessionMessage.Reply reply) implements Message {}

    private record Again(String commandId) implements Message {}

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final TimerScheduler<Message> timers;
    private final ActorRef<SessionFeed.Message> feed;
    private final ActorRef<SessionMessage> session;
    private final ActorRef<SessionMessage.Reply> replies;
    /** By command id: everyone who asked for that exit before it was recorded. */
    private final Map<String, List<Submit>> open = new LinkedHashMap<>();

    private SafetyExit(
            ActorContext<Message> context,
            TimerScheduler<Message> timers,
            ActorRef<SessionFeed.Message> feed,
            ActorRef<SessionMessage> session) {
        super(context);
        this.timers = timers;
        this.feed = feed;
        this.session = session;
        this.replies = context.messageAdapter(SessionMessage.Reply.class, Reply::new);
    }

    static Behavior<Message> create(ActorRef<SessionFeed.Message> feed, ActorRef<SessionMessage> session) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new SafetyExit(context, timers, feed, session)));
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Go.class, this::onGo)
                .onMessage(Reply.class, this::onReply)
                .onMessage(Again.class, this::onAgain)
                .build();
    }

    private Behavior<Message> onGo(Go go) {
        Submit submit = go.submit();
        feed.tell(new SessionFeed.Out(submit.commandId(), submit.command()));
        submit.replyTo().tell(new SessionMessage.Delivered(submit.commandId()));
        open.computeIfAbsent(submit.commandId().value(), id -> new ArrayList<>())
                .add(submit);
        record(submit);
        return this;
    }

    private void record(Submit submit) {
        session.tell(new ExposureSession.RecordExit(
                new Submit(submit.commandId(), submit.traceId(), submit.occurredAt(), submit.command(), replies)));
    }

    private Behavior<Message> onReply(Reply reply) {
        if (reply.reply() instanceof Answered answered) {
            Answer answer = answered.answer();
            String id = answer.commandId().value();
            if (!open.containsKey(id)) {
                return this;
            }
            if (answer instanceof Answer.Unknown) {
                timers.startSingleTimer(id, new Again(id), RETRY);
            } else {
                feed.tell(new SessionFeed.OutDecided(answer.commandId()));
                open.remove(id).forEach(asked -> asked.replyTo().tell(answered));
            }
        }
        return this;
    }

    private Behavior<Message> onAgain(Again again) {
        List<Submit> asked = open.get(again.commandId());
        if (asked != null) {
            record(asked.get(0));
        }
        return this;
    }
}
