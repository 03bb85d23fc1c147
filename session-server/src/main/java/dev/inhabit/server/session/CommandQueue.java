package dev.inhabit.server.session;

import dev.inhabit.server.record.Answer;
import dev.inhabit.server.session.SessionMessage.Submit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Commands on their way to the store: one batch is being written, the rest waits. Owned by one actor.
 *
 * <p>A batch whose write failed is written again once the writer is back: command ids make that safe. What waits too
 * long without being written is given up with "nothing was recorded"; what is being written for too long is answered
 * "unknown" and stays, because it may have been stored.
 */
final class CommandQueue {
    private record Waiting(Submit submit, Instant since) {}

    /** A command and its answer. */
    record Told(Submit submit, Answer answer) {}

    private final SessionSettings settings;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Map<String, Waiting> writing = new LinkedHashMap<>();
    private final Map<String, Instant> answeredUnknown = new LinkedHashMap<>();
    /** More ratings than this wait only where something sends without end. */
    static final int VITAL_MAX = 1_000;

    /** Those being written whose answer may come from an earlier attempt of ours. */
    private final Set<String> resent = new HashSet<>();

    private boolean resend;

    CommandQueue(SessionSettings settings) {
        this.settings = settings;
    }

    /** False where the queue is full. Ratings find a place far longer, exits always. */
    boolean offer(Submit submit, Instant now) {
        int max = submit.command().isVital() ? VITAL_MAX : settings.commandsMax();
        if (waiting.size() >= max && !submit.command().isExit()) {
            return false;
        }
        waiting.addLast(new Waiting(submit, now));
        return true;
    }

    void offerFirst(Submit submit, Instant now) {
        waiting.addFirst(new Waiting(submit, now));
    }

    /** The writer has come back from its log; what it was writing must be asked for again. */
    void writerIsBack() {
        resend = !writing.isEmpty();
    }

    /** The next batch to write; empty while one is being written. */
    List<Submit> next(Instant now) {
        if (resend) {
            resend = false;
            resent.addAll(writing.keySet());
            return writing.values().stream().map(Waiting::submit).toList();
        }
        if (!writing.isEmpty()) {
            return List.of();
        }
        List<Submit> batch = new ArrayList<>();
        Iterator<Waiting> each = waiting.iterator();
        while (each.hasNext() && batch.size() < settings.batchMax()) {
            Waiting candidate = each.next();
            // A repeat must find the first one in the log, so it waits for the next batch.
            if (!writing.containsKey(candidate.submit().commandId().value())) {
                writing.put(candidate.submit().commandId().value(), new Waiting(candidate.submit(), now));
                batch.add(candidate.submit());
                each.remove();
            }
        }
        return batch;
    }

    /** What is said to whoever asked for this command; null where nobody waits for it any more. */
    @Nullable
    Told answered(Answer answer) {
        String id = answer.commandId().value();
        Waiting done = writing.remove(id);
        boolean told = answeredUnknown.remove(id) != null;
        boolean ours = resent.remove(id);
        if (done == null || told) {
            return null;
        }
        // It was stored although its write seemed to fail. Whoever asked, asked once.
        boolean storedBefore = ours && answer instanceof Answer.Done;
        return new Told(
                done.submit(),
                storedBefore
                        ? new Answer.Done(answer.commandId(), ((Answer.Done) answer).sequenceNr(), false)
                        : answer);
    }

    /** Takes out what has waited too long to be written. Ratings and exits go on waiting. */
    List<Submit> expired(Instant now) {
        List<Submit> out = new ArrayList<>();
        Iterator<Waiting> each = waiting.iterator();
        while (each.hasNext()) {
            Waiting candidate = each.next();
            if (!candidate.submit().command().isVital()
                    && candidate.since().plus(settings.waitMax()).isBefore(now)) {
                out.add(candidate.submit());
                each.remove();
            }
        }
        return out;
    }

    /** What has been in writing for too long, each once; exits are not given up on. */
    List<Submit> unknown(Instant now) {
        List<Submit> out = new ArrayList<>();
        for (Map.Entry<String, Waiting> each : writing.entrySet()) {
            Waiting candidate = each.getValue();
            if (!candidate.submit().command().isExit()
                    && candidate.since().plus(settings.waitMax()).isBefore(now)
                    && answeredUnknown.putIfAbsent(each.getKey(), now) == null) {
                out.add(candidate.submit());
            }
        }
        return out;
    }

    boolean isBehind(Instant now) {
        return writing.values().stream()
                .anyMatch(w -> w.since().plus(settings.behindAfter()).isBefore(now));
    }

    boolean isEmpty() {
        return waiting.isEmpty() && writing.isEmpty();
    }
}
