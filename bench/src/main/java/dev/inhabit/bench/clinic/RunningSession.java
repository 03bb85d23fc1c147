package dev.inhabit.bench.clinic;

import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionRequest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The sessions that a measurement makes at a clinic and leaves ended, asked for with a therapist's token. */
public final class RunningSession {
    private RunningSession() {}

    /**
     * Of the patient in the sub-level, created and started.
     *
     * @return its id
     */
    public static CompletableFuture<String> begin(ServerApi api, String token, String patientId, String sublevel) {
        return api.createSession(token, new Rest.CreateSession(commandId(), patientId, sublevel))
                .thenCompose(made -> api.command(token, made.sessionId(), new SessionRequest.Start(commandId(), null))
                        .thenApply(started -> made.sessionId()));
    }

    /** So that the server's next start does not bring it back. */
    public static CompletableFuture<Void> complete(ServerApi api, String token, String session) {
        return api.command(token, session, new SessionRequest.Complete(commandId(), null, null))
                .thenAccept(ended -> {});
    }

    private static String commandId() {
        return "bench-" + UUID.randomUUID();
    }
}
