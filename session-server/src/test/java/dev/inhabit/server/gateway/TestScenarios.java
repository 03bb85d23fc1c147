package dev.inhabit.server.gateway;

import dev.inhabit.server.catalog.ClinicContent;
import dev.inhabit.server.catalog.Content;
import dev.inhabit.server.catalog.Staging;
import dev.inhabit.server.journal.EventCatalog;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.scenario.ScenarioCommand;
import dev.inhabit.server.scenario.ScenarioDomain;
import dev.inhabit.server.scenario.ScenarioIndex;
import dev.inhabit.server.scenario.ScenarioState;
import dev.inhabit.server.scenario.Scenarios;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.jspecify.annotations.Nullable;

/** Real scenarios whose journal is in memory, and their index. */
final class TestScenarios implements ScenarioRooms.Door, ScenarioIndex {
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final EventCatalog CATALOG = EventCatalog.of(new ScenarioDomain());

    private final ActorTestKit kit;
    private final Map<EntityId, ActorRef<RecordingEntity.Message>> scenarios = new ConcurrentHashMap<>();
    private final Map<EntityId, EntityId> authors = new ConcurrentHashMap<>();

    TestScenarios(ActorTestKit kit) {
        this.kit = kit;
    }

    ScenarioRooms rooms() {
        Content content = ClinicContent.SHIPPED;
        Staging staging = new Staging(content, "en");
        return new ScenarioRooms(
                this,
                this,
                content.builder(),
                content.difficulty(),
                content.levels()::ofDifficulty,
                content.scenes(),
                staging::staged,
                ScenarioRooms.Previews.of(staging::staged, 1, Runnable::run));
    }

    private ActorRef<RecordingEntity.Message> scenario(EntityId id) {
        return scenarios.computeIfAbsent(
                id,
                key -> kit.spawn(RecordingEntity.create(
                        new ScenarioDomain(),
                        key,
                        CATALOG,
                        InstantSource.system(),
                        new RecordingEntity.Settings(
                                Duration.ofHours(24), 1_000, Duration.ofMillis(50), Duration.ofMillis(200)),
                        Scenarios.listener(this))));
    }

    @Override
    public CompletionStage<ScenarioState> look(EntityId scenario) {
        return AskPattern.<RecordingEntity.Message, Memory<ScenarioState>>ask(
                        scenario(scenario), RecordingEntity.Look::new, WITHIN, kit.scheduler())
                .thenApply(Memory::state);
    }

    @Override
    public CompletionStage<Answer> ask(EntityId scenario, CommandId commandId, ScenarioCommand command) {
        return AskPattern.ask(
                scenario(scenario),
                (ActorRef<Answer> to) -> new RecordingEntity.Do<>(commandId, null, null, command, to),
                WITHIN,
                kit.scheduler());
    }

    @Override
    public void put(Row row) {
        authors.put(row.scenario(), row.author());
    }

    @Override
    public CompletionStage<List<EntityId>> ofAuthor(EntityId author, @Nullable EntityId after) {
        return page(id -> author.equals(authors.get(id)), after);
    }

    @Override
    public CompletionStage<List<EntityId>> ofClinic(TenantId tenant, @Nullable EntityId after) {
        return page(id -> id.tenant().equals(tenant), after);
    }

    private CompletionStage<List<EntityId>> page(Predicate<EntityId> which, @Nullable EntityId after) {
        return CompletableFuture.completedStage(authors.keySet().stream()
                .filter(which)
                .filter(id -> after == null || id.toString().compareTo(after.toString()) > 0)
                .sorted(Comparator.comparing(EntityId::toString))
                .limit(PAGE)
                .toList());
    }
}
