package dev.inhabit.headset;

import dev.inhabit.headset.ReplayCheck.Found;
import dev.inhabit.headset.SwarmSession.Commands;
import dev.inhabit.headset.link.RequestFailed;
import dev.inhabit.protocol.Wire;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One session of a swarm, and who is in it.
 *
 * @param sublevel empty where the session was there before
 * @param page the therapist's; null where nobody changes it
 */
record SwarmSeat(
        String sessionId,
        String sublevel,
        HeadlessHeadset headset,
        @Nullable WatchingTherapist page) {
    /** What became of it; to be asked when it is over. */
    CompletableFuture<SwarmSession> compared(@Nullable Therapist therapist, int marksMax) {
        CompletableFuture<Commands> own = headset.headset().counted();
        WatchingTherapist watched = page;
        if (watched == null || therapist == null) {
            return own.thenApply(commands -> session(commands, Found.NONE, "no page watched it"));
        }
        return own.thenCombine(watched.counted(), Commands::plus).thenCompose(commands -> watched.marks(marksMax)
                .thenCompose(marks -> new ReplayCheck(therapist::stateAt).of(sessionId, marks))
                .thenApply(
                        found -> session(commands, found, found.compared() == 0 ? "its page was told no marks" : null))
                .exceptionally(
                        failure -> session(commands, Found.NONE, "the server does not recall it: " + why(failure))));
    }

    private SwarmSession session(Commands commands, Found found, @Nullable String notCompared) {
        return new SwarmSession(
                sessionId, sublevel, commands, found.compared(), found.states(), found.different(), notCompared);
    }

    private static String why(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof RequestFailed known
                ? known.problem().code().name()
                : cause.getClass().getSimpleName();
    }

    /** What its page was told, a line each, as the socket sent it; none without a page. */
    List<String> marks() {
        return page == null
                ? List.of()
                : page.marks(Integer.MAX_VALUE).join().stream()
                        .map(shown -> Wire.write(shown.mark()))
                        .toList();
    }
}
