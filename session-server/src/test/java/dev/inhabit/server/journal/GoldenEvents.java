package dev.inhabit.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Stored forms that must stay readable for ever: one file for each event and version in {@code
 * src/test/resources/golden/events}. A file that is there is never changed; a new event or version adds one, by running
 * the test once with {@code -Dinhabit.golden.write=true}.
 */
public final class GoldenEvents {
    private static final Path FOLDER = Path.of("src/test/resources/golden/events");

    private GoldenEvents() {}

    /**
     * Checks that each kind of event of the domain is among the samples, is written as its file says, and is read back
     * from it.
     */
    public static <S, E extends Event<S>> void check(Domain<S, E> domain, List<E> samples) throws IOException {
        EventCatalog catalog = EventCatalog.of(domain);
        Map<String, E> byName = new TreeMap<>();
        samples.forEach(sample -> byName.put(catalog.nameOf(sample).name(), sample));
        Set<String> kinds =
                catalog.entries().stream().map(EventCatalog.Entry::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(kinds, byName.keySet(), "each event needs a sample");
        for (EventCatalog.Entry entry : catalog.entries()) {
            E sample = Objects.requireNonNull(byName.get(entry.name()));
            Path file = FOLDER.resolve(entry.name() + "." + entry.version() + ".json");
            if (Boolean.getBoolean("inhabit.golden.write") && !Files.exists(file)) {
                Files.createDirectories(FOLDER);
                Files.write(file, catalog.write(sample));
            }
            byte[] stored = Files.readAllBytes(file);
            assertEquals(
                    new String(stored, StandardCharsets.UTF_8),
                    new String(catalog.write(sample), StandardCharsets.UTF_8),
                    file.toString());
            for (int version = 1; version <= entry.version(); version++) {
                byte[] older = Files.readAllBytes(FOLDER.resolve(entry.name() + "." + version + ".json"));
                assertEquals(sample, catalog.read(entry.name(), version, older), entry.name() + " " + version);
            }
        }
    }

    /** Checks that each event has a file for each of its versions, and can be read from it. */
    static void checkAllAreReadable(EventCatalog catalog) throws IOException {
        List<String> missing = new ArrayList<>();
        for (EventCatalog.Entry entry : catalog.entries()) {
            for (int version = 1; version <= entry.version(); version++) {
                Path file = FOLDER.resolve(entry.name() + "." + version + ".json");
                if (Files.exists(file)) {
                    Object event = catalog.read(entry.name(), version, Files.readAllBytes(file));
                    assertEquals(entry.type(), event.getClass());
                } else {
                    missing.add(file.getFileName().toString());
                }
            }
        }
        assertEquals(List.of(), missing, "golden files to be written by a test that calls GoldenEvents.check");
    }

    /** Checks that a state is read back from a snapshot as it was. */
    public static <S> void checkState(Domain<S, ?> domain, S state) {
        byte[] stored = EventJson.MAPPER.writeValueAsBytes(state);
        assertEquals(state, EventJson.MAPPER.readValue(stored, domain.stateType()));
    }
}
