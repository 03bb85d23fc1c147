package dev.inhabit.server.gateway;

import dev.inhabit.server.insight.Projections;
import dev.inhabit.server.record.EntityId;
import java.util.List;
import java.util.Optional;

/** The way to rows that can be made again from events. */
public interface ProjectionDoor {
    List<String> names();

    /** The last rebuild on this node; empty without one. */
    Optional<Projections.Progress> last(String name);

    /** Begins a rebuild of one of {@link #names}, or tells of the one that runs. */
    Projections.Progress rebuild(String name, EntityId by);

    static ProjectionDoor of(Projections projections) {
        return new ProjectionDoor() {
            @Override
            public List<String> names() {
                return projections.names();
            }

            @Override
            public Optional<Projections.Progress> last(String name) {
                return projections.last(name);
            }

            @Override
            public Projections.Progress rebuild(String name, EntityId by) {
                return projections.rebuild(name, by);
            }
        };
    }
}
