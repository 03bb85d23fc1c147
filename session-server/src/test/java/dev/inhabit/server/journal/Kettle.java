package dev.inhabit.server.journal;

import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Migration;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.record.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A small domain for the journal's tests: a kettle, how hot it was and what was poured from it. */
public record Kettle(EntityId id, List<Integer> heats, Optional<Pour> last) {

    public Kettle {
        heats = List.copyOf(heats);
    }

    /** Not a component: must not be stored. */
    public boolean isHot() {
        return !heats.isEmpty();
    }

    /** What it was poured into: something sealed inside an event. */
    public sealed interface Pour {
        record IntoCup(String name) implements Pour {}

        record IntoPot(int millilitres, @Nullable Instant since) implements Pour {}
    }

    public sealed interface Happened extends Event<Kettle> {}

    public record HeatSensed(int celsius) implements Happened {
        public boolean isBoiling() {
            return celsius >= 100;
        }

        public int getKelvin() {
            return celsius + 273;
        }

        @Override
        public Kettle applyTo(Kettle state, EventMeta meta) {
            List<Integer> heats = new ArrayList<>(state.heats);
            heats.add(celsius);
            return new Kettle(state.id, heats, state.last);
        }
    }

    /** Version 1 said {@code {"target": …}}, version 2 {@code {"into": …}} without the moment. */
    @Version(3)
    public record TeaPoured(Pour into, Instant at, Optional<String> remark) implements Happened {
        @Override
        public Kettle applyTo(Kettle state, EventMeta meta) {
            return new Kettle(state.id, state.heats, Optional.of(into));
        }
    }

    public record Sense(int celsius) implements Command<Kettle, Happened> {
        @Override
        public Decision<Happened> decide(Kettle state, Instant now) {
            return Decision.of(new HeatSensed(celsius));
        }
    }

    /** Looks like {@link Sense} and is no command. */
    public record Steam(int celsius) {}

    public static final Domain<Kettle, Happened> DOMAIN = new KettleDomain();

    public static Subject owner(String name) {
        return new Subject(new TenantId("kitchen"), name);
    }

    static final class KettleDomain implements Domain<Kettle, Happened> {
        @Override
        public String name() {
            return "kettle";
        }

        @Override
        public Class<Happened> eventType() {
            return Happened.class;
        }

        @Override
        public Class<Kettle> stateType() {
            return Kettle.class;
        }

        @Override
        public Kettle empty(EntityId id) {
            return new Kettle(id, List.of(), Optional.empty());
        }

        @Override
        public Subject subjectOf(Happened event, Kettle after) {
            return owner(after.id().local());
        }

        @Override
        public RetentionClass retentionOf(Happened event) {
            return event instanceof TeaPoured ? RetentionClass.PSYCHOTHERAPY_NOTES : RetentionClass.CLINICAL;
        }

        @Override
        public List<Migration> migrations() {
            return List.of(
                    new Migration("kettle.tea-poured", 1, body -> {
                        body.set("into", body.remove("target"));
                        return body;
                    }),
                    new Migration("kettle.tea-poured", 2, body -> body.put("at", "2026-01-01T00:00:00Z")));
        }
    }
}
