package dev.inhabit.server.gateway;

import dev.inhabit.server.rebuild.RebuildCommand;
import dev.inhabit.server.rebuild.RebuildEvent;
import dev.inhabit.server.rebuild.RebuildState;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Rebuilds that decide as real ones do, do nothing, and end when a test says so. */
final class FakeProjections implements ProjectionDoor {
    private static final String NODE = "here#1";

    private final Map<String, RebuildState> states = new HashMap<>();
    private final Map<CommandId, Long> known = new HashMap<>();
    private Set<String> alive = Set.of(NODE);
    private long nr;
    volatile int begun;

    @Override
    public List<String> names() {
        return List.of("sessions", "patients");
    }

    private RebuildState state(String name) {
        return states.getOrDefault(name, RebuildState.empty(new EntityId(TestClinic.PATIENT.tenant(), name)));
    }

    @Override
    public synchronized CompletionStage<List<RebuildState.Run>> rebuilds(String name) {
        List<RebuildState.Run> seen = new ArrayList<>(
                state(name).runs().stream().map(run -> run.seen(alive)).toList());
        Collections.reverse(seen);
        return CompletableFuture.completedStage(seen);
    }

    @Override
    public synchronized CompletionStage<Answer> rebuild(String name, EntityId by, CommandId commandId) {
        Long before = known.get(commandId);
        if (before != null) {
            return CompletableFuture.completedStage(new Answer.Done(commandId, before, true));
        }
        Decision<RebuildEvent> decision = tell(name, new RebuildCommand.Ask(by, NODE, alive));
        if (decision instanceof Decision.Refused<RebuildEvent> refused) {
            return CompletableFuture.completedStage(new Answer.Refused(commandId, refused.refusal()));
        }
        begun++;
        known.put(commandId, nr);
        return CompletableFuture.completedStage(new Answer.Done(commandId, nr, false));
    }

    private Decision<RebuildEvent> tell(String name, RebuildCommand command) {
        Decision<RebuildEvent> decision = command.decide(state(name), Instant.ofEpochMilli(1_000));
        if (decision instanceof Decision.Accepted<RebuildEvent> accepted) {
            for (RebuildEvent event : accepted.events()) {
                Instant at = Instant.ofEpochMilli(1_000 + 1_000 * nr);
                states.put(name, event.applyTo(state(name), new EventMeta(++nr, at, at)));
            }
        }
        return decision;
    }

    synchronized void end(String name, boolean whole) {
        tell(name, new RebuildCommand.End(NODE, whole, new RebuildState.Counts(7, 6, 1)));
    }

    /** As after a restart: who began them is no more. */
    synchronized void restart() {
        alive = Set.of();
    }

    synchronized void isThere() {
        alive = Set.of(NODE);
    }
}
