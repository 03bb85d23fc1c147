package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Rest;
import dev.inhabit.server.identity.Access;
import dev.inhabit.server.identity.ClinicAct;
import dev.inhabit.server.identity.PatientAct;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.patient.PatientIndex;
import dev.inhabit.server.record.EntityId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The patients whom somebody treats; to administrators those of the clinic. */
final class PatientEndpoints {
    private final GatewayRooms rooms;

    PatientEndpoints(GatewayRooms rooms) {
        this.rooms = rooms;
    }

    List<Endpoint> all() {
        return List.of(new Endpoint(
                HttpMethods.GET,
                "/patients",
                "Your patients, or the clinic's to an administrator, by id",
                Endpoint.Pace.READ,
                false,
                List.of(new Endpoint.Parameter("cursor", "nextCursor of the page before; absent for the first")),
                null,
                new TypeReference<Rest.Page<Rest.PatientRow>>() {}.getType(),
                Endpoint.enveloped(this::list)));
    }

    private CompletionStage<Rest.Page<Rest.PatientRow>> list(ApiCall call) {
        Principal who = call.who();
        RefusedException.unlessAllowed(rooms.access().may(who, ClinicAct.LIST_PATIENTS));
        EntityId after = after(call.query("cursor"));
        Access.Scope scope = rooms.access().scopeOf(who);
        if (scope instanceof Access.Scope.CareTeamOf team) {
            return rooms.patientsOf()
                    .apply(team.therapist())
                    .thenCompose(patients -> page(
                            patients.stream()
                                    .sorted(Comparator.comparing(EntityId::toString))
                                    .filter(id -> after == null || id.toString().compareTo(after.toString()) > 0)
                                    .limit(PatientIndex.PAGE)
                                    .toList(),
                            who));
        }
        return scope instanceof Access.Scope.Administrative clinic
                ? rooms.clinicPatients().page(clinic.tenant(), after).thenCompose(patients -> page(patients, who))
                : CompletableFuture.completedStage(new Rest.Page<>(List.of(), null));
    }

    static @Nullable EntityId after(@Nullable String cursor) {
        try {
            return cursor == null ? null : EntityId.parse(cursor);
        } catch (IllegalArgumentException e) {
            throw RefusedException.invalid("cursor", "cursor is not one that was given out");
        }
    }

    private CompletionStage<Rest.Page<Rest.PatientRow>> page(List<EntityId> patients, Principal who) {
        List<CompletableFuture<Optional<Rest.PatientRow>>> rows = patients.stream()
                .map(patient -> row(patient, who).toCompletableFuture())
                .toList();
        String next = patients.size() < PatientIndex.PAGE
                ? null
                : patients.get(patients.size() - 1).toString();
        return CompletableFuture.allOf(rows.toArray(CompletableFuture[]::new))
                .thenApply(done -> new Rest.Page<>(
                        rows.stream().flatMap(row -> row.join().stream()).toList(), next));
    }

    /** The index may be a moment behind: the record itself says who belongs to the care team. */
    private CompletionStage<Optional<Rest.PatientRow>> row(EntityId patient, Principal who) {
        return rooms.patients()
                .look(patient)
                .thenApply(state -> rooms.access()
                                .may(who, PatientAct.VIEW_ADMINISTRATIVE, PatientFacts.of(state))
                                .isAllowed()
                        ? Optional.of(new Rest.PatientRow(
                                patient.toString(), Objects.requireNonNullElse(SessionRows.nameOf(state), "")))
                        : Optional.empty());
    }
}
