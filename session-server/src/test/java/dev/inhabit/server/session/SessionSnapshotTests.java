package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.journal.EventCatalog;
import dev.inhabit.server.journal.KeyFolder;
import dev.inhabit.server.journal.Snapshots;
import dev.inhabit.server.patient.PatientDomain;
import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.record.TenantId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of sessions, of this release and of one whose state had another form. */
final class SessionSnapshotTests {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final EntityId ID = new EntityId(new TenantId("demo"), "s1");
    private static final String MANIFEST = "memory:session";

    private final Snapshots now;
    private final Snapshots earlier;

    SessionSnapshotTests(@TempDir Path folder) {
        KeyFolder keys = KeyFolder.open(folder, new byte[32], Runnable::run);
        now = new Snapshots(EventCatalog.of(new SessionDomain()), keys);
        earlier = new Snapshots(EventCatalog.of(new EarlierDomain()), keys);
    }

    /** A session before it had a level, a clock and all that. */
    record EarlierState(EntityId id, @Nullable Phase phase, long crowdSeed) {}

    sealed interface EarlierEvent extends Event<EarlierState> {}

    record Created(long crowdSeed) implements EarlierEvent {
        @Override
        public EarlierState applyTo(EarlierState state, EventMeta meta) {
            return new EarlierState(state.id(), Phase.READY, crowdSeed);
        }
    }

    private static final class EarlierDomain implements Domain<EarlierState, EarlierEvent> {
        @Override
        public String name() {
            return new SessionDomain().name();
        }

        @Override
        public Class<EarlierEvent> eventType() {
            return EarlierEvent.class;
        }

        @Override
        public Class<EarlierState> stateType() {
            return EarlierState.class;
        }

        @Override
        public EarlierState empty(EntityId id) {
            return new EarlierState(id, null, 0);
        }

        @Override
        public Subject subjectOf(EarlierEvent event, EarlierState after) {
            return new Subject(ID.tenant(), "patient-1");
        }

        @Override
        public RetentionClass retentionOf(EarlierEvent event) {
            return RetentionClass.CLINICAL;
        }
    }

    private static byte[] written(Snapshots by, Memory<?> memory) {
        return by.write(memory).toCompletableFuture().join();
    }

    @Test
    void aSessionComesBackAsItWas() {
        SessionState state = new SessionEvent.Created(
                        new Asker("demo~t", Role.THERAPIST), "demo~p1", Auditorium.LEVEL, "demo~t", 42, 1, 60)
                .applyTo(SessionState.none(ID), new EventMeta(1, NOW, NOW));
        Memory<SessionState> memory = Memory.of(state);
        assertEquals(
                memory,
                now.read(written(now, memory), MANIFEST).toCompletableFuture().join());
    }

    @Test
    void oneOfAnEarlierFormIsLeftAsideThoughItIsWholeAndItsKeysAreHere() {
        Memory<EarlierState> memory = Memory.of(new EarlierState(ID, Phase.RUNNING, 42));
        byte[] stored = written(earlier, memory);
        assertEquals(
                memory, earlier.read(stored, MANIFEST).toCompletableFuture().join());
        // To the store a snapshot that is not there: the session is folded from its events.
        assertInstanceOf(
                NoSuchElementException.class,
                assertThrows(CompletionException.class, () -> now.read(stored, MANIFEST)
                                .toCompletableFuture()
                                .join())
                        .getCause());
    }

    /** Else an erasure would have to know of two keys for one person. */
    @Test
    void aPatientIsTheSamePersonInTheirRecordAndInTheirSessions() {
        EntityId patient = EntityId.parse("demo~p1");
        SessionEvent created = new SessionEvent.Created(
                new Asker("demo~t", Role.THERAPIST), patient.toString(), Auditorium.LEVEL, "demo~t", 42, 1, 60);
        SessionState after = created.applyTo(SessionState.none(ID), new EventMeta(1, NOW, NOW));
        assertEquals(PatientDomain.subject(patient), new SessionDomain().subjectOf(created, after));
        assertEquals(PatientDomain.subject(patient), Subject.of(patient.tenant(), patient.local()));
    }
}
