package dev.inhabit.server.scenario;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Which scenarios a clinic has and who wrote them, so that lists need not wake every scenario. Written by the scenarios
 * themselves, when they are drafted and when they wake. Holds no word of them.
 */
public interface ScenarioIndex {
    int PAGE = 50;

    record Row(EntityId scenario, EntityId author) {}

    void put(Row row);

    /** What a scenario's events come to. @return whether there was anything */
    default boolean put(ScenarioState state) {
        EntityId author = state.author();
        if (author != null) {
            put(new Row(state.id(), author));
        }
        return author != null;
    }

    /** An author's scenarios by id, {@link #PAGE} at most, those after {@code after} where it is given. */
    CompletionStage<List<EntityId>> ofAuthor(EntityId author, @Nullable EntityId after);

    /** A clinic's, likewise. */
    CompletionStage<List<EntityId>> ofClinic(TenantId tenant, @Nullable EntityId after);
}
