package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

/** A socket that hears nothing for a while joins again; both its joins may wait for a session that recovers slowly. */
class JoiningTwiceTests extends SessionActors {
    private final BlockingQueue<CompletableFuture<List<Recorded<SessionEvent>>>> reads = new LinkedBlockingQueue<>();

    @Test
    @SuppressWarnings("unchecked")
    void whatIsHeldForASocketThatCatchesUpReachesItInOrder() throws InterruptedException {
        createAndStart();
        for (int i = 0; i < 2; i++) {
            send(new SessionCommand.Pause(THERAPIST, "asked"));
            done();
            send(new SessionCommand.Resume(THERAPIST));
            done();
        }
        List<Recorded<SessionEvent>> stored = journal.persistedInStorage("session|" + id).stream()
                .map(one -> (Recorded<SessionEvent>) one)
                .toList();
        int last = stored.size();
        ActorRef<SessionFeed.Message> feed = kit.spawn(SessionFeed.create(
                id, slowlyRead(), kit.<SessionMessage>createTestProbe().getRef()));
        feed.tell(new SessionFeed.Remembered(folded(stored.subList(0, last - 2))));
        TestProbe<ToSocket> page = kit.createTestProbe();
        SessionMessage.Join join = new SessionMessage.Join(page.getRef(), THERAPIST, Rest.Purpose.WATCH, 0L, 10, false);
        feed.tell(new SessionFeed.Joined(join));
        CompletableFuture<List<Recorded<SessionEvent>>> first =
                Objects.requireNonNull(reads.poll(20, TimeUnit.SECONDS), "what it missed is read");
        feed.tell(new SessionFeed.Wrote(stored.subList(last - 2, last - 1), folded(stored.subList(0, last - 1))));
        feed.tell(new SessionFeed.Joined(join));
        first.complete(stored.subList(0, last - 2));
        feed.tell(new SessionFeed.Wrote(stored.subList(last - 1, last), folded(stored)));
        for (long sequenceNr = 1; sequenceNr <= last; sequenceNr++) {
            assertEquals(sequenceNr, await(page, ToClient.Recorded.class).sequenceNr());
        }
        assertTrue(reads.isEmpty(), "it is read once");
    }

    private SessionRooms slowlyRead() {
        SessionRooms rooms = rooms();
        return new SessionRooms(
                rooms.settings(),
                rooms.names(),
                rooms.writing(),
                rooms.clock(),
                rooms.directory(),
                rooms.results(),
                rooms.needsTalk(),
                (session, from, to) -> {
                    CompletableFuture<List<Recorded<SessionEvent>>> read = new CompletableFuture<>();
                    reads.add(read);
                    return read;
                },
                rooms.crowds(),
                rooms.biofeedback(),
                rooms.alerts(),
                rooms.speaker(),
                rooms.signer());
    }

    private Memory<SessionState> folded(List<Recorded<SessionEvent>> events) {
        Memory<SessionState> memory = Memory.of(SessionState.none(id));
        for (Recorded<SessionEvent> event : events) {
            memory = memory.with(event);
        }
        return memory;
    }
}
