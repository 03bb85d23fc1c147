package dev.inhabit.server.crowd;

import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.AudienceOrder;
import dev.inhabit.server.session.PinnedLevel;
import dev.inhabit.server.session.SessionClock;
import dev.inhabit.server.session.SessionFeed;
import dev.inhabit.server.session.SessionRooms;
import dev.inhabit.server.session.SessionState;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.jspecify.annotations.Nullable;

/** The crowds of this node's sessions. Called by the sessions' actors, from any thread. */
public final class SessionCrowds implements SessionRooms.Crowds {
    /** @param level from which an injected applause takes its style */
    private record Line(
            ActorRef<CrowdLink.Message> link,
            ActorRef<SessionFeed.Message> feed,
            @Nullable PinnedLevel level) {}

    private final ActorSystem<?> system;
    private final BiConsumer<EntityId, CrowdMessage> crowds;
    private final ConcurrentMap<EntityId, Line> lines = new ConcurrentHashMap<>();

    /** @param crowds sends a message to the crowd of a session, wherever it is */
    public SessionCrowds(ActorSystem<?> system, BiConsumer<EntityId, CrowdMessage> crowds) {
        this.system = system;
        this.crowds = crowds;
    }

    @Override
    public void follow(SessionState state, ActorRef<SessionFeed.Message> feed) {
        CrowdSeating seating = CrowdOfSession.seating(state);
        if (seating == null) {
            return;
        }
        Line line = lines.compute(
                state.id(),
                (id, old) -> old != null && old.feed().equals(feed) ? old : newLine(id, feed, state.level()));
        // The link puts itself in as the one to tell.
        line.link()
                .tell(new CrowdLink.Say(new CrowdMessage.Follow(
                        CrowdOfSession.subject(state),
                        seating,
                        CrowdOfSession.clock(state.clock()),
                        CrowdOfSession.orders(state),
                        system.ignoreRef())));
    }

    private Line newLine(EntityId id, ActorRef<SessionFeed.Message> feed, @Nullable PinnedLevel level) {
        ActorRef<CrowdLink.Message> link = system.systemActorOf(
                CrowdLink.create(
                        feed,
                        message -> crowds.accept(id, message),
                        () -> lines.computeIfPresent(
                                id, (same, line) -> line.feed().equals(feed) ? null : line)),
                "crowd-link-" + UUID.randomUUID(),
                Props.empty());
        return new Line(link, feed, level);
    }

    @Override
    public void obey(EntityId session, AudienceOrder order) {
        Line line = lines.get(session);
        CrowdOrder change = CrowdOfSession.order(order, line == null ? null : line.level());
        if (change != null) {
            say(session, new CrowdMessage.Obey(change));
        }
    }

    @Override
    public void clock(EntityId session, SessionClock clock) {
        say(session, new CrowdMessage.ClockChanged(CrowdOfSession.clock(clock)));
    }

    @Override
    public void keyframe(EntityId session) {
        say(session, CrowdMessage.KeyframePlease.KEYFRAME_PLEASE);
    }

    @Override
    public void leave(EntityId session) {
        say(session, CrowdMessage.Leave.LEAVE);
    }

    private void say(EntityId session, CrowdMessage.Outer message) {
        Line line = lines.get(session);
        if (line != null) {
            line.link().tell(new CrowdLink.Say(message));
        }
    }
}
