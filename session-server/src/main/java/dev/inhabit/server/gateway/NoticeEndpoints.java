package dev.inhabit.server.gateway;

import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.identity.ClinicAct;
import dev.inhabit.server.identity.PatientAct;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.safety.NoticeReach;
import dev.inhabit.server.treatment.Assessments;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;

/** Notices of risk that nobody has closed, over all patients. */
final class NoticeEndpoints {
    private final GatewayRooms rooms;

    NoticeEndpoints(GatewayRooms rooms) {
        this.rooms = rooms;
    }

    List<Endpoint> all() {
        return List.of(new Endpoint(
                HttpMethods.GET,
                "/notices",
                "Notices of risk that nobody has closed: of your patients, and those of others that were passed on to the"
                        + " whole clinic because nobody answered",
                Endpoint.Pace.READ,
                false,
                List.of(),
                null,
                TreatmentView.OpenNotices.class,
                Endpoint.enveloped(this::list)));
    }

    private CompletionStage<TreatmentView.OpenNotices> list(ApiCall call) {
        Principal who = call.who();
        RefusedException.unlessAllowed(rooms.access().may(who, ClinicAct.LIST_NOTICES));
        Instant now = rooms.clock().instant();
        return rooms.treatment().withNotices().apply(who.tenant()).thenCompose(patients -> {
            List<CompletableFuture<List<TreatmentView.OpenNotice>>> all = patients.stream()
                    .map(patient -> of(patient, who, now).toCompletableFuture())
                    .toList();
            return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                    .thenApply(done -> new TreatmentView.OpenNotices(all.stream()
                            .flatMap(one -> one.join().stream())
                            .sorted(Comparator.comparing((TreatmentView.OpenNotice one) ->
                                            one.state() == TreatmentView.NoticeState.ACKNOWLEDGED)
                                    .thenComparingLong(TreatmentView.OpenNotice::atMs))
                            .toList()));
        });
    }

    private CompletionStage<List<TreatmentView.OpenNotice>> of(EntityId patient, Principal who, Instant now) {
        return rooms.patients()
                .look(patient)
                .thenCombine(rooms.treatment().door().look(patient), (record, course) -> {
                    boolean mine = rooms.access()
                            .may(who, PatientAct.VIEW_CLINICAL, PatientFacts.of(record))
                            .isAllowed();
                    return course.assessments().open().stream()
                            .filter(one -> mine || reach(one) == NoticeReach.CLINIC)
                            .map(one -> notice(patient, record, one, mine, now))
                            .toList();
                });
    }

    private static TreatmentView.OpenNotice notice(
            EntityId patient, PatientState record, Assessments.Notice one, boolean mine, Instant now) {
        NoticeReach reach = reach(one);
        return new TreatmentView.OpenNotice(
                patient.toString(),
                SessionRows.nameOf(record),
                mine,
                one.nr(),
                one.at().toEpochMilli(),
                Math.max(0, now.toEpochMilli() - one.at().toEpochMilli()),
                TreatmentViews.noticeState(one),
                reach == null ? null : TreatmentTranslation.same(TreatmentView.NoticeReach.class, reach));
    }

    /** The furthest; null where it was not passed on. */
    private static @Nullable NoticeReach reach(Assessments.Notice one) {
        return one.escalations().stream()
                .map(Assessments.Escalation::reach)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
