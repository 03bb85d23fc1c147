package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.SummaryView;
import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.progress.Achievements;
import dev.inhabit.server.progress.HomeworkProposals;
import dev.inhabit.server.progress.SudsBands;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.SuccessCriterion;
import dev.inhabit.server.treatment.Learning;
import dev.inhabit.server.treatment.Results;
import dev.inhabit.server.treatment.TreatmentState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;

/** What a session came to, from its own log and from what the course of treatment made of it. */
final class SummaryEndpoints {
    private final GatewayRooms rooms;
    private final SessionFinder finder;

    SummaryEndpoints(GatewayRooms rooms, SessionFinder finder) {
        this.rooms = rooms;
        this.finder = finder;
    }

    List<Endpoint> all() {
        return List.of(new Endpoint(
                HttpMethods.GET,
                "/sessions/{id}/summary",
                "What a session came to: distress, what was achieved, and to the care team what to practise next",
                Endpoint.Pace.READ,
                false,
                List.of(),
                null,
                SummaryView.WholeSummary.class,
                Endpoint.enveloped(this::summary)));
    }

    private CompletionStage<SummaryView.WholeSummary> summary(ApiCall call) {
        Principal who = call.who();
        EntityId session = call.entity("id");
        return finder.readable(session, who).thenCompose(allowed -> {
            EntityId patient = allowed.session().patient();
            return rooms.replay().replay(session).thenCompose(replay -> rooms.patients()
                    .look(patient)
                    .thenCompose(
                            record -> rooms.treatment().door().look(patient).thenApply(course -> {
                                SessionView view = replay.view(
                                        replay.atActive(Long.MAX_VALUE),
                                        Admitted.asker(who).role());
                                if (view == null) {
                                    throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such session");
                                }
                                return summary(
                                        view,
                                        SuccessCriterion.lacksSpeech(replay.last())
                                                ? List.of(TreatmentView.Matter.MICROPHONE_NEEDED)
                                                : List.of(),
                                        ratings(view),
                                        course,
                                        session,
                                        today(record),
                                        who.role() == Role.PATIENT);
                            })));
        });
    }

    private LocalDate today(PatientState patient) {
        PatientState.Profile profile = patient.profile();
        ZoneId zone = TreatmentViews.zone(profile == null ? null : profile.zone());
        return LocalDate.ofInstant(rooms.clock().instant(), zone);
    }

    private static SummaryView.WholeSummary summary(
            SessionView view,
            List<TreatmentView.Matter> unmet,
            List<SummaryView.RatedMoment> ratings,
            TreatmentState course,
            EntityId session,
            LocalDate today,
            boolean toPatient) {
        Optional<Results.Known> known =
                view.outcome() == null ? Optional.empty() : course.results().of(session);
        return new SummaryView.WholeSummary(
                view.sessionId(),
                view.sublevel(),
                view.levelTitle(),
                view.outcome(),
                view.startedAtMs(),
                view.endedAtMs(),
                view.activeMs(),
                view.plannedMs(),
                suds(view),
                ratings,
                view.stage().phases(),
                view.stage().applause(),
                view.habituation().recoveryPercent(),
                toPatient ? List.of() : view.heartPhases(),
                known.filter(one -> one.result().tellsDistress())
                        .map(TreatmentViews::exposure)
                        .orElse(null),
                view.goal(),
                unmet,
                known.isPresent(),
                known.map(one -> Achievements.of(course, one)).orElse(List.of()),
                toPatient
                        ? null
                        : known.flatMap(one -> HomeworkProposals.after(one.result(), course, today))
                                .orElse(null),
                course.learning().reflection(session).isPresent(),
                course.learning().expectations().stream()
                        .filter(one -> session.equals(one.session()) && one.review() == null)
                        .map(Learning.Expectation::nr)
                        .toList());
    }

    private static List<SummaryView.RatedMoment> ratings(SessionView view) {
        return view.suds().stream()
                .map(one -> new SummaryView.RatedMoment(
                        one.sequenceNr(),
                        one.atActiveMs(),
                        one.suds(),
                        one.trigger(),
                        one.heart() == null ? null : one.heart().bpm()))
                .toList();
    }

    private static SummaryView.@Nullable SudsSummary suds(SessionView view) {
        List<SessionView.SudsPoint> ratings = view.suds();
        return ratings.isEmpty()
                ? null
                : SudsBands.of(
                        ratings.get(0).suds(),
                        ratings.stream()
                                .mapToInt(SessionView.SudsPoint::suds)
                                .max()
                                .getAsInt(),
                        ratings.get(ratings.size() - 1).suds(),
                        ratings.size());
    }
}
