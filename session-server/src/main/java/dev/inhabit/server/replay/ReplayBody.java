package dev.inhabit.server.replay;

import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.session.BodyEvent;
import dev.inhabit.server.session.BodyViews;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SessionViews;
import dev.inhabit.server.session.Telemetry;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The body as it was told while the session ran: one message for each chunk of readings. Owned by one viewer's stream. */
final class ReplayBody {
    private final SessionReplay replay;
    private final Biofeedback content;
    /** Sequence numbers of the chunks, by the session time at which each ends. */
    private final TreeMap<Long, Long> chunks = new TreeMap<>();
    /** Session time at the end of each chunk that had a heart rate. */
    private final TreeMap<Long, Long> hearts = new TreeMap<>();

    private long firstSensedMs = Long.MAX_VALUE;
    private long toldNr;

    ReplayBody(SessionReplay replay, Biofeedback content) {
        this.replay = replay;
        this.content = content;
        for (long nr = 1; nr <= replay.events(); nr++) {
            Telemetry chunk = replay.chunk(nr);
            if (chunk != null) {
                chunks.put(chunk.toActiveMs(), nr);
                if (chunk.heartRateBpm() != null) {
                    hearts.put(chunk.toActiveMs(), nr);
                }
                if (chunk.heartRateBpm() != null || chunk.body() != null) {
                    firstSensedMs = Math.min(firstSensedMs, chunk.toActiveMs());
                }
            } else if (replay.event(nr).body() instanceof Recorded.Known<SessionEvent> known
                    && known.event() instanceof BodyEvent.SamplesReceived) {
                long atActiveMs =
                        replay.last().clock().activeMsAt(replay.event(nr).recordedAt());
                firstSensedMs = Math.min(firstSensedMs, atActiveMs);
            }
        }
    }

    /** What was told at that session time; null where nothing was, or it is what was told last. */
    @Nullable
    ToClient news(long activeMs, boolean jumped, Role reader) {
        Map.Entry<Long, Long> latest = chunks.floorEntry(activeMs);
        if (latest == null || activeMs < firstSensedMs || (latest.getValue() == toldNr && !jumped)) {
            return null;
        }
        toldNr = latest.getValue();
        Telemetry chunk = replay.chunk(toldNr);
        if (chunk == null) {
            return null;
        }
        Map.Entry<Long, Long> heart = hearts.floorEntry(activeMs);
        BodyViews.Now now = BodyViews.now(
                replay.after(toldNr),
                chunk.toActiveMs(),
                replay.event(toldNr).occurredAt().toEpochMilli(),
                chunk,
                heart == null ? null : chunk.toActiveMs() - heart.getKey(),
                content);
        return SessionViews.mayReadBody(reader) ? BodyViews.body(now, content) : BodyViews.ownHeart(now, content);
    }
}
