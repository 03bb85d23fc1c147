package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.adaptation.HeartPoint;
import dev.inhabit.server.crisis.CrisisResources;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.progress.Achievements;
import dev.inhabit.server.progress.ProgressSettings;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.replay.SessionReplay;
import dev.inhabit.server.report.CourseParts;
import dev.inhabit.server.report.Questionnaires;
import dev.inhabit.server.report.Reports.Audience;
import dev.inhabit.server.report.SessionParts;
import dev.inhabit.server.safety.SafetyRules;
import dev.inhabit.server.session.BodyEvent;
import dev.inhabit.server.session.HeartPanels;
import dev.inhabit.server.session.PinnedLevel;
import dev.inhabit.server.session.SessionClock;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.treatment.ExposureResult;
import dev.inhabit.server.treatment.LevelProgress;
import dev.inhabit.server.treatment.Results;
import dev.inhabit.server.treatment.TreatmentState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what a report is made from: what the other routes would tell its reader. */
final class ReportSources {
    private final GatewayRooms rooms;
    private final SessionPeople people;

    ReportSources(GatewayRooms rooms) {
        this.rooms = rooms;
        this.people = new SessionPeople(rooms.signIns());
    }

    private static Role reader(Audience audience) {
        return audience == Audience.PATIENT ? Role.PATIENT : Role.THERAPIST;
    }

    CompletionStage<SessionParts> ofSession(SessionReplay replay, EntityId patientId, Audience audience) {
        Role reader = reader(audience);
        SessionView view = replay.view(replay.atActive(Long.MAX_VALUE), reader);
        if (view == null) {
            throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such session");
        }
        List<ToClient.Recorded> events = replay.recorded(0, Integer.MAX_VALUE, reader);
        Set<String> accounts = Stream.concat(
                        Stream.ofNullable(view.controllerId()),
                        Stream.concat(
                                view.notes().stream().map(SessionView.NoteView::by),
                                events.stream().map(ToClient.Recorded::by)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return rooms.patients()
                .look(patientId)
                .thenCompose(patient -> rooms.treatment().door().look(patientId).thenCompose(course -> names(
                                accounts, audience)
                        .thenApply(names -> new SessionParts(
                                view,
                                events,
                                course.results()
                                        .of(replay.session())
                                        .map(known -> Achievements.of(course, known))
                                        .orElse(List.of()),
                                reflection(course, replay.session(), audience),
                                SessionRows.nameOf(patient),
                                zone(patient),
                                pushed(replay),
                                file(replay),
                                names,
                                rooms.clock().instant().toEpochMilli()))));
    }

    /** Of the device that was followed. */
    private static List<HeartPoint> pushed(SessionReplay replay) {
        SessionClock clock = replay.last().clock();
        return bodyEvents(replay, BodyEvent.SamplesReceived.class)
                .filter(BodyEvent.SamplesReceived::followed)
                .flatMap(event -> HeartPanels.inScene(event.deviceId(), event.series(), clock).stream())
                .toList();
    }

    /** The first that says anything of the scene. */
    private static SessionParts.@Nullable FileHeart file(SessionReplay replay) {
        SessionClock clock = replay.last().clock();
        return bodyEvents(replay, BodyEvent.HeartImported.class)
                .map(event -> new SessionParts.FileHeart(
                        event.device(), HeartPanels.inScene(event.device(), event.series(), clock)))
                .filter(file -> !file.points().isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static <E extends BodyEvent> Stream<E> bodyEvents(SessionReplay replay, Class<E> kind) {
        return LongStream.rangeClosed(1, replay.events())
                .mapToObj(nr -> replay.event(nr).body())
                .filter(body -> body instanceof Recorded.Known<SessionEvent> known && kind.isInstance(known.event()))
                .map(body -> kind.cast(((Recorded.Known<SessionEvent>) body).event()));
    }

    private TreatmentView.@Nullable Reflection reflection(TreatmentState course, EntityId session, Audience audience) {
        TreatmentViews views = new TreatmentViews(
                course,
                audience == Audience.PATIENT,
                TreatmentViews.zone(null),
                rooms.clock().instant());
        return views.learning().reflections().stream()
                .filter(one -> one.sessionId().equals(session.toString()))
                .findFirst()
                .orElse(null);
    }

    CompletionStage<CourseParts> ofCourse(PatientState patient, Audience audience) {
        Instant now = rooms.clock().instant();
        return rooms.treatment().door().look(patient.id()).thenCompose(state -> {
            TreatmentViews views = new TreatmentViews(state, audience == Audience.PATIENT, zone(patient), now);
            CourseParts.Course course = course(
                    views,
                    rooms.treatment().progress(),
                    rooms.treatment().safety().beforeSession(),
                    rooms.treatment().crisis(),
                    rooms::needsSpeech);
            return names(accounts(course), audience)
                    .thenApply(names -> new CourseParts(
                            patient.id().toString(),
                            SessionRows.nameOf(patient),
                            zone(patient),
                            ms(state.begunAt()),
                            sessions(state),
                            course,
                            new Questionnaires(rooms.treatment().questionnaires()),
                            sublevelTitles(),
                            names,
                            now.toEpochMilli()));
        });
    }

    static CourseParts.Course course(
            TreatmentViews views,
            ProgressSettings settings,
            SafetyRules.BeforeSession safety,
            CrisisResources crisis,
            Predicate<String> needsSpeech) {
        return new CourseParts.Course(
                views.hierarchy(),
                views.levels(needsSpeech),
                views.homework(),
                views.goals(),
                views.learning(),
                views.safety(safety, needsSpeech),
                views.scales(crisis),
                views.progress(settings));
    }

    private static ZoneId zone(PatientState patient) {
        PatientState.Profile profile = patient.profile();
        return TreatmentViews.zone(profile == null ? null : profile.zone());
    }

    private static @Nullable Long ms(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static Set<String> accounts(CourseParts.Course course) {
        return Stream.of(
                        course.levels().overrides().stream().map(TreatmentView.LevelOverride::by),
                        course.scales().notices().stream().map(TreatmentView.Notice::acknowledgedBy),
                        course.hierarchy().items().stream()
                                .map(TreatmentView.Item::move)
                                .filter(Objects::nonNull)
                                .map(TreatmentView.ItemMove::by))
                .flatMap(some -> some)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** A patient's report names nobody else. */
    private CompletionStage<Map<String, String>> names(Set<String> accounts, Audience audience) {
        return audience == Audience.PATIENT ? CompletableFuture.completedStage(Map.of()) : people.names(accounts);
    }

    private Map<String, String> sublevelTitles() {
        Map<String, String> titles = new HashMap<>();
        for (int level = 1; level <= LevelProgress.LEVELS; level++) {
            for (String sublevel : LevelProgress.sublevelsOf(level)) {
                rooms.levels().apply(sublevel).map(PinnedLevel::title).ifPresent(title -> titles.put(sublevel, title));
            }
        }
        return titles;
    }

    static List<CourseParts.PastSession> sessions(TreatmentState state) {
        List<CourseParts.PastSession> sessions = new ArrayList<>();
        for (Results.Known known : state.results().all()) {
            ExposureResult result = known.result();
            sessions.add(new CourseParts.PastSession(
                    known.nr(),
                    result.sublevel(),
                    result.outcome(),
                    ms(result.startedAt()),
                    result.endedAt().toEpochMilli(),
                    result.activeMs(),
                    result.plannedMs(),
                    result.startSuds(),
                    result.peakSuds(),
                    result.endSuds(),
                    result.ratings()));
        }
        return sessions;
    }
}
