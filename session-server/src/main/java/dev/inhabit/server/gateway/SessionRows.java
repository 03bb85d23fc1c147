package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Rest;
import dev.inhabit.server.identity.Access;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.DirectoryRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the directory with their patients' names. A patient whose record does not answer stays without a name. The last
 * rating of a session that runs is shown to whom may watch it.
 */
final class SessionRows {
    private final PatientDoor patients;
    private final Access access;

    SessionRows(PatientDoor patients, Access access) {
        this.patients = patients;
        this.access = access;
    }

    CompletionStage<List<Rest.SessionRow>> of(List<DirectoryRow> rows, Principal who) {
        Map<String, PatientState> known = new ConcurrentHashMap<>();
        List<CompletableFuture<Void>> looks = rows.stream()
                .map(row -> Objects.requireNonNull(row.patientId()))
                .distinct()
                .map(patient -> look(patient, known))
                .toList();
        return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new)).thenApply(done -> rows.stream()
                .map(row -> row(row, known.get(row.patientId()), who))
                .toList());
    }

    private CompletableFuture<Void> look(String patient, Map<String, PatientState> known) {
        return patients.look(EntityId.parse(patient))
                .thenAccept(state -> known.put(patient, state))
                .exceptionally(noAnswer -> null)
                .toCompletableFuture();
    }

    static @Nullable String nameOf(PatientState state) {
        PatientState.Profile profile = state.profile();
        return profile == null ? null : profile.name().value();
    }

    private Rest.SessionRow row(DirectoryRow row, @Nullable PatientState patient, Principal who) {
        return new Rest.SessionRow(
                row.session().toString(),
                Objects.requireNonNull(row.patientId()),
                patient == null ? null : nameOf(patient),
                Objects.requireNonNullElse(row.sublevel(), ""),
                Objects.requireNonNull(row.phase()),
                row.outcome(),
                row.controllerId(),
                Objects.requireNonNull(row.createdAt()).toEpochMilli(),
                ms(row.startedAt()),
                ms(row.endedAt()),
                patient != null && mayRead(row, patient, who) ? row.lastSuds() : null);
    }

    private boolean mayRead(DirectoryRow row, PatientState patient, Principal who) {
        SessionAct act = SessionAct.toRead(row.phase() == Phase.ENDED);
        return access.may(who, act, Admitted.sessionFacts(PatientFacts.of(patient), who))
                .isAllowed();
    }

    private static @Nullable Long ms(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
