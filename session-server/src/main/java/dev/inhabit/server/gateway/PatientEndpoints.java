package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Rest;
import dev.inhabit.server.identity.Access;
import dev.inhabit.server.identity.ClinicAct;
import dev.inhabit.server.identity.PatientAct;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.record.EntityId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import tools.jackson.core.type.TypeReference;

/** The patients whom somebody treats. */
final class PatientEndpoints {
    private static final int PAGE = 50;

    private final GatewayRooms rooms;

    PatientEndpoints(GatewayRooms rooms) {
        this.rooms = rooms;
    }

    List<Endpoint> all() {
        return List.of(new Endpoint(
                HttpMethods.GET,
                "/patients",
                "Your patients, by id",
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
        if (!(rooms.access().scopeOf(who) instanceof Access.Scope.CareTeamOf team)) {
            return CompletableFuture.completedStage(new Rest.Page<>(List.of(), null));
        }
        String cursor = call.query("cursor");
        return rooms.patientsOf().apply(team.therapist()).thenCompose(patients -> {
            List<EntityId> page = patients.stream()
                    .sorted(Comparator.comparing(EntityId::toString))
                    .filter(id -> cursor == null || id.toString().compareTo(cursor) > 0)
                    .limit(PAGE + 1L)
                    .toList();
            List<CompletableFuture<Optional<Rest.PatientRow>>> rows = page.stream()
                    .limit(PAGE)
                    .map(patient -> row(patient, who).toCompletableFuture())
                    .toList();
            String next = page.size() > PAGE ? page.get(PAGE - 1).toString() : null;
            return CompletableFuture.allOf(rows.toArray(CompletableFuture[]::new))
                    .thenApply(done -> new Rest.Page<>(
                            rows.stream().flatMap(row -> row.join().stream()).toList(), next));
        });
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
