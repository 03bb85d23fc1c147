package dev.inhabit.server.identity;

import dev.inhabit.server.journal.RecordedEntities;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.pubsub.Topic;

/** All accounts and claims of e-mail addresses of the cluster. Wiring only. */
public final class Accounts {
    private static final int TRIES = 3;

    private final RecordedEntities<AccountState, AccountEvent> accounts;
    private final RecordedEntities<EmailClaimState, EmailClaimEvent> claims;
    private final EmailHashes emailHashes;
    private final SignIns signIns;

    private Accounts(
            RecordedEntities<AccountState, AccountEvent> accounts,
            RecordedEntities<EmailClaimState, EmailClaimEvent> claims,
            EmailHashes emailHashes,
            SignIns signIns) {
        this.accounts = accounts;
        this.claims = claims;
        this.emailHashes = emailHashes;
        this.signIns = signIns;
    }

    public static Accounts start(
            ActorSystem<?> system,
            RecordingEntity.EventCatalogNames names,
            InstantSource clock,
            RecordingEntity.Settings settings,
            Duration askTimeout,
            EmailHashes emailHashes,
            Tokens tokens) {
        ActorRef<Topic.Command<SignInsNow>> topic =
                system.systemActorOf(Topic.create(SignInsNow.class, "sign-ins"), "sign-in-topic", Props.empty());
        RecordedEntities<AccountState, AccountEvent> accounts = RecordedEntities.start(
                system, new AccountDomain(), names, clock, settings, askTimeout, id -> new Announcer(topic));
        RecordedEntities<EmailClaimState, EmailClaimEvent> claims = RecordedEntities.start(
                system, new EmailClaimDomain(), names, clock, settings, askTimeout, id -> new Silent());
        SignIns signIns = new SignIns(tokens, clock, accounts::look);
        system.systemActorOf(news(topic, signIns), "sign-in-news", Props.empty());
        return new Accounts(accounts, claims, emailHashes, signIns);
    }

    /** Whether tokens' sign-ins still run. */
    public SignIns signIns() {
        return signIns;
    }

    /** Asks again with the same id where the answer is unknown; unknown in the end only where the store is down. */
    public CompletionStage<Answer> ask(EntityId account, CommandId commandId, AccountCommand command) {
        return untilKnown(accounts, account, commandId, command, TRIES);
    }

    /** The account now. Fails with a TimeoutException where it does not answer. */
    public CompletionStage<AccountState> look(EntityId account) {
        return accounts.look(account).thenApply(Memory::state);
    }

    CompletionStage<Answer> askClaim(TenantId tenant, EmailAddress email, EmailClaimCommand command) {
        CommandId once = new CommandId(UUID.randomUUID().toString());
        return untilKnown(claims, emailHashes.claimOf(tenant, email), once, command, TRIES);
    }

    CompletionStage<EmailClaimState> lookAtClaim(TenantId tenant, EmailAddress email) {
        return claims.look(emailHashes.claimOf(tenant, email)).thenApply(Memory::state);
    }

    /** An account that never exists: looked at where an address has none, so that both take equally long. */
    EntityId nobody(TenantId tenant, EmailAddress email) {
        return emailHashes.claimOf(tenant, email);
    }

    private static <S, E extends Event<S>> CompletionStage<Answer> untilKnown(
            RecordedEntities<S, E> entities, EntityId id, CommandId commandId, Command<S, E> command, int tries) {
        return entities.ask(id, commandId, command)
                .thenCompose(answer -> answer instanceof Answer.Unknown && tries > 1
                        ? untilKnown(entities, id, commandId, command, tries - 1)
                        : CompletableFuture.completedStage(answer));
    }

    private enum Look {
        TICK
    }

    private static Behavior<Object> news(ActorRef<Topic.Command<SignInsNow>> topic, SignIns signIns) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            topic.tell(Topic.subscribe(context.getSelf().narrow()));
            timers.startTimerWithFixedDelay(Look.TICK, SignIns.FRESH);
            return Behaviors.receive(Object.class)
                    .onMessage(SignInsNow.class, news -> {
                        signIns.learn(news);
                        return Behaviors.same();
                    })
                    .onMessage(Look.class, tick -> {
                        signIns.lookAtListened();
                        return Behaviors.same();
                    })
                    .build();
        }));
    }

    private record Announcer(ActorRef<Topic.Command<SignInsNow>> topic)
            implements RecordingEntity.Listener<AccountState, AccountEvent> {
        @Override
        public void recorded(List<Recorded<AccountEvent>> recorded, Memory<AccountState> after) {
            topic.tell(Topic.publish(SignInsNow.of(after)));
        }
    }

    private record Silent() implements RecordingEntity.Listener<EmailClaimState, EmailClaimEvent> {}
}
