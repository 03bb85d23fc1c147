package dev.inhabit.server.gateway;

import dev.inhabit.server.insight.Projections;
import dev.inhabit.server.record.EntityId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Rebuilds that end when a test says so. */
final class FakeProjections implements ProjectionDoor {
    private final Map<String, Projections.Progress> last = new ConcurrentHashMap<>();
    volatile int begun;

    @Override
    public List<String> names() {
        return List.of("sessions", "patients");
    }

    @Override
    public Optional<Projections.Progress> last(String name) {
        return Optional.ofNullable(last.get(name));
    }

    @Override
    public synchronized Projections.Progress rebuild(String name, EntityId by) {
        Projections.Progress before = last.get(name);
        if (before != null && before.phase() == Projections.Phase.RUNNING) {
            return before;
        }
        begun++;
        Projections.Progress now =
                new Projections.Progress(Projections.Phase.RUNNING, by, Instant.ofEpochMilli(1_000), null, 0, 0, 0);
        last.put(name, now);
        return now;
    }

    void end(String name, Projections.Phase how) {
        last.computeIfPresent(
                name,
                (key, run) ->
                        new Projections.Progress(how, run.by(), run.startedAt(), Instant.ofEpochMilli(3_000), 7, 6, 1));
    }
}
