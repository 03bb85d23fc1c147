package dev.inhabit.server.replay;

import dev.inhabit.protocol.AffectSample;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.session.Acting;
import dev.inhabit.server.session.Glances;
import dev.inhabit.server.session.SessionClock;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.Telemetry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The readings that were kept of a session, as the panels showed them at a session time: means of five seconds. */
final class RecordedReadings {
    /** What is older is not shown, as live. */
    private static final long FORGOTTEN_MS = 15_000;

    /** By the session time at which each chunk ends. */
    private final TreeMap<Long, Telemetry> chunks = new TreeMap<>();

    RecordedReadings(SessionReplay replay) {
        for (long nr = 1; nr <= replay.events(); nr++) {
            if (replay.event(nr).body() instanceof Recorded.Known<SessionEvent> known
                    && known.event() instanceof SessionEvent.TelemetryRecorded telemetry) {
                // In a pause session time stands still: what was shown up to it stays.
                chunks.merge(
                        telemetry.chunk().toActiveMs(),
                        telemetry.chunk(),
                        (before, next) -> before.fromActiveMs() < before.toActiveMs() ? before : next);
            }
        }
    }

    ToClient.Live at(SessionReplay.At at, long epoch, @Nullable Double attentionPercent) {
        long ms = at.activeMs();
        Map.Entry<Long, Telemetry> found = chunks.ceilingEntry(ms);
        Telemetry chunk =
                found == null || found.getValue().fromActiveMs() > ms + FORGOTTEN_MS ? null : found.getValue();
        AffectSample affect = affect(ms);
        Phase phase = Objects.requireNonNullElse(at.state().phase(), Phase.READY);
        return new ToClient.Live(
                epoch,
                ms / SessionClock.TICK_MS,
                at.instant().toEpochMilli(),
                ms,
                phase,
                chunk == null ? null : chunk.heartRateBpm(),
                chunk == null || chunk.heartRateBpm() == null ? null : 0L,
                affect,
                affect == null ? null : ms - affect.atActiveMs(),
                chunk == null ? null : chunk.headYawDeg(),
                chunk == null ? null : chunk.headPitchDeg(),
                null,
                chunk == null || chunk.headYawDeg() == null ? null : 0L,
                chunk == null ? null : chunk.wordsPerMinute(),
                chunk == null ? null : chunk.fillersPerMinute(),
                chunk == null || chunk.wordsPerMinute() == null ? null : 0L,
                chunk == null ? null : chunk.eyeContactShare(),
                attentionPercent != null || chunk == null ? attentionPercent : chunk.attentionPercent(),
                false,
                false,
                null,
                false,
                false,
                Glances.at(at.state(), ms / SessionClock.TICK_MS),
                Acting.at(at.state(), ms),
                0);
    }

    /** The last reading at or before, in its own chunk or the one before. */
    private @Nullable AffectSample affect(long ms) {
        List<Telemetry> near = chunks.subMap(ms - FORGOTTEN_MS, true, ms + FORGOTTEN_MS, true).values().stream()
                .toList();
        return near.stream()
                .flatMap(chunk -> chunk.affect().stream())
                .filter(a -> a.atActiveMs() <= ms && ms - a.atActiveMs() <= FORGOTTEN_MS)
                .max(Comparator.comparingLong(Telemetry.Affect::atActiveMs))
                .map(Telemetry.Affect::sample)
                .orElse(null);
    }
}
