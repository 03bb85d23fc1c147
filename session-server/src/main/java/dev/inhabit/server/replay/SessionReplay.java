package dev.inhabit.server.replay;

import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.RecentCommands;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.session.SessionClock;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SessionState;
import dev.inhabit.server.session.SessionViews;
import dev.inhabit.server.session.Telemetry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session's log, folded once, that can be asked for the state at any moment: a pure function of the log. Holds a state
 * for every {@value #KEYFRAME_EVENTS} events, so that going anywhere folds fewer than that. Immutable; thread-safe.
 */
public final class SessionReplay {
    static final int KEYFRAME_EVENTS = 64;

    /**
     * The session at one moment.
     *
     * @param activeMs session time
     * @param sequenceNr of the last event that had been recorded; 0 before the first
     */
    public record At(long activeMs, Instant instant, long sequenceNr, SessionState state) {}

    private final EntityId session;
    private final List<Recorded<SessionEvent>> log;
    private final List<SessionState> keyframes;
    private final SessionState last;

    /** @param log all events from the first, in order */
    public SessionReplay(EntityId session, List<Recorded<SessionEvent>> log) {
        this(session, log, List.of(), SessionState.none(session), 0);
    }

    /** @param from how many events were folded before, into {@code folded} */
    private SessionReplay(
            EntityId session,
            List<Recorded<SessionEvent>> log,
            List<SessionState> before,
            SessionState folded,
            int from) {
        this.session = session;
        this.log = List.copyOf(log);
        this.keyframes = new ArrayList<>(before);
        SessionState state = folded;
        for (int i = from; i < this.log.size(); i++) {
            if (i % KEYFRAME_EVENTS == 0) {
                keyframes.add(state);
            }
            state = apply(state, i);
        }
        this.last = state;
    }

    /** The same with the events that follow; what was folded is not folded again. */
    SessionReplay with(List<Recorded<SessionEvent>> more) {
        List<Recorded<SessionEvent>> all = new ArrayList<>(log.size() + more.size());
        all.addAll(log);
        all.addAll(more);
        return new SessionReplay(session, all, keyframes, last, log.size());
    }

    private SessionState apply(SessionState state, int index) {
        Recorded<SessionEvent> recorded = log.get(index);
        return recorded.body() instanceof Recorded.Known<SessionEvent> known
                ? known.event().applyTo(state, new EventMeta(index + 1L, recorded.recordedAt(), recorded.occurredAt()))
                : state;
    }

    public EntityId session() {
        return session;
    }

    public long events() {
        return log.size();
    }

    public SessionState last() {
        return last;
    }

    /** Session time of the last moment there is, ms. */
    public long lengthMs() {
        return log.isEmpty() ? 0 : last.clock().activeMsAt(end());
    }

    private Instant end() {
        return log.isEmpty() ? Instant.EPOCH : log.get(log.size() - 1).recordedAt();
    }

    public Recorded<SessionEvent> event(long sequenceNr) {
        return log.get(Math.toIntExact(sequenceNr - 1));
    }

    /** The readings that were recorded as that event; null where it was something else, or is erased. */
    @Nullable
    Telemetry chunk(long sequenceNr) {
        return event(sequenceNr).body() instanceof Recorded.Known<SessionEvent> known
                        && known.event() instanceof SessionEvent.TelemetryRecorded telemetry
                ? telemetry.chunk()
                : null;
    }

    /** The state after so many events, 0 to {@link #events()}. */
    public SessionState after(long sequenceNr) {
        int count = Math.toIntExact(sequenceNr);
        if (count == log.size()) {
            return last;
        }
        int keyframe = count / KEYFRAME_EVENTS;
        SessionState state = keyframes.get(keyframe);
        for (int i = keyframe * KEYFRAME_EVENTS; i < count; i++) {
            state = apply(state, i);
        }
        return state;
    }

    /** The session as it stood at an instant. */
    public At at(Instant instant) {
        int low = 0;
        int high = log.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (log.get(middle).recordedAt().isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        SessionState state = after(low);
        return new At(state.clock().activeMsAt(instant), instant, low, state);
    }

    /**
     * The session as it stood at a session time, clamped to its length; where time stood still, as it stood when time
     * went on.
     */
    public At atActive(long activeMs) {
        if (activeMs >= lengthMs()) {
            return new At(lengthMs(), end(), log.size(), last);
        }
        return at(instantOf(Math.max(0, activeMs)));
    }

    /** The session right after one of its events. */
    public At atEvent(long sequenceNr) {
        SessionState state = after(sequenceNr);
        Instant instant = event(sequenceNr).recordedAt();
        return new At(state.clock().activeMsAt(instant), instant, sequenceNr, state);
    }

    private Instant instantOf(long activeMs) {
        List<SessionClock.Turn> turns = last.clock().turns();
        for (int i = turns.size() - 1; i >= 0; i--) {
            SessionClock.Turn turn = turns.get(i);
            if (turn.activeMs() <= activeMs) {
                return turn.running() ? turn.at().plusMillis(activeMs - turn.activeMs()) : end();
            }
        }
        return end();
    }

    /** As a page shows it; with the texts of notes where the reader may see them. */
    public @Nullable SessionView view(At at, Role reader) {
        Instant lastAt =
                at.sequenceNr() == 0 ? Instant.EPOCH : event(at.sequenceNr()).recordedAt();
        Memory<SessionState> memory =
                new Memory<>(at.state(), RecentCommands.none(), lastAt, at.sequenceNr(), Set.of());
        Map<Long, String> texts = SessionViews.mayReadNotes(reader) ? noteTexts(at.sequenceNr()) : Map.of();
        return SessionViews.view(memory, at.instant(), texts, reader);
    }

    private Map<Long, String> noteTexts(long untilSequenceNr) {
        Map<Long, String> texts = new HashMap<>();
        for (int i = 0; i < untilSequenceNr; i++) {
            if (log.get(i).body() instanceof Recorded.Known<SessionEvent> known) {
                if (known.event() instanceof SessionEvent.NoteAdded note) {
                    texts.put(i + 1L, note.text());
                } else if (known.event() instanceof SessionEvent.NoteAmended amended) {
                    texts.put(amended.noteSequenceNr(), amended.text());
                }
            }
        }
        return texts;
    }

    /**
     * Events as a reader of that role sees them.
     *
     * @param afterSequenceNr the first one comes after this
     */
    public List<ToClient.Recorded> recorded(long afterSequenceNr, int max, Role reader) {
        List<ToClient.Recorded> seen = new ArrayList<>();
        if (afterSequenceNr >= log.size()) {
            return seen;
        }
        SessionState state = after(afterSequenceNr);
        for (long nr = afterSequenceNr + 1; nr <= log.size() && seen.size() < max; nr++) {
            state = apply(state, Math.toIntExact(nr - 1));
            if (state.exists()) {
                seen.add(SessionViews.recorded(nr, event(nr), state, reader));
            }
        }
        return seen;
    }
}
