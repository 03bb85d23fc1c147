package dev.inhabit.server.replay;

import dev.inhabit.affect.physiology.HeartTrack;
import dev.inhabit.protocol.BodySeries;
import dev.inhabit.protocol.HeartImport;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.heartfile.HeartFile;
import dev.inhabit.server.heartfile.HeartMinutes;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.session.BodyEvent;
import dev.inhabit.server.session.SessionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that were taken in after a session: for review, and beside its replay. Owned by one viewer's stream. */
public final class ImportedHearts {
    private static final long EVERY_MS = 5_000;

    /** One file, as it stands in the log. */
    private record Stored(long sequenceNr, long importedAtMs, BodyEvent.HeartImported event) {
        List<BodySeries> series() {
            return event.series().stream()
                    .map(one -> new BodySeries(one.metric(), one.unit(), one.atMs(), one.values()))
                    .toList();
        }
    }

    private final TreeMap<Long, ToClient.ImportedHeart> told = new TreeMap<>();
    private long toldMs = -1;

    ImportedHearts(SessionReplay replay, HeartTrack.Settings settings) {
        List<Stored> files = stored(replay);
        Map<Stored, HeartMinutes> hearts = new LinkedHashMap<>();
        files.forEach(file -> hearts.put(file, new HeartMinutes(file.series(), settings)));
        for (long ms = EVERY_MS; !files.isEmpty() && ms <= replay.lengthMs() + EVERY_MS; ms += EVERY_MS) {
            long atMs =
                    replay.atActive(Math.min(ms, replay.lengthMs())).instant().toEpochMilli();
            List<ToClient.ImportedHeart.OfFile> all = new ArrayList<>();
            hearts.forEach((file, heart) -> {
                Double bpm = heart.meanBpm(atMs - EVERY_MS, atMs);
                OptionalDouble rmssdMs = heart.at(atMs).rmssdMs();
                if (bpm != null || rmssdMs.isPresent()) {
                    all.add(new ToClient.ImportedHeart.OfFile(
                            file.sequenceNr(),
                            file.event().device(),
                            file.importedAtMs(),
                            file.event().by().accountId(),
                            bpm,
                            rmssdMs.isPresent()
                                    ? Double.valueOf(Math.round(1_000 * rmssdMs.getAsDouble()) / 1_000.0)
                                    : null));
                }
            });
            if (!all.isEmpty()) {
                told.put(
                        Math.min(ms, replay.lengthMs()),
                        new ToClient.ImportedHeart(Math.min(ms, replay.lengthMs()), all));
            }
        }
    }

    private static List<Stored> stored(SessionReplay replay) {
        List<Stored> files = new ArrayList<>();
        for (long nr = 1; nr <= replay.events(); nr++) {
            Recorded<SessionEvent> recorded = replay.event(nr);
            if (recorded.body() instanceof Recorded.Known<SessionEvent> known
                    && known.event() instanceof BodyEvent.HeartImported file) {
                files.add(new Stored(nr, recorded.recordedAt().toEpochMilli(), file));
            }
        }
        return files;
    }

    /**
     * All of a session, in the order in which they were taken in.
     *
     * @param withReadings whether the reader may see what is read into the samples
     */
    public static List<HeartImport.Imported> all(
            SessionReplay replay, HeartTrack.Settings settings, boolean withReadings) {
        return stored(replay).stream()
                .map(file -> new HeartImport.Imported(
                        file.sequenceNr(),
                        file.event().device(),
                        file.event().format(),
                        file.event().fileHash(),
                        file.importedAtMs(),
                        file.event().by().accountId(),
                        file.event().rejected(),
                        HeartFile.gaps(file.event().series().stream()
                                .flatMap(one -> one.atMs().stream())
                                .toList()),
                        file.series(),
                        withReadings
                                ? HeartMinutes.of(file.series(), settings, ms -> replay.last()
                                        .clock()
                                        .activeMsAt(Instant.ofEpochMilli(ms)))
                                : List.of()))
                .toList();
    }

    /** What the files say of that session time; null where they say nothing, or it is what was told last. */
    ToClient.@Nullable ImportedHeart news(long activeMs, boolean jumped) {
        Map.Entry<Long, ToClient.ImportedHeart> latest = told.floorEntry(activeMs);
        if (latest == null || activeMs - latest.getKey() >= EVERY_MS || (latest.getKey() == toldMs && !jumped)) {
            return null;
        }
        toldMs = latest.getKey();
        return latest.getValue();
    }
}
