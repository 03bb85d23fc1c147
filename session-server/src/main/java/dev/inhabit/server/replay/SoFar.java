package dev.inhabit.server.replay;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.session.BodyEvent;
import dev.inhabit.server.session.Look;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.Telemetry;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * A session as far as it was recorded, with what is asked again and again while it runs. It goes on by what was recorded
 * since, and is then as if the whole log had been read. Immutable; thread-safe.
 */
public final class SoFar {
    private final SessionReplay replay;
    private final TreePMap<Long, Look> gaze;
    private final PVector<Long> heartFiles;

    private SoFar(SessionReplay replay, TreePMap<Long, Look> gaze, PVector<Long> heartFiles) {
        this.replay = replay;
        this.gaze = gaze;
        this.heartFiles = heartFiles;
    }

    /** @param log all events from the first, in order */
    static SoFar of(EntityId session, List<Recorded<SessionEvent>> log) {
        SessionReplay none = new SessionReplay(session, List.of());
        return new SoFar(none, TreePMap.empty(), TreePVector.empty()).with(log);
    }

    /** @param more the events that follow, in order */
    SoFar with(List<Recorded<SessionEvent>> more) {
        SessionReplay longer = replay.with(more);
        TreePMap<Long, Look> looks = gaze;
        PVector<Long> files = heartFiles;
        for (long nr = replay.events() + 1; nr <= longer.events(); nr++) {
            Telemetry chunk = longer.chunk(nr);
            if (chunk != null && chunk.gaze() != null) {
                SortedMap<Long, Look> samples = new TreeMap<>();
                chunk.gaze().into(samples);
                // The first that stands under a number stays, as within a chunk.
                samples.keySet().removeIf(looks::containsKey);
                looks = looks.plusAll(samples);
            }
            if (longer.event(nr).body() instanceof Recorded.Known<SessionEvent> known
                    && known.event() instanceof BodyEvent.HeartImported) {
                files = files.plus(nr);
            }
        }
        return new SoFar(longer, looks, files);
    }

    /** Whether the log is still the one that this was made of, given its last event as it reads now: it may have been erased. */
    boolean endsWith(Recorded<SessionEvent> last) {
        return replay.events() > 0 && replay.event(replay.events()).equals(last);
    }

    public SessionReplay replay() {
        return replay;
    }

    /** Where the patient looked, as {@link GazeWindow#samples} has it. */
    public SortedMap<Long, Look> gaze() {
        return gaze;
    }

    /** Sequence numbers of the files that were taken in, in order. */
    public List<Long> heartFiles() {
        return heartFiles;
    }
}
