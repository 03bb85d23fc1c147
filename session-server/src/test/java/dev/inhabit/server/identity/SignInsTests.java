package dev.inhabit.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.inhabit.protocol.Role;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a node knows of running sign-ins, with news that come late, twice or never, and accounts that do not answer. */
class SignInsTests {
    private static final EntityId ACCOUNT = EntityId.parse("demo~account-1");
    private static final SignInId SIGN_IN = new SignInId("abcdefghijklmnopqrstuv");
    private static final Principal PRINCIPAL = new Principal(ACCOUNT, Role.THERAPIST, null, SIGN_IN, false);

    private final IdentityNode.HandClock clock = new IdentityNode.HandClock();
    private final Tokens tokens = new Tokens(TokenKeys.generate(clock.instant()));
    private final String token = tokens.issue(PRINCIPAL, clock.instant()).token();
    private final AtomicInteger looks = new AtomicInteger();
    private final SignIns signIns = new SignIns(tokens, clock, account -> {
        looks.incrementAndGet();
        return noAnswer();
    });

    @Test
    void whatIsKnownIsNotAskedForAgainUntilItIsOld() {
        signIns.learn(live(1));
        assertValid();
        clock.advance(SignIns.FRESH.minusMillis(1));
        assertValid();
        assertEquals(0, looks.get());
        clock.advance(Duration.ofMillis(1));
        assertValid();
        assertEquals(1, looks.get());
    }

    @Test
    void anAccountThatDoesNotAnswerIsTakenAsItWasForAWhile() {
        assertEquals(Verification.Failed.UNCHECKED, verify());
        signIns.learn(live(1));
        clock.advance(SignIns.FRESH.plus(SignIns.HOLDS_UNANSWERED).minusMillis(1));
        assertValid();
        clock.advance(Duration.ofMillis(1));
        assertEquals(Verification.Failed.UNCHECKED, verify());
    }

    @Test
    void olderNewsNeverBringAnEndedSignInBack() {
        signIns.learn(live(1));
        signIns.learn(new SignInsNow(ACCOUNT, 2, Map.of()));
        signIns.learn(live(1));
        assertEquals(Verification.Failed.SIGN_IN_ENDED, verify());
    }

    @Test
    void aListenerHearsOnceAndACancelledOneNever() {
        AtomicInteger heard = new AtomicInteger();
        AtomicInteger cancelled = new AtomicInteger();
        signIns.whenEnded(PRINCIPAL, heard::incrementAndGet);
        signIns.whenEnded(PRINCIPAL, cancelled::incrementAndGet).cancel();
        signIns.learn(live(1));
        assertEquals(0, heard.get());
        signIns.learn(new SignInsNow(ACCOUNT, 2, Map.of()));
        signIns.learn(new SignInsNow(ACCOUNT, 3, Map.of()));
        assertEquals(1, heard.get());
        assertEquals(0, cancelled.get());
    }

    @Test
    void aListenerHearsWhenTheSignInRunsOutAtTheNextNews() {
        AtomicInteger heard = new AtomicInteger();
        signIns.whenEnded(PRINCIPAL, heard::incrementAndGet);
        signIns.learn(live(1));
        clock.advance(RefreshFamily.LIFETIME);
        signIns.learn(live(1));
        assertEquals(1, heard.get());
    }

    private SignInsNow live(long sequenceNr) {
        Instant end = Instant.parse("2026-03-02T09:00:00Z").plus(RefreshFamily.LIFETIME);
        return new SignInsNow(ACCOUNT, sequenceNr, Map.of(SIGN_IN, end));
    }

    private void assertValid() {
        assertInstanceOf(Verification.Valid.class, verify());
    }

    private Verification verify() {
        return signIns.verify(token).toCompletableFuture().join();
    }

    private static CompletionStage<Memory<AccountState>> noAnswer() {
        return CompletableFuture.failedStage(new TimeoutException());
    }
}
