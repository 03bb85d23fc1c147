package dev.inhabit.headset;

import dev.inhabit.headset.link.Link;
import dev.inhabit.headset.link.Outbox;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToClient.Answer;
import io.netty.channel.EventLoop;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The commands of one headset from giving to settling: outbox, both ways to the server, and what is counted of them. */
final class CommandDesk {
    private static final System.Logger LOG = System.getLogger(CommandDesk.class.getName());

    private final String sessionId;
    private final Outbox outbox;
    private final Link link;
    private final SteadyClock clock;
    private final Tally tally;
    private final Courier courier;
    private final CommandLedger ledger = new CommandLedger();

    CommandDesk(
            String sessionId,
            Outbox outbox,
            Link link,
            EventLoop loop,
            ServerApi api,
            SignIn signIn,
            SteadyClock clock,
            Tally tally) {
        this.sessionId = sessionId;
        this.outbox = outbox;
        this.link = link;
        this.clock = clock;
        this.tally = tally;
        this.courier = new Courier(loop, api, signIn, sessionId, outbox, clock, this::answered);
    }

    /** @param dueNs when it was to be given, from which its latency counts */
    void give(SessionRequest request, long dueNs) {
        tally.commandsGiven.increment();
        ledger.given(request.commandId(), dueNs);
        try {
            outbox.give(request, clock.nowMs());
        } catch (UncheckedIOException e) {
            // The command still goes out; only a restart before its answer would lose it.
            LOG.log(System.Logger.Level.ERROR, "commands cannot be kept on disk", e);
        }
    }

    void send(boolean joined) {
        if (joined) {
            outbox.due(clock.nowMs()).forEach(link::send);
        }
        courier.carryWhereNeeded();
    }

    void answered(Answer answer) {
        if (answer.result() == ToClient.Result.UNKNOWN) {
            tally.commandsUnknown.increment();
        }
        switch (outbox.answered(answer, clock.nowMs())) {
            case RECORDED -> {
                String id = answer.commandId();
                long tookNs = ledger.acknowledged(id, answer.sequenceNr(), System.nanoTime());
                tally.acknowledged(sessionId, id, answer.sequenceNr(), tookNs);
            }
            case REFUSED -> tally.commandsRefused.increment();
            case WAITING, UNRELATED -> {
                // It is asked again, or was settled already.
            }
        }
    }

    /** A rating or an answer came among the updates. */
    void givenSeen(@Nullable String commandId) {
        if (ledger.seenAgain(commandId)) {
            tally.commandsDoubled.increment();
        }
    }

    /** An exit came among the updates. One that went by a single request was answered before it was recorded. */
    void exitSeen(@Nullable String commandId, long sequenceNr) {
        ledger.seenAgain(commandId);
        if (commandId != null) {
            answered(new Answer(commandId, ToClient.Result.RECORDED, sequenceNr, null));
        }
    }

    void linkLost() {
        outbox.linkLost(clock.nowMs());
    }

    /** What still waits goes by single requests. */
    void noSocketsAnyMore() {
        courier.onlyWay();
    }

    int waiting() {
        return outbox.size();
    }

    /** What became of them, where updates up to {@code cursor} have come. */
    SwarmSession.Commands counted(long cursor) {
        return ledger.counted(cursor);
    }

    /** Acknowledged, and yet not among the updates up to {@code cursor}. */
    int missing(long cursor) {
        return ledger.missing(cursor);
    }
}
