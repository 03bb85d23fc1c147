package dev.inhabit.server.session;

import dev.inhabit.server.record.EntityId;
import org.apache.pekko.actor.typed.ActorRef;

/** What a session's crowd is told of it. Part of the feed. */
final class ToCrowd {
    private final SessionRooms.Crowds crowds;
    private final EntityId id;
    private final ActorRef<SessionFeed.Message> feed;

    ToCrowd(SessionRooms.Crowds crowds, EntityId id, ActorRef<SessionFeed.Message> feed) {
        this.crowds = crowds;
        this.id = id;
        this.feed = feed;
    }

    void remembered(SessionState before, SessionState after) {
        if (after.isLive()) {
            crowds.follow(after, feed);
        } else if (before.isLive()) {
            crowds.leave(id);
        }
    }

    void wrote(SessionState before, SessionState after) {
        if (!before.exists() && after.exists()) {
            crowds.follow(after, feed);
        } else {
            changed(before, after);
        }
        if (after.hasEnded() && !before.hasEnded()) {
            crowds.leave(id);
        }
    }

    private void changed(SessionState before, SessionState after) {
        if (!after.clock().equals(before.clock())) {
            crowds.clock(id, after.clock());
        }
        for (int i = before.orders().size(); i < after.orders().size(); i++) {
            crowds.obey(id, after.orders().get(i));
        }
    }
}
