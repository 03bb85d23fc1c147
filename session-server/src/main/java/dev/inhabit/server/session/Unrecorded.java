package dev.inhabit.server.session;

import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * The feed's own commands of one kind that are not on disk yet: kept in order and asked for again, each under its own
 * command id, until they are.
 */
final class Unrecorded {
    private record Waiting(CommandId commandId, Instant at, SessionCommand command) {}

    private final String kind;
    private final int most;
    private final ActorRef<SessionMessage> session;
    private final ActorRef<SessionMessage.Reply> replies;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable CommandId asked;

    /**
     * @param kind begins the command ids
     * @param most a store that is away for longer costs the oldest
     */
    Unrecorded(String kind, int most, ActorRef<SessionMessage> session, ActorRef<SessionMessage.Reply> replies) {
        this.kind = kind;
        this.most = most;
        this.session = session;
        this.replies = replies;
    }

    void add(SessionCommand command, Instant at) {
        if (waiting.size() >= most) {
            waiting.removeFirst();
        }
        waiting.addLast(new Waiting(new CommandId(kind + "-" + UUID.randomUUID()), at, command));
    }

    /** Asks for the oldest, one at a time. */
    void send() {
        Waiting next = waiting.peekFirst();
        if (next != null && asked == null) {
            asked = next.commandId();
            session.tell(new SessionMessage.Submit(next.commandId(), null, next.at(), next.command(), replies));
        }
    }

    /** Answers to others are passed over. */
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
            waiting.removeIf(one -> one.commandId().equals(id));
            send();
        }
    }

    private static boolean isFinal(Answer answer) {
        return answer instanceof Answer.Refused refused && refused.refusal().retryAfterMs() == null;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The oldest first. */
    List<SessionCommand> commands() {
        return waiting.stream().map(Waiting::command).toList();
    }
}
