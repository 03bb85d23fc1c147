package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.catalog.Staging;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.Refusal;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A session that could be created does not begin where the patient's course of treatment has changed since. */
class BeforeStartTests extends SessionActors {
    private static final SessionCommand START = new SessionCommand.Start(THERAPIST);

    private void create() {
        send(new SessionCommand.Create(THERAPIST, "demo~p1", Auditorium.LEVEL, THERAPIST.accountId(), 42, 1, 60));
        done();
    }

    private Refusal refused() {
        return assertInstanceOf(Answer.Refused.class, answer()).refusal();
    }

    private long asked() {
        synchronized (crowd) {
            return crowd.stream()
                    .filter(one -> one.startsWith("before start of demo~p1"))
                    .count();
        }
    }

    @Test
    void whatSpeaksAgainstItRefusesItAndNothingElse() {
        create();
        beforeStart = CompletableFuture.completedFuture(
                Optional.of(Refusal.of(ErrorCode.LEVEL_LOCKED, "sub-level 3C is locked: closed by a therapist")));
        send(START);
        assertEquals("sub-level 3C is locked: closed by a therapist", refused().message());
        send(new SessionCommand.AddNote(THERAPIST, "came early"));
        done();
        beforeStart = CompletableFuture.completedFuture(Optional.empty());
        send(START);
        done();
        assertEquals(2, asked());
    }

    /** As it was made when nothing looked whether its place still had a conversation. */
    @Test
    void aSceneInWhichNobodyWouldTalkDoesNotBegin() {
        Staging.Staged staged = OwnScene.staged(OwnScene.plan("real-world", 6, "sustain"));
        send(new SessionCommand.Create(
                THERAPIST,
                "demo~p1",
                staged.level(),
                THERAPIST.accountId(),
                42,
                1,
                60,
                PinnedScene.SILENT.with(Objects.requireNonNull(staged.scene().scenario()))));
        done();
        send(START);
        Refusal refusal = refused();
        assertEquals(ErrorCode.CONFLICT, refusal.code());
        assertTrue(refusal.message().contains("revision 3"), refusal.message());
        assertTrue(refusal.message().contains("save a new revision"), refusal.message());
        assertEquals(0, asked());
    }

    @Test
    void aCourseThatDoesNotAnswerIsNoPermission() {
        create();
        beforeStart = CompletableFuture.failedFuture(new IllegalStateException("away"));
        send(START);
        assertEquals(ErrorCode.STORE_UNAVAILABLE, refused().code());
    }

    /** Whoever asks again whether it was started is told so, whatever has become of the course. */
    @Test
    void aStartThatIsRepeatedIsNotAskedFor() {
        create();
        CommandId once = new CommandId("start-only-once-0001");
        send(once, null, START);
        done();
        beforeStart = CompletableFuture.completedFuture(Optional.of(Refusal.of(ErrorCode.CONFLICT, "a yes since")));
        send(once, null, START);
        done();
        assertEquals(1, asked());
    }
}
