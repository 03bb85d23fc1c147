package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Rest;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The way to the models that read on this node. */
@FunctionalInterface
public interface ModelDoor {
    /**
     * Has the models loaded again from where they lie now. Those in use serve until the new ones are warm, and stay where
     * the new ones cannot be used. Never fails for what is in the files.
     */
    CompletionStage<Result> reload();

    /** What became of it. */
    sealed interface Result {
        record InUse(List<Rest.ModelInUse> models) implements Result {
            public InUse {
                models = List.copyOf(models);
            }
        }

        /**
         * @param reason in words for an operator, without a full stop
         * @param readsOn whether earlier models go on reading
         */
        record Unusable(String reason, boolean readsOn) implements Result {}

        /** The server is stopping. */
        record Stopping() implements Result {}
    }
}
