package dev.inhabit.server.report;

import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.SummaryView;
import dev.inhabit.protocol.TelemetryChunk;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.adaptation.HeartPoint;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report of a session is made from, as its reader may see it elsewhere.
 *
 * @param events all that was recorded, in order
 * @param patientName null where it is not known
 * @param zone in which the patient's days begin
 * @param achievements what it brought, as the course of treatment knows it
 * @param reflection how the patient looked back on it; null where they did not
 * @param pushed heart rates of the scene that a device sent over HTTP, which nobody's events tell the patient
 * @param file heart rates of the scene from a file that was taken in afterwards; null for none
 * @param names of people by account
 * @param writtenAtMs when the report is made
 */
public record SessionParts(
        SessionView view,
        List<ToClient.Recorded> events,
        List<SummaryView.Achievement> achievements,
        TreatmentView.@Nullable Reflection reflection,
        @Nullable String patientName,
        ZoneId zone,
        List<HeartPoint> pushed,
        @Nullable FileHeart file,
        Map<String, String> names,
        long writtenAtMs) {
    public SessionParts {
        events = List.copyOf(events);
        achievements = List.copyOf(achievements);
        pushed = List.copyOf(pushed);
        names = Map.copyOf(names);
    }

    /** @param device as people know it */
    public record FileHeart(String device, List<HeartPoint> points) {
        public FileHeart {
            points = List.copyOf(points);
        }
    }

    Words words() {
        return new Words(zone);
    }

    /** When the scene began, or when it was to begin where it never did. */
    long beganAtMs() {
        Long startedAtMs = view.startedAtMs();
        Long createdAtMs = view.createdAtMs();
        return startedAtMs != null ? startedAtMs : createdAtMs != null ? createdAtMs : writtenAtMs;
    }

    String name(@Nullable String account) {
        if (account == null) {
            return Words.NONE;
        }
        return account.equals("server") ? "the server" : names.getOrDefault(account, account);
    }

    <U extends SessionUpdate> List<Said<U>> all(Class<U> kind) {
        return events.stream()
                .filter(event -> kind.isInstance(event.update()))
                .map(event -> new Said<>(event, kind.cast(event.update())))
                .toList();
    }

    /** One event of a kind. */
    record Said<U extends SessionUpdate>(ToClient.Recorded event, U update) {}

    /** Readings of the scene without its pauses, in order. */
    List<TelemetryChunk> scene() {
        return all(SessionUpdate.Telemetry.class).stream()
                .map(said -> said.update().chunk())
                .filter(chunk -> chunk.fromActiveMs() < chunk.toActiveMs())
                .toList();
    }

    /** Of the scene, by whichever way they came; of a file only where nothing else told any. */
    List<HeartPoint> heart() {
        List<HeartPoint> told = told();
        return told.isEmpty() && file != null ? file.points() : told;
    }

    /** The device whose file the heart rates are from; null where they came while the session ran, or never. */
    @Nullable
    String heartFile() {
        return file != null && told().isEmpty() ? file.device() : null;
    }

    private List<HeartPoint> told() {
        List<HeartPoint> all = new ArrayList<>(pushed);
        for (TelemetryChunk chunk : scene()) {
            Double bpm = chunk.heartRateBpm();
            if (bpm != null) {
                all.add(new HeartPoint(chunk.toActiveMs(), chunk.toActiveMs() - chunk.fromActiveMs(), bpm));
            }
        }
        all.sort(Comparator.comparingLong(HeartPoint::atMs));
        return all;
    }

    /** Session time of the last thing there is to show, ms. */
    long lengthMs() {
        return Math.max(
                view.activeMs(),
                view.suds().stream()
                        .mapToLong(SessionView.SudsPoint::atActiveMs)
                        .max()
                        .orElse(0));
    }
}
