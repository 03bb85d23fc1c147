package dev.inhabit.server.session;

import dev.inhabit.protocol.DeviceProfile;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.CrossesNodes;
import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.dispatch.ControlMessage;
import org.jspecify.annotations.Nullable;

/** What others may send to a session's entity, from any node. */
public sealed interface SessionMessage extends CrossesNodes permits SessionMessage.Outer, ExposureSession.Inner {

    /** Sent by other rooms. */
    sealed interface Outer extends SessionMessage {}

    /**
     * A command. Answered when it is on disk, refused, or (after a failed write) unknown. Send it as
     * {@link SessionMessage#of}.
     */
    record Submit(
            CommandId commandId,
            @Nullable String traceId,
            @Nullable Instant occurredAt,
            SessionCommand command,
            ActorRef<Reply> replyTo)
            implements Outer {
        /** The same, with more of the command known. */
        Submit with(SessionCommand known) {
            return new Submit(commandId, traceId, occurredAt, known, replyTo);
        }
    }

    /**
     * An exit: overtakes everything that waits for the session. Answered twice, with {@link Delivered} and then with what
     * became of its record.
     */
    record SubmitExit(Submit submit) implements Outer, ControlMessage {}

    /** The message for a command: exits overtake. */
    static Outer of(Submit submit) {
        return submit.command().isExit() ? new SubmitExit(submit) : submit;
    }

    /** Answers to {@link Submit}. */
    sealed interface Reply extends CrossesNodes {}

    record Answered(Answer answer) implements Reply {}

    /** The headset was told to leave the scene. */
    record Delivered(CommandId commandId) implements Reply {}

    /**
     * A socket wants to see the session. It is sent {@code Welcome}, then every recorded update after {@code cursor}
     * without gaps, then live state until it leaves or stops.
     *
     * @param cursor last sequence number the client has; null: only what comes after the welcome
     * @param liveHz how often the socket wants live state, 1 to 30 a second
     * @param device what a headset says of itself; null where it says nothing
     */
    record Join(
            ActorRef<ToSocket> socket,
            Asker who,
            Rest.Purpose purpose,
            @Nullable Long cursor,
            int liveHz,
            boolean crowd,
            @Nullable DeviceProfile device)
            implements Outer {
        public Join(
                ActorRef<ToSocket> socket,
                Asker who,
                Rest.Purpose purpose,
                @Nullable Long cursor,
                int liveHz,
                boolean crowd) {
            this(socket, who, purpose, cursor, liveHz, crowd, null);
        }
    }

    /** A headset that joined has built the scene. */
    record SceneBuilt(ActorRef<ToSocket> socket, @Nullable String revision) implements Outer {}

    record Leave(ActorRef<ToSocket> socket) implements Outer {}

    /** A socket for media: sees nothing of the session, and is told once when it is over. Asking again changes nothing. */
    record AwaitEnd(ActorRef<ToSocket> socket) implements Outer {}

    /** Starts the entity where it is not awake; otherwise nothing. */
    enum Wake implements Outer {
        WAKE
    }

    /** Something of the moment: heart rate, pose, a reading. Never recorded one by one, never answered. */
    record Felt(Moment moment) implements Outer {}

    /**
     * Asks for a ticket that opens one socket within 30 s.
     *
     * @param headsetOf account whose sign-in a headset has that was let in by its code; null for people
     */
    record IssueTicket(
            Asker who, Rest.Purpose purpose, @Nullable String headsetOf, ActorRef<Ticket> replyTo) implements Outer {}

    record Ticket(String secret) implements CrossesNodes {}

    /** Uses a ticket up. */
    record RedeemTicket(String secret, ActorRef<Redeemed> replyTo) implements Outer {}

    /** Null fields where the ticket is unknown, used or too old. */
    record Redeemed(
            @Nullable Asker who,
            Rest.@Nullable Purpose purpose,
            @Nullable String headsetOf) implements CrossesNodes {}

    /** Asks for the session as it stands; null where there is no such session. */
    record View(Role reader, ActorRef<Viewed> replyTo) implements Outer {}

    record Viewed(@Nullable SessionView view) implements CrossesNodes {}

    /** Asks for the scene that the session copied. */
    record AskScene(ActorRef<SceneTold> replyTo) implements Outer {}

    /** Null where there is no such session, or nothing is known of its place. */
    record SceneTold(@Nullable PinnedManifest scene) implements CrossesNodes {}

    /** Asks what the samples of the patient's body are read by. Answered only by a session that there is. */
    record AskBody(ActorRef<ToSocket> replyTo) implements Outer {}

    /** Asks the entity to stop; sharding sends it when a shard moves. */
    enum Stop implements Outer {
        STOP
    }
}
