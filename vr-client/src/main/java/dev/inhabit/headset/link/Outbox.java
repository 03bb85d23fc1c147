package dev.inhabit.headset.link;

import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionRequest.ForceExit;
import dev.inhabit.protocol.SessionRequest.SafetyExit;
import dev.inhabit.protocol.ToClient.Answer;
import dev.inhabit.protocol.ToClient.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Commands that the patient has given and of which it is not yet known that they are on disk. Each is sent, and sent
 * again under the same id, until the server says recorded, repeated or a refusal that is final. Pure but for its
 * {@link Keeping}; times are the client's, in ms.
 */
public final class Outbox {
    /** The most that are on their way at once. */
    static final int IN_FLIGHT_MAX = 32;
    /** After so long without an answer the same command is sent again. */
    static final long ANSWER_MS = 10_000;

    static final long RETRY_MS = 500;

    /** Where commands are kept so that a restart of the headset does not lose them. */
    public interface Keeping {
        /** In memory only. */
        Keeping NOWHERE = new Keeping() {
            @Override
            public void given(SessionRequest request) {}

            @Override
            public void settled(String commandId) {}
        };

        /** Returns when it is safe. */
        void given(SessionRequest request);

        void settled(String commandId);
    }

    /** What an answer meant. */
    public enum Settled {
        /** For no command that waits. */
        UNRELATED,
        /** Not settled: it will be sent again, or its second answer is awaited. */
        WAITING,
        RECORDED,
        REFUSED
    }

    private static final class Entry {
        final SessionRequest request;
        final long givenMs;
        long dueMs;
        boolean inFlight;

        Entry(SessionRequest request, long nowMs) {
            this.request = request;
            this.givenMs = nowMs;
            this.dueMs = nowMs;
        }

        boolean isExit() {
            return request instanceof SafetyExit || request instanceof ForceExit;
        }
    }

    private final Keeping keeping;
    private final Map<String, Entry> waiting = new LinkedHashMap<>();
    private int inFlight;

    /** @param left commands that an earlier run left unsettled, oldest first */
    public Outbox(Keeping keeping, List<SessionRequest> left, long nowMs) {
        this.keeping = keeping;
        left.forEach(request -> waiting.put(request.commandId(), new Entry(request, nowMs)));
    }

    /** Takes a command in; where keeping it fails it is still in, and that failure is thrown. */
    public void give(SessionRequest request, long nowMs) {
        waiting.put(request.commandId(), new Entry(request, nowMs));
        keeping.given(request);
    }

    /** What is to be sent now, exits first, then the oldest; counts as sent. */
    public List<SessionRequest> due(long nowMs) {
        List<Entry> due = new ArrayList<>();
        for (Entry entry : waiting.values()) {
            if (entry.dueMs <= nowMs && (entry.isExit() || entry.inFlight || inFlight + due.size() < IN_FLIGHT_MAX)) {
                due.add(entry);
            }
        }
        due.sort(Comparator.comparing((Entry entry) -> !entry.isExit()));
        for (Entry entry : due) {
            inFlight += entry.inFlight ? 0 : 1;
            entry.inFlight = true;
            entry.dueMs = nowMs + ANSWER_MS;
        }
        return due.stream().map(entry -> entry.request).toList();
    }

    /** The way to the server was lost: what had no answer is due again. */
    public void linkLost(long nowMs) {
        inFlight = 0;
        for (Entry entry : waiting.values()) {
            entry.inFlight = false;
            entry.dueMs = nowMs;
        }
    }

    /** What the server said of one command. */
    public Settled answered(Answer answer, long nowMs) {
        return switch (answer.result()) {
            case RECORDED, REPEATED -> settle(answer.commandId(), Settled.RECORDED);
            case DELIVERED -> waiting.containsKey(answer.commandId()) ? Settled.WAITING : Settled.UNRELATED;
            case UNKNOWN -> later(answer.commandId(), answer.error(), nowMs);
            case REFUSED ->
                isFinal(answer.error())
                        ? settle(answer.commandId(), Settled.REFUSED)
                        : later(answer.commandId(), answer.error(), nowMs);
        };
    }

    private static boolean isFinal(@Nullable Problem problem) {
        if (problem == null) {
            return true;
        }
        return switch (problem.code()) {
            case BUSY, STORE_UNAVAILABLE, OUTCOME_UNKNOWN, RATE_LIMITED, INTERNAL, UNAUTHENTICATED, BAD_TICKET -> false;
            default -> true;
        };
    }

    private Settled settle(String commandId, Settled how) {
        Entry entry = waiting.remove(commandId);
        if (entry == null) {
            return Settled.UNRELATED;
        }
        if (entry.inFlight) {
            inFlight--;
        }
        keeping.settled(commandId);
        return how;
    }

    private Settled later(String commandId, @Nullable Problem problem, long nowMs) {
        Entry entry = waiting.get(commandId);
        if (entry == null) {
            return Settled.UNRELATED;
        }
        if (entry.inFlight) {
            entry.inFlight = false;
            inFlight--;
        }
        Long hintMs = problem == null ? null : problem.retryAfterMs();
        entry.dueMs = nowMs + (hintMs == null ? RETRY_MS : Math.max(50, hintMs));
        return Settled.WAITING;
    }

    /** The oldest command that waits, exits first; null where none does. */
    public @Nullable SessionRequest first() {
        return waiting.values().stream()
                .min(Comparator.comparing((Entry entry) -> !entry.isExit()))
                .map(entry -> entry.request)
                .orElse(null);
    }

    /** Whether an exit has waited longer than {@code forMs}. */
    public boolean exitWaits(long forMs, long nowMs) {
        return waiting.values().stream().anyMatch(entry -> entry.isExit() && nowMs - entry.givenMs > forMs);
    }

    /** How many commands are not settled. */
    public int size() {
        return waiting.size();
    }
}
