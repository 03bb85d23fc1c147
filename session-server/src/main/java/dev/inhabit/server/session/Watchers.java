package dev.inhabit.server.session;

import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** The sockets of one session, and the last updates they were sent. Each text is made once and shared. Owned by one actor. */
final class Watchers {
    /** One update as therapists see it, and as everyone else does; the same text but for what is theirs alone. */
    private record Update(long sequenceNr, ToSocket.Reliable forTherapist, ToSocket.Reliable forOthers) {
        ToSocket.Reliable forReader(Role reader) {
            return reader == Role.THERAPIST ? forTherapist : forOthers;
        }
    }

    /** Updates that a socket still needs from the journal, both included. */
    record Gap(long from, long to) {}

    private static final class Watcher {
        final SessionMessage.Join join;
        /** Updates that came while the gap before them is being read; null where there is none. */
        @Nullable
        List<Update> afterGap;

        boolean ready;

        Watcher(SessionMessage.Join join) {
            this.join = join;
        }
    }

    private final SessionSettings settings;
    private final Map<ActorRef<ToSocket>, Watcher> watchers = new LinkedHashMap<>();
    /** Sockets that only want to know when the session is over. */
    private final Set<ActorRef<ToSocket>> awaitingEnd = new HashSet<>();

    private final Deque<Update> kept = new ArrayDeque<>();
    private long lastSequenceNr;
    private @Nullable ToSocket seats;

    Watchers(SessionSettings settings) {
        this.settings = settings;
    }

    /** False where there are too many. A socket that comes again begins again. */
    boolean add(SessionMessage.Join join) {
        boolean isNew = !watchers.containsKey(join.socket());
        if (isNew && watchers.size() >= settings.watchersMax() && join.purpose() != Rest.Purpose.HEADSET) {
            return false;
        }
        watchers.put(join.socket(), new Watcher(join));
        return true;
    }

    /** Whether what it missed is being read for this socket; what is recorded meanwhile is held for it. */
    boolean isCatchingUp(ActorRef<ToSocket> socket) {
        Watcher watcher = watchers.get(socket);
        return watcher != null && watcher.afterGap != null;
    }

    void remove(ActorRef<ToSocket> socket) {
        watchers.remove(socket);
        awaitingEnd.remove(socket);
    }

    void awaitsEnd(ActorRef<ToSocket> socket) {
        awaitingEnd.add(socket);
    }

    /** Tells every socket that the session is over. */
    void over() {
        ToSocket over = new ToSocket.SessionOver();
        watchers.keySet().forEach(socket -> socket.tell(over));
        awaitingEnd.forEach(socket -> socket.tell(over));
        awaitingEnd.clear();
    }

    /** Sends what the socket missed where it is still in memory; otherwise says what must be read first. */
    @Nullable
    Gap gapOf(ActorRef<ToSocket> socket, @Nullable Long cursor) {
        Watcher watcher = watchers.get(socket);
        long last = lastSequenceNr;
        if (watcher == null || cursor == null || cursor >= last) {
            return null;
        }
        Update oldest = kept.peekFirst();
        if (oldest != null && oldest.sequenceNr() <= cursor + 1) {
            for (Update update : kept) {
                if (update.sequenceNr() > cursor) {
                    socket.tell(update.forReader(watcher.join.who().role()));
                }
            }
            return null;
        }
        watcher.afterGap = new ArrayList<>();
        return new Gap(cursor + 1, last);
    }

    /**
     * The log ends there now.
     *
     * @return what every socket must be sent from the journal, because nobody told of it; null where that is nothing
     */
    @Nullable
    Gap remembered(long sequenceNr) {
        Gap gap = lastSequenceNr < sequenceNr ? new Gap(lastSequenceNr + 1, sequenceNr) : null;
        if (gap != null) {
            kept.clear();
        }
        lastSequenceNr = sequenceNr;
        return gap;
    }

    List<ActorRef<ToSocket>> all() {
        return List.copyOf(watchers.keySet());
    }

    /** What is recorded from now on waits until {@link #filled}; false where it does already, for an earlier gap. */
    boolean hold(ActorRef<ToSocket> socket) {
        Watcher watcher = watchers.get(socket);
        if (watcher == null || watcher.afterGap != null) {
            return false;
        }
        watcher.afterGap = new ArrayList<>();
        return true;
    }

    /** @param before all that was recorded before, as far as is known here */
    void wrote(Memory<SessionState> before, SessionFeed.Wrote wrote) {
        long first = wrote.after().sequenceNr() - wrote.recorded().size() + 1;
        Memory<SessionState> each = before;
        for (int i = 0; i < wrote.recorded().size(); i++) {
            Recorded<SessionEvent> recorded = wrote.recorded().get(i);
            each = each.sequenceNr() == first + i - 1 ? each.with(recorded) : wrote.after();
            recorded(first + i, recorded, each.state());
        }
    }

    private void recorded(long sequenceNr, Recorded<SessionEvent> recorded, SessionState after) {
        lastSequenceNr = sequenceNr;
        Update update = update(sequenceNr, recorded, after);
        kept.addLast(update);
        if (kept.size() > settings.updatesKept()) {
            kept.removeFirst();
        }
        for (Watcher watcher : watchers.values()) {
            List<Update> held = watcher.afterGap;
            if (held != null) {
                held.add(update);
            } else {
                watcher.join.socket().tell(update.forReader(watcher.join.who().role()));
            }
        }
    }

