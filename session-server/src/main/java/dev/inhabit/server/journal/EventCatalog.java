package dev.inhabit.server.journal;

import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.Migration;
import dev.inhabit.server.record.Version;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every event that can be stored, by name and by type. An event's name is its domain's and its record's in kebab case:
 * {@code session.suds-recorded}.
 */
public final class EventCatalog implements RecordingEntity.EventCatalogNames {
    /** One kind of event. */
    public record Entry(Domain<?, ?> domain, Class<?> type, String name, int version) {}

    private final Map<Class<?>, Entry> byType = new HashMap<>();
    private final Map<String, Entry> byName = new TreeMap<>();
    private final Map<Class<?>, Domain<?, ?>> domainsByState = new HashMap<>();
    private final Map<String, Domain<?, ?>> domainsByName = new TreeMap<>();
    private final Map<String, Map<Integer, Migration.Step>> steps = new HashMap<>();

    private EventCatalog() {}

    /** @throws IllegalArgumentException where names or types meet twice, or a version cannot be reached by migrations */
    public static EventCatalog of(Domain<?, ?>... domains) {
        return of(List.of(domains));
    }

    /** @throws IllegalArgumentException where names or types meet twice, or a version cannot be reached by migrations */
    public static EventCatalog of(Collection<? extends Domain<?, ?>> domains) {
        EventCatalog catalog = new EventCatalog();
        domains.forEach(catalog::add);
        catalog.checkMigrations();
        return catalog;
    }

    private void add(Domain<?, ?> domain) {
        refuse(domainsByName.put(domain.name(), domain) != null, "two domains are named " + domain.name());
        refuse(
                domainsByState.put(domain.stateType(), domain) != null,
                "two domains share the state " + domain.stateType().getName());
        refuse(!domain.eventType().isSealed(), domain.eventType().getName() + " is not sealed");
        SealedNames.leavesOf(domain.eventType()).forEach((kebab, type) -> {
            String name = domain.name() + "." + kebab;
            refuse(!type.isRecord(), type.getName() + " is not a record");
            Entry entry = new Entry(domain, type, name, versionOf(type));
            refuse(byType.put(type, entry) != null, type.getName() + " belongs to two domains");
            refuse(byName.put(name, entry) != null, "two events are named " + name);
        });
        for (Migration migration : domain.migrations()) {
            Migration.Step before = steps.computeIfAbsent(migration.name(), name -> new HashMap<>())
                    .put(migration.fromVersion(), migration.step());
            refuse(before != null, "two migrations of " + migration.name() + " start from " + migration.fromVersion());
        }
    }

    private void checkMigrations() {
        steps.keySet().forEach(name -> refuse(!byName.containsKey(name), "migration of an unknown event " + name));
        for (Entry entry : byName.values()) {
            Map<Integer, Migration.Step> own = steps.getOrDefault(entry.name(), Map.of());
            refuse(entry.version() < 1, entry.name() + " has a version below 1");
            for (int from = 1; from < entry.version(); from++) {
                refuse(!own.containsKey(from), entry.name() + " has no migration from version " + from);
            }
            refuse(own.size() != entry.version() - 1, entry.name() + " has migrations that lead beyond its version");
        }
    }

    static int versionOf(Class<?> type) {
        Version version = type.getAnnotation(Version.class);
        return version == null ? 1 : version.value();
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new IllegalArgumentException(why);
        }
    }

    /** All events, ordered by name. */
    public Collection<Entry> entries() {
        return Collections.unmodifiableCollection(byName.values());
    }

    public Collection<Domain<?, ?>> domains() {
        return Collections.unmodifiableCollection(domainsByName.values());
    }

    @Override
    public Name nameOf(Object event) {
        Entry entry = byType.get(event.getClass());
        if (entry == null) {
            throw new IllegalArgumentException(event.getClass().getName() + " is in no domain");
        }
        return new Name(entry.name(), entry.version());
    }

    /** @throws IllegalArgumentException where no domain has the state */
    Domain<?, ?> domainOfState(Object state) {
        Domain<?, ?> domain = domainsByState.get(state.getClass());
        if (domain == null) {
            throw new IllegalArgumentException(state.getClass().getName() + " is the state of no domain");
        }
        return domain;
    }

    /** @throws Unreadable where no domain has the name */
    Domain<?, ?> domainNamed(String name) {
        Domain<?, ?> domain = domainsByName.get(name);
        if (domain == null) {
            throw new Unreadable("no domain is named " + name);
        }
        return domain;
    }

    /** The body of an event as it is stored. */
    public byte[] write(Object event) {
        return EventJson.MAPPER.writeValueAsBytes(event);
    }

    /**
     * Reads a stored body, migrating it from its version to today's.
     *
     * @throws Unreadable where the name or version is unknown, or the body does not fit; without any of its content
     */
    public Object read(String name, int version, byte[] body) {
        Entry entry = byName.get(name);
        if (entry == null) {
            throw new Unreadable("event " + name + " is unknown to this server");
        }
        if (version < 1 || version > entry.version()) {
            throw new Unreadable(
                    "event " + name + " has version " + version + "; this server reads up to " + entry.version());
        }
        try {
            if (version == entry.version()) {
                return EventJson.MAPPER.readValue(body, entry.type());
            }
            JsonNode tree = EventJson.MAPPER.readTree(body);
            if (!(tree instanceof ObjectNode current)) {
                throw new Unreadable("event " + name + " version " + version + " is not an object");
            }
            Map<Integer, Migration.Step> own = steps.getOrDefault(name, Map.of());
            for (int from = version; from < entry.version(); from++) {
                Migration.Step step = own.get(from);
                if (step == null) {
                    throw new Unreadable("event " + name + " has no migration from version " + from);
                }
                current = step.upcast(current);
            }
            return EventJson.MAPPER.treeToValue(current, entry.type());
        } catch (JacksonException broken) {
            // Jackson's own message quotes the text around the fault, which is somebody's.
            throw new Unreadable(
                    "event " + name + " version " + version + " does not fit its type at " + Unreadable.place(broken));
        }
    }
}
