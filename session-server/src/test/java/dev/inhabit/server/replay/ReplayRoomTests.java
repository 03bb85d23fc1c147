package dev.inhabit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.session.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReplayRoomTests {
    private static final EntityId SESSION = new EntityId(new TenantId("demo"), "s1");

    private final List<CompletableFuture<List<Recorded<SessionEvent>>>> reads = new ArrayList<>();
    private final ReplayRoom room = new ReplayRoom(
            (session, from, to) -> {
                CompletableFuture<List<Recorded<SessionEvent>>> read = new CompletableFuture<>();
                reads.add(read);
                return read;
            },
            Runnable::run);

    private CompletableFuture<Recall> asked() {
        return room.recall(SESSION).toCompletableFuture();
    }

    @Test
    void allWhoAskWhileOneIsMadeShareTheNext() {
        CompletableFuture<Recall> first = asked();
        CompletableFuture<Recall> second = asked();
        CompletableFuture<Recall> third = asked();
        assertEquals(1, reads.size());
        reads.get(0).complete(List.of());
        assertTrue(first.isDone());
        assertFalse(second.isDone(), "it may hold what was stored since the first began");
        assertEquals(2, reads.size());
        reads.get(1).complete(List.of());
        assertTrue(second.isDone() && third.isDone());
        assertEquals(2, reads.size());
    }

    @Test
    void oneThatFailsHoldsUpNoOther() {
        CompletableFuture<Recall> first = asked();
        CompletableFuture<Recall> second = asked();
        reads.get(0).completeExceptionally(new IllegalStateException("the store does not answer"));
        assertTrue(first.isCompletedExceptionally());
        reads.get(1).complete(List.of());
        assertFalse(second.isCompletedExceptionally());
        assertFalse(asked().isDone());
        assertEquals(3, reads.size());
    }
}
