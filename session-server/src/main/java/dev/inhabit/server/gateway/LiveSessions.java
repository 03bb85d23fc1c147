package dev.inhabit.server.gateway;

import dev.inhabit.server.insight.SessionDirectory;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.DirectoryRow;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The sessions of a patient that have not ended. */
final class LiveSessions {
    private LiveSessions() {}

    /** Does the same with each; done once it is done with all. */
    static CompletionStage<Void> each(
            GatewayRooms rooms, EntityId patient, Function<EntityId, CompletionStage<?>> act) {
        return rooms.directory()
                .of(Set.of(patient.toString()), SessionDirectory.Which.LIVE, null)
                .thenCompose(live -> CompletableFuture.allOf(live.stream()
                        .map(DirectoryRow::session)
                        .map(session -> act.apply(session).toCompletableFuture())
                        .toArray(CompletableFuture[]::new)));
    }
}
