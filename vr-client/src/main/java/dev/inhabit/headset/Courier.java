package dev.inhabit.headset;

import dev.inhabit.headset.link.Backoff;
import dev.inhabit.headset.link.Outbox;
import dev.inhabit.headset.link.RequestFailed;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Rest.CommandResult;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient.Answer;
import dev.inhabit.protocol.ToClient.Problem;
import dev.inhabit.protocol.ToClient.Result;
import io.netty.channel.EventLoop;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The second way for commands, by single requests: for an exit that the socket has not got through within a second, and
 * for what is left when the session takes no sockets any more. One command at a time, under the id it has.
 */
final class Courier {
    private static final long EXIT_MS = 1_000;
    private static final Backoff BACKOFF = new Backoff(250, 4_000);

    private final EventLoop loop;
    private final ServerApi api;
    private final SignIn signIn;
    private final String sessionId;
    private final Outbox outbox;
    private final SteadyClock clock;
    private final Consumer<Answer> answered;
    private final SplittableRandom random = new SplittableRandom();
    private boolean onlyWay;
    private boolean underway;
    private int failures;
    private long nextMs;

    Courier(
            EventLoop loop,
            ServerApi api,
            SignIn signIn,
            String sessionId,
            Outbox outbox,
            SteadyClock clock,
            Consumer<Answer> answered) {
        this.loop = loop;
        this.api = api;
        this.signIn = signIn;
        this.sessionId = sessionId;
        this.outbox = outbox;
        this.clock = clock;
        this.answered = answered;
    }

    /** There are no sockets for this session any more. */
    void onlyWay() {
        onlyWay = true;
    }

    void carryWhereNeeded() {
        long nowMs = clock.nowMs();
        if (underway || nowMs < nextMs || !(onlyWay || outbox.exitWaits(EXIT_MS, nowMs))) {
            return;
        }
        SessionRequest request = outbox.first();
        if (request == null) {
            return;
        }
        underway = true;
        var unused = signIn.with(token -> api.command(token, sessionId, request))
                .whenCompleteAsync((result, failure) -> arrived(request, result, failure), loop);
    }

    /**
     * The server has an exit and will record it, if it lives so long. Where a socket comes back, that it is recorded is
     * seen among the updates. Where none does, the session is asked whether it has ended: until it has, the exit stays
     * where it is kept and is carried again.
     */
    private void delivered(SessionRequest request) {
        nextMs = clock.nowMs() + BACKOFF.delayMs(++failures, random);
        if (!onlyWay) {
            underway = false;
            return;
        }
        var unused = signIn.with(token -> api.session(token, sessionId))
                .whenCompleteAsync(
                        (session, failure) -> {
                            underway = false;
                            if (session != null && session.phase() == Phase.ENDED) {
                                ended(request);
                            }
                        },
                        loop);
    }

    private void ended(SessionRequest request) {
        Problem ended = new Problem(ErrorCode.SESSION_ENDED, "the session has ended", null, null);
        answered.accept(new Answer(request.commandId(), Result.REFUSED, null, ended));
    }

    private void arrived(SessionRequest request, @Nullable CommandResult result, @Nullable Throwable failure) {
        if (result != null && result.result() == Result.DELIVERED) {
            delivered(request);
            return;
        }
        underway = false;
        if (result != null) {
            failures = 0;
            answered.accept(new Answer(request.commandId(), result.result(), result.sequenceNr(), null));
            return;
        }
        failures++;
        nextMs = clock.nowMs() + BACKOFF.delayMs(failures, random);
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RequestFailed known) {
            Problem problem = known.problem();
            Result refused = problem.code() == ErrorCode.OUTCOME_UNKNOWN ? Result.UNKNOWN : Result.REFUSED;
            answered.accept(new Answer(request.commandId(), refused, null, problem));
        }
    }
}
