package dev.inhabit.server.session;

import com.typesafe.config.ConfigFactory;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionKeeperTests {
    private final ActorTestKit kit = ActorTestKit.create(
            "keeper",
            ConfigFactory.parseString("pekko.actor.provider = cluster, pekko.remote.artery.canonical.port = 0")
                    .withFallback(ConfigFactory.load()));
    private final EntityId one = EntityId.of(new TenantId("demo"), UUID.randomUUID());
    private final EntityId other = EntityId.of(new TenantId("demo"), UUID.randomUUID());
    private final Deque<CompletionStage<List<EntityId>>> answers = new ConcurrentLinkedDeque<>();
    private final TestProbe<EntityId> woken = kit.createTestProbe();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private CompletionStage<List<EntityId>> next() {
        CompletionStage<List<EntityId>> answer = answers.poll();
        return answer == null ? CompletableFuture.completedStage(List.of()) : answer;
    }

    @Test
    void everyLiveSessionIsWokenAtTheStart() {
        answers.add(CompletableFuture.completedStage(List.of(one, other)));
        kit.spawn(SessionKeeper.create(this::next, woken.ref()::tell));
        woken.expectMessage(one);
        woken.expectMessage(other);
    }

    @Test
    void aStoreThatIsAwayIsAskedAgain() {
        answers.add(CompletableFuture.failedStage(new IllegalStateException("away")));
        answers.add(CompletableFuture.completedStage(List.of(one)));
        kit.spawn(SessionKeeper.create(this::next, woken.ref()::tell));
        woken.expectMessage(one);
    }
}
