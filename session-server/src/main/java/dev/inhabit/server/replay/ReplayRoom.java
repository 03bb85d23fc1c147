package dev.inhabit.server.replay;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.SessionRooms;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Where sessions are recalled from their logs. Keeps the last few that were recalled, because most have ended and their logs
 * change rarely; and the last few that were asked for as they run, to read only what was recorded since. Of
 * one session's recalls one is made at a time, and all who ask meanwhile share the next: it begins after they asked.
 */
public final class ReplayRoom {
    private static final int KEPT = 8;
    /** A therapist watches one session, so these are as many therapists; one of an hour takes some megabytes. */
    static final int RUNNING_KEPT = 16;

    private final SessionRooms.History history;
    private final Executor executor;
    private final Map<EntityId, Recall> kept = new LinkedHashMap<>(KEPT, 0.75f, true);
    private final Map<EntityId, SoFar> running = new LinkedHashMap<>(RUNNING_KEPT, 0.75f, true);
    /** The recalls that wait for the one being made; null where none does. */
    private final Map<EntityId, @Nullable CompletableFuture<Recall>> making = new HashMap<>();

    /** @param executor for folding and playing, which takes processor time */
    public ReplayRoom(SessionRooms.History history, Executor executor) {
        this.history = history;
        this.executor = executor;
    }

    /** The session's whole log as it stands now, folded. Has no events where there is no such session. */
    public CompletionStage<SessionReplay> replay(EntityId session) {
        return history.read(session, 1, Long.MAX_VALUE)
                .thenApplyAsync(log -> new SessionReplay(session, log), executor);
    }

    /** The session as it stands now. Where it was asked for lately, only what was recorded since is read and folded. */
    public CompletionStage<SoFar> soFar(EntityId session) {
        SoFar known;
        synchronized (running) {
            known = running.get(session);
        }
        if (known == null) {
            return whole(session);
        }
        // The last that is known is read again: where it is not the same any more, as in an erased log, nothing of it
        // counts.
        return history.read(session, known.replay().events(), Long.MAX_VALUE)
                .thenComposeAsync(
                        more -> more.isEmpty() || !known.endsWith(more.get(0))
                                ? whole(session)
                                : CompletableFuture.completedStage(
                                        kept(more.size() == 1 ? known : known.with(more.subList(1, more.size())))),
                        executor);
    }

    private CompletionStage<SoFar> whole(EntityId session) {
        synchronized (running) {
            running.remove(session);
        }
        return history.read(session, 1, Long.MAX_VALUE)
                .thenApplyAsync(log -> log.isEmpty() ? SoFar.of(session, log) : kept(SoFar.of(session, log)), executor);
    }

    private SoFar kept(SoFar now) {
        synchronized (running) {
            running.put(now.replay().session(), now);
            if (running.size() > RUNNING_KEPT) {
                running.remove(running.keySet().iterator().next());
            }
        }
        return now;
    }

    /** The same with its crowd. */
    public CompletionStage<Recall> recall(EntityId session) {
        CompletableFuture<Recall> asked;
        synchronized (making) {
            if (making.containsKey(session)) {
                CompletableFuture<Recall> waiting = making.get(session);
                if (waiting == null) {
                    waiting = new CompletableFuture<>();
                    making.put(session, waiting);
                }
                return waiting;
            }
            making.put(session, null);
            asked = new CompletableFuture<>();
        }
        make(session, asked);
        return asked;
    }

    private void make(EntityId session, CompletableFuture<Recall> asked) {
        replay(session).thenApplyAsync(this::recalled, executor).whenComplete((recall, failure) -> {
            CompletableFuture<Recall> next;
            synchronized (making) {
                next = making.remove(session);
                if (next != null) {
                    making.put(session, null);
                }
            }
            if (next != null) {
                make(session, next);
            }
            if (failure == null) {
                asked.complete(recall);
            } else {
                asked.completeExceptionally(failure);
            }
        });
    }

    private Recall recalled(SessionReplay replay) {
        synchronized (kept) {
            Recall known = kept.get(replay.session());
            if (known != null && known.replay().events() == replay.events()) {
                return known;
            }
        }
        Recall recall = new Recall(replay);
        synchronized (kept) {
            kept.put(replay.session(), recall);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return recall;
    }
}
