package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Rest;
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

/** Rows of the directory with their patients' names. A patient whose record does not answer stays without a name. */
final class SessionRows {
    private final PatientDoor patients;

    SessionRows(PatientDoor patients) {
        this.patients = patients;
    }

    CompletionStage<List<Rest.SessionRow>> of(List<DirectoryRow> rows) {
        Map<String, String> names = new ConcurrentHashMap<>();
        List<CompletableFuture<Void>> looks = rows.stream()
                .map(row -> Objects.requireNonNull(row.patientId()))
                .distinct()
                .map(patient -> name(patient, names))
                .toList();
        return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new)).thenApply(done -> rows.stream()
                .map(row -> row(row, names.get(row.patientId())))
                .toList());
    }

    private CompletableFuture<Void> name(String patient, Map<String, String> names) {
        return patients.look(EntityId.parse(patient))
                .thenAccept(state -> {
                    String name = nameOf(state);
                    if (name != null) {
                        names.put(patient, name);
                    }
                })
                .exceptionally(noAnswer -> null)
                .toCompletableFuture();
    }

    static @Nullable String nameOf(PatientState state) {
        PatientState.Profile profile = state.profile();
        return profile == null ? null : profile.name().value();
    }

    private static Rest.SessionRow row(DirectoryRow row, @Nullable String name) {
        return new Rest.SessionRow(
                row.session().toString(),
                Objects.requireNonNull(row.patientId()),
                name,
                Objects.requireNonNullElse(row.sublevel(), ""),
                Objects.requireNonNull(row.phase()),
                row.outcome(),
                row.controllerId(),
                Objects.requireNonNull(row.createdAt()).toEpochMilli(),
                ms(row.startedAt()),
                ms(row.endedAt()),
                row.lastSuds());
    }

    private static @Nullable Long ms(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
