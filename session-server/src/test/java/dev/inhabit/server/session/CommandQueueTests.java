package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.session.SessionMessage.Submit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

final class CommandQueueTests {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private final CommandQueue queue = new CommandQueue(new SessionSettings(
            2, 32, WAIT_MAX, Duration.ofMillis(500), Duration.ofSeconds(30), 8, 8, WAIT_MAX, WAIT_MAX, 16));

    private static Submit submit(String id) {
        return submit(id, new SessionCommand.Pause(new Asker("demo~therapist", Role.THERAPIST), "a break"));
    }

    private static Submit submit(String id, SessionCommand command) {
        return new Submit(
                new CommandId(id),
                null,
                null,
                command,
                TestInbox.<SessionMessage.Reply>create().getRef());
    }

    private static Answer.Done done(String id, boolean repeated) {
        return new Answer.Done(new CommandId(id), 7, repeated);
    }

    private Answer told(Answer answer) {
        CommandQueue.Told told = queue.answered(answer);
        assertNotNull(told);
        return told.answer();
    }

    /** The write reached the store late: the writer finds its own command in the log, but its sender asked once. */
    @Test
    void aCommandThatTheQueueSentAgainIsRecordedAndNotRepeated() {
        queue.offer(submit("command-a"), NOW);
        assertEquals(1, queue.next(NOW).size());
        queue.writerIsBack();
        assertEquals(1, queue.next(NOW).size());
        assertEquals(done("command-a", false), told(done("command-a", true)));
        assertTrue(queue.isEmpty());
    }

    @Test
    void aCommandThatItsSenderSentAgainIsRepeated() {
        queue.offer(submit("command-a"), NOW);
        queue.offer(submit("command-a"), NOW);
        queue.next(NOW);
        assertEquals(done("command-a", false), told(done("command-a", false)));
        queue.next(NOW);
        assertEquals(done("command-a", true), told(done("command-a", true)));
    }

    @Test
    void nobodyIsToldTwice() {
        queue.offer(submit("command-a"), NOW);
        queue.next(NOW);
        queue.writerIsBack();
        queue.next(NOW);
        told(done("command-a", false));
        assertNull(queue.answered(done("command-a", true)));
    }

    @Test
    void aCommandInWritingForTooLongIsUnknownOnceAndNotAnsweredAgain() {
        queue.offer(submit("command-a"), NOW);
        queue.next(NOW);
        Instant late = NOW.plus(WAIT_MAX).plusMillis(1);
        assertEquals(
                List.of("command-a"),
                queue.unknown(late).stream().map(one -> one.commandId().value()).toList());
        assertEquals(List.of(), queue.unknown(late));
        assertNull(queue.answered(done("command-a", false)));
        assertTrue(queue.isEmpty());
    }

    @Test
    void ratingsFindAPlaceForLongAndExitsAlways() {
        SessionCommand rating = new SessionCommand.RecordSuds(
                new Asker("demo~patient", Role.PATIENT), 50, null, SessionRequest.SudsSource.HAND);
        SessionCommand exit = new SessionCommand.SafetyExit(new Asker("demo~patient", Role.PATIENT));
        for (int i = 0; i < CommandQueue.VITAL_MAX; i++) {
            assertTrue(queue.offer(submit("rating-" + i, rating), NOW));
        }
        assertFalse(queue.offer(submit("one-too-many", rating), NOW));
        assertTrue(queue.offer(submit("the-way-out", exit), NOW));
    }
}
