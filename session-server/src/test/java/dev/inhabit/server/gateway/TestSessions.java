package dev.inhabit.server.gateway;

import dev.inhabit.server.alerts.ShippedAlerts;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.catalog.ClinicContent;
import dev.inhabit.server.feed.ShippedSpeaker;
import dev.inhabit.server.insight.DirectoryCursor;
import dev.inhabit.server.insight.SessionDirectory;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.journal.SigningKeys;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.scenario.ChosenIds;
import dev.inhabit.server.session.AudienceOrder;
import dev.inhabit.server.session.DirectoryRow;
import dev.inhabit.server.session.ExposureSession;
import dev.inhabit.server.session.SessionClock;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SessionFeed;
import dev.inhabit.server.session.SessionMessage;
import dev.inhabit.server.session.SessionRooms;
import dev.inhabit.server.session.SessionSettings;
import dev.inhabit.server.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.jspecify.annotations.Nullable;

/** Real sessions whose journal is in memory, without a crowd, and their directory. */
final class TestSessions implements SessionDirectory {
    /** One key for who signs and who verifies. */
    static final SigningKeys SIGNER = SigningKeys.inMemory();

    private final ActorTestKit kit;
    private final SessionRooms.Results results;
    private final PersistenceTestKit journal;
    private final Map<EntityId, ActorRef<SessionMessage>> sessions = new ConcurrentHashMap<>();
    private final Map<EntityId, DirectoryRow> directory = new ConcurrentHashMap<>();
    /** As a store that hangs: nothing is found, and nobody is told so. */
    volatile boolean directoryHangs;
    /** When histories can be read. */
    volatile CompletionStage<?> readable = CompletableFuture.completedStage(null);
    /** Sessions whose key is gone. */
    final Set<EntityId> erased = ConcurrentHashMap.newKeySet();

    /** By how much the sessions' clock is ahead of the machine's. */
    volatile Duration ahead = Duration.ZERO;

    TestSessions(ActorTestKit kit, SessionRooms.Results results) {
        this.kit = kit;
        this.results = results;
        this.journal = PersistenceTestKit.create(kit.system());
    }

    /** Its entity is gone as in a crash; whoever asks next wakes another from the journal. */
    void kill(EntityId id) {
        ActorRef<SessionMessage> known = sessions.remove(id);
        if (known != null) {
            kit.stop(known);
        }
    }

    ActorRef<SessionMessage> session(EntityId id) {
        return sessions.computeIfAbsent(
                id,
                key -> kit.spawn(ExposureSession.create(
                        key,
                        new SessionRooms(
                                new SessionSettings(
                                        64,
                                        32,
                                        Duration.ofSeconds(2),
                                        Duration.ofMillis(300),
                                        Duration.ofSeconds(30),
                                        8,
                                        64,
                                        Duration.ofMinutes(5),
                                        Duration.ofMinutes(10),
                                        100),
                                event -> new RecordingEntity.EventCatalogNames.Name(
                                        "session." + event.getClass().getSimpleName(), 1),
                                new RecordingEntity.Settings(
                                        Duration.ofHours(24), 1_000, Duration.ofMillis(50), Duration.ofMillis(200)),
                                () -> Instant.now().plus(ahead),
                                row -> directory.put(row.session(), row),
                                results,
                                plan -> ChosenIds.needsTalk(plan, ClinicContent.SHIPPED.builder()),
                                this::history,
                                new NoCrowd(),
                                ShippedBiofeedback.HEART,
                                ShippedAlerts.LIVE,
                                ShippedSpeaker.TARGETS,
                                SIGNER),
                        () -> {})));
    }

    CompletionStage<List<Recorded<SessionEvent>>> history(EntityId session, long from, long to) {
        return readable.thenApply(now -> log(session, from, to));
    }

    /** As the journal reads what has no key any more. */
    private static Recorded<SessionEvent> withoutBody(Recorded<SessionEvent> recorded) {
        return new Recorded<>(
                recorded.name(),
                recorded.version(),
                recorded.subject(),
                recorded.retention(),
                recorded.commandId(),
                recorded.traceId(),
                recorded.recordedAt(),
                recorded.occurredAt(),
                new Recorded.Erased<>());
    }

    @SuppressWarnings("unchecked")
    private List<Recorded<SessionEvent>> log(EntityId session, long from, long to) {
        List<Recorded<SessionEvent>> all = new ArrayList<>();
        for (Object stored : journal.persistedInStorage("session|" + session)) {
            Recorded<SessionEvent> recorded = (Recorded<SessionEvent>) stored;
            all.add(erased.contains(session) ? withoutBody(recorded) : recorded);
        }
        int end = (int) Math.min(to, all.size());
        return from > end ? List.of() : all.subList((int) from - 1, end);
    }

    @Override
    public void upsert(DirectoryRow row) {
        directory.put(row.session(), row);
    }

    @Override
    public CompletionStage<Optional<DirectoryRow>> find(EntityId sessionId) {
        return directoryHangs
                ? new CompletableFuture<>()
                : CompletableFuture.completedStage(Optional.ofNullable(directory.get(sessionId)));
    }

    @Override
    public CompletionStage<List<DirectoryRow>> live(TenantId tenant, @Nullable DirectoryCursor cursor) {
        throw new UnsupportedOperationException("no route asks this");
    }

    @Override
    public CompletionStage<List<EntityId>> liveIds(TenantId tenant) {
        throw new UnsupportedOperationException("no route asks this");
    }

    @Override
    public CompletionStage<List<DirectoryRow>> ended(TenantId tenant, @Nullable DirectoryCursor cursor) {
        throw new UnsupportedOperationException("no route asks this");
    }

    @Override
    public CompletionStage<List<DirectoryRow>> of(
            Set<String> patientIds, Which which, @Nullable DirectoryCursor cursor) {
        return CompletableFuture.completedStage(directory.values().stream()
                .filter(row -> patientIds.contains(Objects.requireNonNull(row.patientId())))
                .sorted(Comparator.comparing(row -> row.session().toString()))
                .toList());
    }

    @Override
    public CompletionStage<Void> forget(String patientId) {
        throw new UnsupportedOperationException("no route asks this");
    }

    private static final class NoCrowd implements SessionRooms.Crowds {
        @Override
        public void follow(SessionState state, ActorRef<SessionFeed.Message> feed) {}

        @Override
        public void obey(EntityId session, AudienceOrder order) {}

        @Override
        public void clock(EntityId session, SessionClock clock) {}

        @Override
        public void keyframe(EntityId session) {}

        @Override
        public void leave(EntityId session) {}
    }
}
