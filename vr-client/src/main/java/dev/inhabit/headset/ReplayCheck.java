package dev.inhabit.headset;

import dev.inhabit.headset.ShownMarks.Shown;
import dev.inhabit.protocol.Rest.StateAt;
import dev.inhabit.protocol.ToClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Compares what was shown of a session live with what the server recalls of it from its store. */
final class ReplayCheck {
    private static final long TICK_MS = 100;

    /** How it compares so far; see {@link SwarmSession}. */
    record Found(int compared, int states, int different) {
        static final Found NONE = new Found(0, 0, 0);

        private Found with(boolean hasState, boolean isDifferent) {
            return new Found(compared + 1, states + (hasState ? 1 : 0), different + (isDifferent ? 1 : 0));
        }
    }

    /** A session as the server recalls it, at a session time as a duration or at an instant, in ISO 8601. */
    @FunctionalInterface
    interface Recall {
        CompletableFuture<StateAt> at(String sessionId, String at);
    }

    private final Recall recall;

    ReplayCheck(Recall recall) {
        this.recall = recall;
    }

    /** One after the other: the server keeps a session that it has recalled for a while. */
    CompletableFuture<Found> of(String sessionId, List<Shown> marks) {
        CompletableFuture<Found> all = CompletableFuture.completedFuture(Found.NONE);
        for (Shown shown : marks) {
            all = all.thenCompose(before -> with(before, sessionId, shown));
        }
        return all;
    }

    private CompletableFuture<Found> with(Found before, String sessionId, Shown shown) {
        ToClient.Mark mark = shown.mark();
        CompletableFuture<StateAt> bySessionTime =
                recall.at(sessionId, Duration.ofMillis(mark.tick() * TICK_MS).toString());
        if (shown.recordedAtMs() < 0) {
            return bySessionTime.thenApply(then -> before.with(false, !sameCrowd(then, mark)));
        }
        return bySessionTime.thenCompose(then -> recall.at(
                        sessionId, Instant.ofEpochMilli(shown.recordedAtMs()).toString())
                .thenApply(at -> {
                    // An event of the same millisecond may follow the one that the mark covers.
                    boolean hasState = at.session().sequenceNr() == mark.sequenceNr();
                    boolean sameState = !hasState || at.session().stateHash().equals(mark.stateHash());
                    return before.with(hasState, !sameCrowd(then, mark) || !sameState);
                }));
    }

    private static boolean sameCrowd(StateAt recalled, ToClient.Mark mark) {
        return recalled.crowdTick() == mark.tick() && recalled.crowdChecksum().equals(mark.crowdChecksum());
    }
}