    private static Update update(long sequenceNr, Recorded<SessionEvent> recorded, SessionState after) {
        ToSocket.Reliable others =
                new ToSocket.Reliable(Wire.write(SessionViews.recorded(sequenceNr, recorded, after, Role.PATIENT)));
        boolean differs = recorded.body() instanceof Recorded.Known<SessionEvent> known
                && SessionViews.differsByReader(known.event());
        return new Update(
                sequenceNr,
                differs
                        ? new ToSocket.Reliable(
                                Wire.write(SessionViews.recorded(sequenceNr, recorded, after, Role.THERAPIST)))
                        : others,
                others);
    }

    /**
     * The gap was read: sends it, and what came meanwhile.
     *
     * @param afterLast the session after the last of {@code events}. All of them are sent with it: the state after each
     *     would cost reading the whole log
     */
    void filled(ActorRef<ToSocket> socket, long from, List<Recorded<SessionEvent>> events, SessionState afterLast) {
        Watcher watcher = watchers.get(socket);
        if (watcher == null) {
            return;
        }
        Role reader = watcher.join.who().role();
        long sequenceNr = from;
        for (Recorded<SessionEvent> recorded : events) {
            socket.tell(update(sequenceNr, recorded, afterLast).forReader(reader));
            sequenceNr++;
        }
        List<Update> held = watcher.afterGap;
        watcher.afterGap = null;
        if (held != null) {
            held.forEach(u -> socket.tell(u.forReader(reader)));
        }
    }

    void close(ActorRef<ToSocket> socket, String json) {
        if (watchers.remove(socket) != null) {
            socket.tell(new ToSocket.Close(json));
        }
    }

    void live(String json) {
        ToSocket.Latest latest = new ToSocket.Latest(json);
        watchers.keySet().forEach(socket -> socket.tell(latest));
    }

    void crowd(ToSocket frame) {
        for (Watcher watcher : watchers.values()) {
            if (watcher.join.crowd()) {
                watcher.join.socket().tell(frame);
            }
        }
    }

    /** The positions of the seats, for those who came and those who will. */
    void seated(ToSocket seatMap) {
        seats = seatMap;
        crowd(seatMap);
    }

    void showSeats(SessionMessage.Join join) {
        ToSocket known = seats;
        if (join.crowd() && known != null) {
            join.socket().tell(known);
        }
    }

    void toHeadsets(ToSocket message) {
        send(message, true);
    }

    void toWatchers(String json) {
        send(new ToSocket.Reliable(json), false);
    }

    /** Whoever treats the patient and watches; no headset, whoever wears it. */
    void toTherapists(String json) {
        ToSocket message = new ToSocket.Reliable(json);
        watchers.values().stream()
                .filter(watcher -> isTherapist(watcher.join))
                .forEach(watcher -> watcher.join.socket().tell(message));
    }

    static boolean isTherapist(SessionMessage.Join join) {
        return join.purpose() == Rest.Purpose.WATCH
                && SessionViews.mayReadWords(join.who().role());
    }

    /** Whoever is the patient: the headset, and a page of their own. */
    void toPatients(String json) {
        ToSocket message = new ToSocket.Reliable(json);
        watchers.values().stream()
                .filter(watcher -> isPatient(watcher.join))
                .forEach(watcher -> watcher.join.socket().tell(message));
    }

    static boolean isPatient(SessionMessage.Join join) {
        return join.who().role() == Role.PATIENT;
    }

    private void send(ToSocket message, boolean headset) {
        for (Watcher watcher : watchers.values()) {
            if ((watcher.join.purpose() == Rest.Purpose.HEADSET) == headset) {
                watcher.join.socket().tell(message);
            }
        }
    }

    ControllerWatch.Presence presenceOf(@Nullable String accountId) {
        ControllerWatch.Presence presence = ControllerWatch.Presence.ABSENT;
        for (Watcher watcher : watchers.values()) {
            if (watcher.join.who().accountId().equals(accountId)) {
                if (watcher.join.purpose() == Rest.Purpose.WATCH) {
                    return ControllerWatch.Presence.WATCHING;
                }
                presence = ControllerWatch.Presence.IN_SCENE;
            }
        }
        return presence;
    }

    /** It has built the scene. One that comes again says so again. */
    void ready(ActorRef<ToSocket> socket) {
        Watcher watcher = watchers.get(socket);
        if (watcher != null && watcher.join.purpose() == Rest.Purpose.HEADSET) {
            watcher.ready = true;
        }
    }

    HeadsetPresence headset() {
        if (watchers.values().stream().anyMatch(watcher -> watcher.ready)) {
            return HeadsetPresence.READY;
        }
        return headsets() > 0 ? HeadsetPresence.BUILDING : HeadsetPresence.NONE;
    }

    long headsets() {
        return watchers.values().stream()
                .filter(w -> w.join.purpose() == Rest.Purpose.HEADSET)
                .count();
    }

    int size() {
        return watchers.size();
    }

    boolean isEmpty() {
        return watchers.isEmpty();
    }
}
