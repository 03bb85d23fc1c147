package dev.inhabit.server.scenario;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scenario with everything that was ever saved of it.
 *
 * @param sequenceNr of the last event that was folded
 * @param changedAt when that was recorded; null before the first
 * @param author who drafted it; null before
 * @param draft what would be saved next; null before it was drafted
 * @param revisions the oldest first; at most {@value #REVISIONS_MAX}
 */
public record ScenarioState(
        EntityId id,
        long sequenceNr,
        @Nullable Instant changedAt,
        @Nullable EntityId author,
        @Nullable ScenarioPlan draft,
        List<Revision> revisions,
        boolean archived) {
    /** So that the state with all of them stays small enough to be sent to another node. */
    public static final int REVISIONS_MAX = 30;

    /**
     * What was saved, for ever.
     *
     * @param nr from 1
     * @param hash of the plan
     */
    public record Revision(int nr, String hash, Instant savedAt, ScenarioPlan plan) {}

    public ScenarioState {
        revisions = List.copyOf(revisions);
    }

    public static ScenarioState empty(EntityId id) {
        return new ScenarioState(id, 0, null, null, null, List.of(), false);
    }

    public boolean exists() {
        return draft != null;
    }

    /** The newest revision; empty before the first was saved. */
    public Optional<Revision> latest() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.get(revisions.size() - 1));
    }

    /** @param nr from 1 */
    public Optional<Revision> revision(int nr) {
        return nr < 1 || nr > revisions.size() ? Optional.empty() : Optional.of(revisions.get(nr - 1));
    }

    /** Whether the draft says something else than the newest revision. */
    public boolean isUnsaved() {
        return draft != null
                && latest().map(revision -> !revision.plan().equals(draft)).orElse(true);
    }

    ScenarioState at(EventMeta meta) {
        return new ScenarioState(id, meta.sequenceNr(), meta.recordedAt(), author, draft, revisions, archived);
    }

    ScenarioState drafted(ScenarioPlan plan, EntityId by) {
        return new ScenarioState(id, sequenceNr, changedAt, author == null ? by : author, plan, revisions, archived);
    }

    ScenarioState saved(Revision revision) {
        List<Revision> all = new ArrayList<>(revisions);
        all.add(revision);
        return new ScenarioState(id, sequenceNr, changedAt, author, draft, all, archived);
    }

    ScenarioState archived(boolean now) {
        return new ScenarioState(id, sequenceNr, changedAt, author, draft, revisions, now);
    }
}
