package dev.inhabit.server.session;

import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Chunks that are not on disk yet: kept and asked for again, each under its own command id, until they are. */
final class UnrecordedTelemetry {
    /** Ten minutes of chunks; a store that is away for longer costs the oldest. */
    private static final int CHUNKS_MAX = 120;

    private record Chunk(CommandId commandId, Instant at, SessionCommand command) {}

    private final ActorRef<SessionMessage> session;
    private final ActorRef<SessionMessage.Reply> replies;
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private @Nullable CommandId asked;

    UnrecordedTelemetry(ActorRef<SessionMessage> session, ActorRef<SessionMessage.Reply> replies) {
        this.session = session;
        this.replies = replies;
    }

    /** @param chunk null where there is none to record */
    void add(@Nullable Telemetry chunk, @Nullable Integer speakerScore, Instant at) {
        if (chunk == null) {
            return;
        }
        if (chunks.size() >= CHUNKS_MAX) {
            chunks.removeFirst();
        }
        chunks.addLast(new Chunk(
                new CommandId("telemetry-" + UUID.randomUUID()),
                at,
                new SessionCommand.RecordTelemetry(chunk, speakerScore)));
    }

    /** Asks for the oldest, one at a time. */
    void send() {
        Chunk next = chunks.peekFirst();
        if (next != null && asked == null) {
            asked = next.commandId();
            session.tell(new SessionMessage.Submit(next.commandId(), null, next.at(), next.command(), replies));
        }
    }

    void answered(SessionMessage.Reply reply) {
        if (!(reply instanceof SessionMessage.Answered answered)
                || asked == null
                || !answered.answer().commandId().equals(asked)) {
            return;
        }
        CommandId id = asked;
        asked = null;
        boolean over = answered.answer() instanceof Answer.Done || isFinal(answered.answer());
        if (over) {
            chunks.removeIf(c -> c.commandId().equals(id));
            send();
        }
    }

    private static boolean isFinal(Answer answer) {
        return answer instanceof Answer.Refused refused && refused.refusal().retryAfterMs() == null;
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }
}
