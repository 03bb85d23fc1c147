package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where a socket begins that says what it holds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CursorTests {
    private @Nullable TestClinic started;

    private TestClinic clinic() {
        return java.util.Objects.requireNonNull(started);
    }

    @BeforeAll
    void start() {
        started = new TestClinic("");
    }

    @AfterAll
    void stop() {
        clinic().close();
    }

    @Test
    void aCursorWithinTheSessionIsGoneOnFrom() {
        String session = clinic().startedSession("cursor-within");
        TestSocket page = clinic().open(session, "watch", "therapist").say(new ToServer.Hello(1L, null, null, "test"));
        assertEquals(1, page.next(ToClient.Welcome.class).cursor());
        assertEquals(2, page.next(ToClient.Recorded.class).sequenceNr());
    }

    @Test
    void aCursorBeyondTheSessionsEndIsOfAStoreThatWasAndAllComesAgain() {
        String session = clinic().startedSession("cursor-beyond");
        TestSocket headset =
                clinic().open(session, "headset", "patient").say(new ToServer.Hello(1_000_000L, null, null, "test"));
        assertEquals(0, headset.next(ToClient.Welcome.class).cursor());
        assertEquals(1, headset.next(ToClient.Recorded.class).sequenceNr());
        assertEquals(2, headset.next(ToClient.Recorded.class).sequenceNr());
        headset.say(new SessionRequest.RecordSuds("suds-after-restore", null, 55, null, null));
        assertEquals(3, headset.next(ToClient.Recorded.class).sequenceNr());
    }
}
