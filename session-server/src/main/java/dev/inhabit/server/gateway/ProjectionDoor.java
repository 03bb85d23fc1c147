package dev.inhabit.server.gateway;

import dev.inhabit.server.insight.Projections;
import dev.inhabit.server.rebuild.RebuildState;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The way to rows that can be made again from events. */
public interface ProjectionDoor {
    List<String> names();

    /** What is known of the rebuilds of one of {@link #names}, the newest first. Fails with a TimeoutException. */
    CompletionStage<List<RebuildState.Run>> rebuilds(String name);

    /** Begins a rebuild of one of {@link #names}; refused while one runs. */
    CompletionStage<Answer> rebuild(String name, EntityId by, CommandId commandId);

    static ProjectionDoor of(Projections projections) {
        return new ProjectionDoor() {
            @Override
            public List<String> names() {
                return projections.names();
            }

            @Override
            public CompletionStage<List<RebuildState.Run>> rebuilds(String name) {
                return projections.rebuilds(name);
            }

            @Override
            public CompletionStage<Answer> rebuild(String name, EntityId by, CommandId commandId) {
                return projections.rebuild(name, by, commandId);
            }
        };
    }
}
