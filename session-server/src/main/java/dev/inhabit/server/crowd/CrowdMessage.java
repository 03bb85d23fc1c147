package dev.inhabit.server.crowd;

import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.record.CrossesNodes;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** What a crowd's entity is sent. */
public sealed interface CrowdMessage extends CrossesNodes permits CrowdMessage.Outer, NpcCrowd.Inner {

    /** Sent by the session. */
    sealed interface Outer extends CrowdMessage {}

    /**
     * Play, from where the clock stands, and tell the feed. May come again at any time, with everything that was said
     * before.
     *
     * @param subject pseudonym of the session's patient
     * @param orders all so far
     */
    record Follow(
            String subject, CrowdSeating seating, CrowdClock clock, List<CrowdOrder> orders, ActorRef<CrowdOut> feed)
            implements Outer {
        public Follow {
            orders = List.copyOf(orders);
        }
    }

    record Obey(CrowdOrder order) implements Outer {}

    record ClockChanged(CrowdClock clock) implements Outer {}

    /** Asks for a keyframe, for somebody who has just come. */
    enum KeyframePlease implements Outer {
        KEYFRAME_PLEASE
    }

    /** The session is over. */
    enum Leave implements Outer {
        LEAVE
    }

    /** Asks the entity to stop; sharding sends it when a shard moves. */
    enum Stop implements Outer {
        STOP
    }
}
