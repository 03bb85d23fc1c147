package dev.inhabit.server.insight;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.session.DirectoryRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The list of all sessions, so that none need be woken to be found. Written by the sessions themselves whenever what it
 * shows changes; repeating or reordering writes changes nothing.
 *
 * <p>Lists show the newest first, {@link #PAGE} at most; the next page begins after the cursor of the last row. Stages
 * fail with the driver's exceptions where the store does not answer.
 */
public interface SessionDirectory extends DirectoryRow.Directory {
    int PAGE = 50;

    enum Which {
        LIVE,
        ENDED,
        ALL
    }

    CompletionStage<Optional<DirectoryRow>> find(EntityId sessionId);

    /** Sessions of a clinic that have not ended. */
    CompletionStage<List<DirectoryRow>> live(TenantId tenant, @Nullable DirectoryCursor cursor);

    /** Ids of all sessions of a clinic that have not ended. */
    CompletionStage<List<EntityId>> liveIds(TenantId tenant);

    /** Sessions of a clinic that have ended. */
    CompletionStage<List<DirectoryRow>> ended(TenantId tenant, @Nullable DirectoryCursor cursor);

    /** Sessions of some patients. */
    CompletionStage<List<DirectoryRow>> of(Set<String> patientIds, Which which, @Nullable DirectoryCursor cursor);

    /** Forgets every session of a patient, for an erasure. */
    CompletionStage<Void> forget(String patientId);
}
