package dev.inhabit.server.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inhabit.server.journal.Kettle.HeatSensed;
import dev.inhabit.server.journal.Kettle.Pour;
import dev.inhabit.server.journal.Kettle.TeaPoured;
import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Migration;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names, versions and forms of stored events. */
final class EventCatalogTests {
    private final EventCatalog catalog = EventCatalog.of(Kettle.DOMAIN);

    @Test
    void namesComeFromDomainAndRecord() {
        assertEquals(
                List.of("kettle.heat-sensed", "kettle.tea-poured"),
                catalog.entries().stream().map(EventCatalog.Entry::name).toList());
        var name = catalog.nameOf(new HeatSensed(90));
        assertEquals("kettle.heat-sensed", name.name());
        assertEquals(1, name.version());
        assertEquals(
                3,
                catalog.nameOf(new TeaPoured(new Pour.IntoCup("x"), Instant.EPOCH, Optional.empty()))
                        .version());
        assertEquals("suds-recorded", SealedNames.kebab("SudsRecorded"));
        assertEquals("ecg-stored", SealedNames.kebab("ECGStored"));
    }

    @Test
    void eventsComeBackAsTheyWere() {
        for (Object event : List.of(
                new HeatSensed(-3),
                new TeaPoured(new Pour.IntoCup("blue"), Instant.parse("2026-02-03T04:05:06.789Z"), Optional.of("hot")),
                new TeaPoured(new Pour.IntoPot(750, null), Instant.EPOCH, Optional.empty()),
                new TeaPoured(new Pour.IntoPot(1, Instant.EPOCH), Instant.EPOCH, Optional.empty()))) {
            var name = catalog.nameOf(event);
            assertEquals(event, catalog.read(name.name(), name.version(), catalog.write(event)));
        }
        assertEquals("{\"celsius\":5}", new String(catalog.write(new HeatSensed(5)), UTF_8));
        assertEquals(
                "{\"into\":{\"@type\":\"into-cup\",\"name\":\"blue\"},\"at\":\"2026-02-03T04:05:06.789Z\",\"remark\":null}",
                new String(
                        catalog.write(new TeaPoured(
                                new Pour.IntoCup("blue"), Instant.parse("2026-02-03T04:05:06.789Z"), Optional.empty())),
                        UTF_8));
    }

    @Test
    void oldBytesAreMigratedStepByStep() {
        byte[] v1 = "{\"target\":{\"@type\":\"into-cup\",\"name\":\"old\"},\"remark\":\"r\"}".getBytes(UTF_8);
        byte[] v2 =
                "{\"into\":{\"@type\":\"into-pot\",\"millilitres\":5,\"since\":null},\"remark\":null}".getBytes(UTF_8);
        Instant filled = Instant.parse("2026-01-01T00:00:00Z");
        assertEquals(
                new TeaPoured(new Pour.IntoCup("old"), filled, Optional.of("r")),
                catalog.read("kettle.tea-poured", 1, v1));
        assertEquals(
                new TeaPoured(new Pour.IntoPot(5, null), filled, Optional.empty()),
                catalog.read("kettle.tea-poured", 2, v2));
    }

    @Test
    void whatIsTooMuchIsIgnoredAndWhatIsMissingIsAnError() {
        assertEquals(
                new HeatSensed(7),
                catalog.read("kettle.heat-sensed", 1, "{\"celsius\":7,\"humidity\":3}".getBytes(UTF_8)));
        for (String broken : List.of(
                "{}",
                "{\"celsius\":null}",
                "{\"celsius\":\"7\"}",
                "{\"celsius\":7.5}",
                "{\"celsius\":7} {}",
                "{\"celsius\":7",
                "[]",
                "")) {
            assertThrows(Unreadable.class, () -> catalog.read("kettle.heat-sensed", 1, broken.getBytes(UTF_8)), broken);
        }
    }

    @Test
    void faultsAreToldWithoutTheContent() {
        byte[] secret =
                "{\"into\":{\"@type\":\"into-cup\",\"name\":{\"secret\":1}},\"at\":\"secret\",\"remark\":\"secret\"}"
                        .getBytes(UTF_8);
        Unreadable fault = assertThrows(Unreadable.class, () -> catalog.read("kettle.tea-poured", 3, secret));
        assertFalse(fault.toString().contains("secret"), fault.toString());
        assertEquals(null, fault.getCause());
    }

    @Test
    void unknownNamesAndVersionsAreRefused() {
        assertThrows(Unreadable.class, () -> catalog.read("kettle.exploded", 1, "{}".getBytes(UTF_8)));
        assertThrows(Unreadable.class, () -> catalog.read("kettle.heat-sensed", 2, "{\"celsius\":1}".getBytes(UTF_8)));
        assertThrows(Unreadable.class, () -> catalog.read("kettle.heat-sensed", 0, "{\"celsius\":1}".getBytes(UTF_8)));
    }

    @Test
    void duplicatesAndMissingMigrationsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> EventCatalog.of(Kettle.DOMAIN, Kettle.DOMAIN));
        assertThrows(IllegalArgumentException.class, () -> EventCatalog.of(kettleWith("pot", List.of())));
        assertThrows(
                IllegalArgumentException.class,
                () -> EventCatalog.of(kettleWith("pot", List.of(new Migration("pot.nothing", 1, body -> body)))));
    }

    private static Domain<Kettle, Kettle.Happened> kettleWith(String name, List<Migration> migrations) {
        return new Domain<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Class<Kettle.Happened> eventType() {
                return Kettle.Happened.class;
            }

            @Override
            public Class<Kettle> stateType() {
                return Kettle.class;
            }

            @Override
            public Kettle empty(EntityId id) {
                return Kettle.DOMAIN.empty(id);
            }

            @Override
            public Subject subjectOf(Kettle.Happened event, Kettle after) {
                return Kettle.DOMAIN.subjectOf(event, after);
            }

            @Override
            public RetentionClass retentionOf(Kettle.Happened event) {
                return RetentionClass.CLINICAL;
            }

            @Override
            public List<Migration> migrations() {
                return migrations;
            }
        };
    }
}
