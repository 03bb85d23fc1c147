package dev.inhabit.server.session;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/** How a socket comes into a session: what it is told first, and what it missed while it was away. Part of the feed. */
final class Joining {
    private static final int LIVE_HZ_MAX = 1_000 / SessionClock.TICK_MS;

    /**
     * What a socket missed, as it was read.
     *
     * @param events null where the store did not answer
     * @param from sequence number of the first
     * @param afterLast the session after the last
     */
    record Missed(
            ActorRef<ToSocket> socket,
            @Nullable List<Recorded<SessionEvent>> events,
            long from,
            SessionState afterLast) {}

    private final ActorContext<SessionFeed.Message> feed;
    private final EntityId id;
    private final SessionRooms rooms;
    private final Watchers watchers;
    private final WaysOut waysOut;
    private final long epoch;

    /** @param epoch when this feed began, ms since 1970 */
    Joining(
            ActorContext<SessionFeed.Message> feed,
            EntityId id,
            SessionRooms rooms,
            Watchers watchers,
            WaysOut waysOut,
            long epoch) {
        this.feed = feed;
        this.id = id;
        this.rooms = rooms;
        this.watchers = watchers;
        this.waysOut = waysOut;
        this.epoch = epoch;
    }

    /** @return whether the socket is among the watchers now; otherwise it was told why not */
    boolean joined(SessionMessage.Join join, Memory<SessionState> memory, Instant now) {
        if (watchers.isCatchingUp(join.socket())) {
            // It asked again because it heard nothing for a while. Beginning anew would lose what is held for it.
            return true;
        }
        SessionView view = SessionViews.view(memory, now, Map.of(), join.who().role());
        if (view == null || !watchers.add(join)) {
            String why = view == null ? "there is no such session" : "too many sockets watch this session";
            join.socket().tell(new ToSocket.Close(Wire.write(new ToClient.Bye(why, false))));
            return false;
        }
        feed.watchWith(join.socket(), new SessionFeed.Left(join.socket()));
        // Only a store that was restored from a backup holds less than it once said.
        Long cursor = join.cursor();
        if (cursor != null && cursor > memory.sequenceNr()) {
            cursor = 0L;
            join.socket().tell(new ToSocket.StartsOver());
        }
        join.socket()
                .tell(welcome(
                        join,
                        view,
                        cursor == null ? memory.sequenceNr() : cursor,
                        now,
                        memory.state().places()));
        if (join.purpose() == Rest.Purpose.HEADSET) {
            waysOut.showTo(join.socket());
        }
        watchers.showSeats(join);
        Watchers.Gap gap = watchers.gapOf(join.socket(), cursor);
        if (gap != null) {
            read(gap, join.socket(), memory.state());
        }
        showNow(join, memory.state());
        return true;
    }

    private ToSocket welcome(SessionMessage.Join join, SessionView view, long cursor, Instant now, int places) {
        return new ToSocket.Welcome(Wire.write(new ToClient.Welcome(
                join.purpose().name().toLowerCase(Locale.ROOT),
                join.who().accountId(),
                view,
                cursor,
                epoch,
                Math.min(join.liveHz(), LIVE_HZ_MAX),
                now.toEpochMilli(),
                join.purpose() == Rest.Purpose.HEADSET
                        ? DeviceNegotiation.of(join.device(), join.liveHz(), LIVE_HZ_MAX, places)
                        : null)));
    }

    /** A headset that has built another scene than the session's is not ready. */
    void built(SessionMessage.SceneBuilt built, SessionState state) {
        PinnedManifest place = state.manifest();
        String expected = place == null ? null : place.revision();
        if (Objects.equals(expected, built.revision())) {
            watchers.ready(built.socket());
        } else {
            built.socket()
                    .tell(new ToSocket.Reliable(Wire.write(new ToClient.Refused(new ToClient.Problem(
                            ErrorCode.INVALID_FIELD,
                            "revision is of another scene, must be "
                                    + (expected == null ? "null: the session has none" : expected),
                            "revision",
                            null)))));
        }
    }

    private void showNow(SessionMessage.Join join, SessionState state) {
        if (join.purpose() == Rest.Purpose.HEADSET) {
            Instant now = rooms.clock().instant();
            join.socket().tell(BodyViews.known(state, now));
            join.socket().tell(new ToSocket.HasFloor(Floors.at(state, now)));
        }
        if (state.isLive()) {
            rooms.crowds().keyframe(id);
        } else {
            join.socket().tell(new ToSocket.SessionOver());
        }
    }

    /** Sends those who are here what none of them has heard of. */
    void catchUp(Watchers.@Nullable Gap gap, SessionState afterLast) {
        if (gap == null) {
            return;
        }
        for (ActorRef<ToSocket> socket : watchers.all()) {
            if (watchers.hold(socket)) {
                read(gap, socket, afterLast);
            } else {
                comeBack(socket);
            }
        }
    }

    private void read(Watchers.Gap gap, ActorRef<ToSocket> socket, SessionState afterLast) {
        feed.pipeToSelf(
                rooms.history().read(id, gap.from(), gap.to()),
                (events, failure) -> new SessionFeed.GapRead(new Missed(socket, events, gap.from(), afterLast)));
    }

    void fill(Missed missed) {
        if (missed.events() == null) {
            comeBack(missed.socket());
        } else {
            watchers.filled(missed.socket(), missed.from(), missed.events(), missed.afterLast());
        }
    }

    /** What it missed cannot be read now. It comes back by its cursor, which loses nothing. */
    private void comeBack(ActorRef<ToSocket> socket) {
        watchers.close(socket, Wire.write(new ToClient.Bye("the store does not answer", true)));
    }
}
