package dev.inhabit.server;

import dev.inhabit.protocol.Rest;
import dev.inhabit.server.journal.Store;
import dev.inhabit.server.sensing.Sensing;
import dev.inhabit.server.sensing.SensingStatus;
import java.util.List;

/**
 * Whether work may be sent here: once the store has answered and the models are warm or known to be absent. It stays so
 * from then on; what degrades later is reported and not turned into refusals.
 */
final class Readiness {
    private final Store store;
    private final Sensing sensing;
    private volatile boolean storeAnswered;

    Readiness(Store store, Sensing sensing) {
        this.store = store;
        this.sensing = sensing;
        ask();
    }

    private void ask() {
        store.ping().thenAccept(answered -> storeAnswered |= answered);
    }

    List<Rest.ReadyPart> parts() {
        if (!storeAnswered) {
            ask();
        }
        SensingStatus senses = sensing.status();
        return List.of(
                new Rest.ReadyPart("store", storeAnswered, storeAnswered ? "has answered" : "has not answered yet"),
                new Rest.ReadyPart("senses", senses.state() != SensingStatus.State.LOADING, senses.reason()));
    }
}
